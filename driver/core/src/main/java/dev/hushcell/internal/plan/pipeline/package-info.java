/** The way of a text to its plan: screens, parsing, reading, settling, and the cache. */
@NullMarked
package dev.hushcell.internal.plan.pipeline;

import org.jspecify.annotations.NullMarked;
