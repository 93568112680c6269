/** H2 2.x in its modes REGULAR, STRICT and PostgreSQL. */
@NullMarked
package dev.hushcell.internal.database.h2;

import org.jspecify.annotations.NullMarked;
