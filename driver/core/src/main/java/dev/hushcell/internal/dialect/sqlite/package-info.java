/** Everything particular to SQLite; {@code text} reads its statements and knows no JDBC. */
@NullMarked
package dev.hushcell.internal.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
