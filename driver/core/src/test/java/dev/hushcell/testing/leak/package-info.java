/** Marked values, statements that carry them, and the search for them wherever they may be. */
package dev.hushcell.testing.leak;
