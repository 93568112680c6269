/** What each name of a statement means, and what becomes of its parameters and literals. */
@NullMarked
package dev.hushcell.internal.plan.resolve;

import org.jspecify.annotations.NullMarked;
