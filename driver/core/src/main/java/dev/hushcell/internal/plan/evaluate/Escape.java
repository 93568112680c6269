package dev.hushcell.internal.plan.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What takes a wildcard's meaning away.
 *
 * @param sign the character; null for none
 */
record Escape(@Nullable Character sign) {}
