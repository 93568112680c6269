/** Sorts rows that were copied, in a bounded part of the memory. */
@NullMarked
package dev.hushcell.internal.jdbc.sort;

import org.jspecify.annotations.NullMarked;
