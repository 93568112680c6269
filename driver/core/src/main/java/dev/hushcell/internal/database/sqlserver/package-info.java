/**
 * SQL Server 2016 and newer, written after its documentation. Its statements are read and planned
 * in tests; no server was at hand, so it is not among the databases that a connection may lead to.
 */
@NullMarked
package dev.hushcell.internal.database.sqlserver;

import org.jspecify.annotations.NullMarked;
