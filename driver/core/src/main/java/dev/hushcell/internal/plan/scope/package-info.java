/** What a place in a query can see: names, sources, columns and what they are worth. */
@NullMarked
package dev.hushcell.internal.plan.scope;

import org.jspecify.annotations.NullMarked;
