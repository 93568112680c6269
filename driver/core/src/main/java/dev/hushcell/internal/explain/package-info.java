/** From plans to explanations that hold no value, and from a script to its statements. */
@NullMarked
package dev.hushcell.internal.explain;

import org.jspecify.annotations.NullMarked;
