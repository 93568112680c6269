/** Codes of what the surface refuses, and the one place where a fault becomes an exception. */
@NullMarked
package dev.hushcell.internal.error;

import org.jspecify.annotations.NullMarked;
