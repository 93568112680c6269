/** Where values of a statement come from and what their places take. */
@NullMarked
package dev.hushcell.internal.plan.flow;

import org.jspecify.annotations.NullMarked;
