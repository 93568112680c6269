/**
 * Service provider interface of a listener for counts, timings and refusals; never a value, key or
 * literal.
 */
@NullMarked
package dev.hushcell.observe;

import org.jspecify.annotations.NullMarked;
