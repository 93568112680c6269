/**
 * Reads queries and expressions: what each column reference is, and what becomes of each parameter
 * and literal.
 */
@NullMarked
package dev.hushcell.internal.plan.query;

import org.jspecify.annotations.NullMarked;
