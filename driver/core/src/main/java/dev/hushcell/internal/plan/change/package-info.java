/** Reads statements that change rows: what is assigned to which column. */
@NullMarked
package dev.hushcell.internal.plan.change;

import org.jspecify.annotations.NullMarked;
