/** What is remembered of the tables and names of a database. */
@NullMarked
package dev.hushcell.internal.schema;

import org.jspecify.annotations.NullMarked;
