/**
 * SQL Server 2016 and newer, written after its documentation and the source of its driver. No
 * server was at hand: its statements are planned in tests, and what is asked of it is read by a
 * grammar of T-SQL. So a configuration must ask for it by name.
 */
@NullMarked
package dev.hushcell.internal.dialect.sqlserver;

import org.jspecify.annotations.NullMarked;
