/**
 * SQL Server 2016 and newer, written after its documentation: {@code docs/databases/sql-server.md}
 * says what was run and what was not.
 */
@NullMarked
package dev.hushcell.internal.database.sqlserver;

import org.jspecify.annotations.NullMarked;
