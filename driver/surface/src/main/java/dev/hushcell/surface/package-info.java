/** Generates one forwarding class per JDBC interface from a table of method kinds. */
@NullMarked
package dev.hushcell.surface;

import org.jspecify.annotations.NullMarked;
