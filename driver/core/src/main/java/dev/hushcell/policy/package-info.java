/** Immutable description of protected columns: table, column, type, search, key. */
@NullMarked
package dev.hushcell.policy;

import org.jspecify.annotations.NullMarked;
