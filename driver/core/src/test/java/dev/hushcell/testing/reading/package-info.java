/** Reads texts by both front ends, and shows trees. */
@org.jspecify.annotations.NullMarked
package dev.hushcell.testing.reading;
