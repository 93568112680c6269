/** What the planner must know of a database, read from its own catalog tables. */
@NullMarked
package dev.hushcell.internal.jdbc.schema;

import org.jspecify.annotations.NullMarked;
