/** Conditions over opened values: what decides which rows of a result set are delivered. */
@NullMarked
package dev.hushcell.internal.jdbc.evaluate;

import org.jspecify.annotations.NullMarked;
