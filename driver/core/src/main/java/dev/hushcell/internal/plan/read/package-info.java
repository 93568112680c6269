/** Reads queries and expressions of every shape. */
@NullMarked
package dev.hushcell.internal.plan.read;

import org.jspecify.annotations.NullMarked;
