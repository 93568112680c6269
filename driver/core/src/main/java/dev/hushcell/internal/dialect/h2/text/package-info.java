/** How H2 writes and reads SQL; knows no JDBC. */
@NullMarked
package dev.hushcell.internal.dialect.h2.text;

import org.jspecify.annotations.NullMarked;
