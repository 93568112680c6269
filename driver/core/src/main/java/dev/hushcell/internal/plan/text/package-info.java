/** From a text to its plan: the touch test, the dispatch by kind of statement and the cache. */
@NullMarked
package dev.hushcell.internal.plan.text;

import org.jspecify.annotations.NullMarked;
