/** Tells from names alone what a statement could touch, and refuses what nobody needs to read. */
@NullMarked
package dev.hushcell.internal.plan.screen;

import org.jspecify.annotations.NullMarked;
