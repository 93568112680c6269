/** Forms of statements that the library has no place for, written anew so that it has. */
@NullMarked
package dev.hushcell.internal.sql.form;

import org.jspecify.annotations.NullMarked;
