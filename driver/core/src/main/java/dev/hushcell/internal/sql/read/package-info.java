/** Reads statements into trees; what a database writes in its own way is data. */
@org.jspecify.annotations.NullMarked
package dev.hushcell.internal.sql.read;
