/**
 * What the catalogue asks of the database: transactions of its own, attempts, and how existing
 * tables look.
 */
@NullMarked
package dev.hushcell.internal.keyring.database;

import org.jspecify.annotations.NullMarked;
