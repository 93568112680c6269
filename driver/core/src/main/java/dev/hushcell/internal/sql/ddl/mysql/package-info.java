/** Reads the data definition statements of MySQL and MariaDB. */
@NullMarked
package dev.hushcell.internal.sql.ddl.mysql;

import org.jspecify.annotations.NullMarked;
