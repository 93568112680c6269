/**
 * Hushcell side by side with what people use instead: each contestant in a JVM of its own, all of
 * them alive, in turns.
 */
@NullMarked
package dev.hushcell.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
