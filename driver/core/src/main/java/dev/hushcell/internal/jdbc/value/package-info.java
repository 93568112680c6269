/** Between what the java.sql setters and getters speak of and the values of cells. */
@NullMarked
package dev.hushcell.internal.jdbc.value;

import org.jspecify.annotations.NullMarked;
