/** The java.sql surface; decides nothing about encryption. */
@NullMarked
package dev.hushcell.internal.jdbc;

import org.jspecify.annotations.NullMarked;
