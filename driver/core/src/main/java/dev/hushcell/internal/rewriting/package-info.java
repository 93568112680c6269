/** Rewrites columns of tables that are in use, through shadows that take their names in the end. */
@NullMarked
package dev.hushcell.internal.rewriting;

import org.jspecify.annotations.NullMarked;
