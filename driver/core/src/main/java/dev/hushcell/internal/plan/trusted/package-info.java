/** Calls of routines that the configuration trusts, and what goes into them. */
@NullMarked
package dev.hushcell.internal.plan.trusted;

import org.jspecify.annotations.NullMarked;
