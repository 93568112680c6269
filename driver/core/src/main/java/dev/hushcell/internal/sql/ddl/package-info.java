/** Reads definitions into the records of {@code tree}; what it does not know it calls so. */
@NullMarked
package dev.hushcell.internal.sql.ddl;

import org.jspecify.annotations.NullMarked;
