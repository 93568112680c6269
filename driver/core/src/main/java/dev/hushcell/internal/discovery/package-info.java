/** Scans a plain database, read only, for columns that should be protected. */
@NullMarked
package dev.hushcell.internal.discovery;

import org.jspecify.annotations.NullMarked;
