/** How SQLite reads its statements. */
@NullMarked
package dev.hushcell.internal.dialect.sqlite.text;

import org.jspecify.annotations.NullMarked;
