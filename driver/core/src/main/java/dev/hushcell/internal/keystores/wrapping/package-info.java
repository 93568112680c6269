/** Key-encryption keys in memory, and what their versions are called. */
@NullMarked
package dev.hushcell.internal.keystores.wrapping;

import org.jspecify.annotations.NullMarked;
