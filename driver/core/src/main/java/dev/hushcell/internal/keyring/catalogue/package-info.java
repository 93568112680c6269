/**
 * The catalogue in the database: its rows, their authentication, reading, writing and making it.
 */
@NullMarked
package dev.hushcell.internal.keyring.catalogue;

import org.jspecify.annotations.NullMarked;
