/** Hushcell in Flyway: URLs with the prefix. */
@NullMarked
package dev.hushcell.flyway;

import org.jspecify.annotations.NullMarked;
