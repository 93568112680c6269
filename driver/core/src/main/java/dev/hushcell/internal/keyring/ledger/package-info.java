/**
 * The ledger of what is protected: it reads the catalogues, holds them against the tables and the
 * configuration, and writes what changes.
 */
@NullMarked
package dev.hushcell.internal.keyring.ledger;

import org.jspecify.annotations.NullMarked;
