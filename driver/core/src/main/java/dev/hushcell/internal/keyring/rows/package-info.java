/** The tables of the catalogue: their SQL, their rows, and the rows as text. */
@NullMarked
package dev.hushcell.internal.keyring.rows;

import org.jspecify.annotations.NullMarked;
