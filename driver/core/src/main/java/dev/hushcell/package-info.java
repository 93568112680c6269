/** The JDBC driver and data source that keep chosen cells encrypted, and their status. */
@NullMarked
package dev.hushcell;

import org.jspecify.annotations.NullMarked;
