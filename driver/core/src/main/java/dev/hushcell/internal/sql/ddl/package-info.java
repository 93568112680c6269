/** Reads data definition statements token by token; what it does not know it calls so. */
@NullMarked
package dev.hushcell.internal.sql.ddl;

import org.jspecify.annotations.NullMarked;
