/** Reads data definition statements of SQL Server. */
@NullMarked
package dev.hushcell.internal.sql.ddl.tsql;

import org.jspecify.annotations.NullMarked;
