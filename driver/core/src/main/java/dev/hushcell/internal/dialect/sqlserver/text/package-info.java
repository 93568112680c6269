/** How SQL Server writes and reads SQL; knows no JDBC. */
@NullMarked
package dev.hushcell.internal.dialect.sqlserver.text;

import org.jspecify.annotations.NullMarked;
