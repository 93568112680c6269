/** Forgets persons: erases their rows as it is declared, and keeps that it was done. */
@NullMarked
package dev.hushcell.internal.erasing;

import org.jspecify.annotations.NullMarked;
