/** What each name of a statement means: scopes and fields, as facts beside its tree. */
@NullMarked
package dev.hushcell.internal.plan.analysis;

import org.jspecify.annotations.NullMarked;
