/** JDBC escapes and comments, on a plain and on a protected database. */
@NullMarked
package dev.hushcell.contract.escapes;

import org.jspecify.annotations.NullMarked;
