/** The built-in key stores. */
@NullMarked
package dev.hushcell.internal.keystores;

import org.jspecify.annotations.NullMarked;
