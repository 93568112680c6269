/** Hushcell in Liquibase: URLs with the prefix. */
@NullMarked
package dev.hushcell.liquibase;

import org.jspecify.annotations.NullMarked;
