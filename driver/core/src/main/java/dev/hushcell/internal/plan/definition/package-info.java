/** Reads data definitions, and knows what a declared type becomes when its column is protected. */
@NullMarked
package dev.hushcell.internal.plan.definition;

import org.jspecify.annotations.NullMarked;
