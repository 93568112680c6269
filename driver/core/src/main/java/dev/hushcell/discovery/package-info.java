/** Proposals of columns to protect, found by a read-only scan; never a value. */
@NullMarked
package dev.hushcell.discovery;

import org.jspecify.annotations.NullMarked;
