/** A key store in the Transit engine of HashiCorp Vault or OpenBao. */
@NullMarked
package dev.hushcell.keystore.vault;

import org.jspecify.annotations.NullMarked;
