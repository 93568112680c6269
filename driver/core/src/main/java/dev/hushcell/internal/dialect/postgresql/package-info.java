/** PostgreSQL 13 and later, through its own JDBC driver. */
@NullMarked
package dev.hushcell.internal.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
