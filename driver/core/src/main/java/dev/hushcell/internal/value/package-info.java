/** What a driver takes and gives for a type: accepts, converts, encodes and describes values. */
@NullMarked
package dev.hushcell.internal.value;

import org.jspecify.annotations.NullMarked;
