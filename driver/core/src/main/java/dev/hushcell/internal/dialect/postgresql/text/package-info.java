/** How PostgreSQL writes and reads SQL; knows no JDBC. */
@NullMarked
package dev.hushcell.internal.dialect.postgresql.text;

import org.jspecify.annotations.NullMarked;
