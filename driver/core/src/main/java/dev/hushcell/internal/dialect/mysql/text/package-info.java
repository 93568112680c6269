/** How MySQL and MariaDB write and read SQL; knows no JDBC. */
@NullMarked
package dev.hushcell.internal.dialect.mysql.text;

import org.jspecify.annotations.NullMarked;
