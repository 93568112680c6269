/** Lexers, dialects and the statement model; knows no JDBC and no encryption. */
@NullMarked
package dev.hushcell.internal.sql;

import org.jspecify.annotations.NullMarked;
