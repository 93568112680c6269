/** Reads texts as kinds of database do, and shows their trees. */
@org.jspecify.annotations.NullMarked
package dev.hushcell.testing.reading;
