/** The ledger of what is protected, activation of columns, and the data keys behind both. */
@NullMarked
package dev.hushcell.internal.keyring.ledger;

import org.jspecify.annotations.NullMarked;
