/** SQL Server: its own scripts on a server that is given, and what can be tested without one. */
@NullMarked
package dev.hushcell.contract.sqlserver;

import org.jspecify.annotations.NullMarked;
