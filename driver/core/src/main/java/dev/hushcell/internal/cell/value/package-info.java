/** Java objects to canonical values of a logical type, and those to bytes and back. */
@NullMarked
package dev.hushcell.internal.cell.value;

import org.jspecify.annotations.NullMarked;
