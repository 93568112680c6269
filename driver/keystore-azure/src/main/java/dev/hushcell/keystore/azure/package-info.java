/** A key store in Azure Key Vault or Managed HSM. */
@NullMarked
package dev.hushcell.keystore.azure;

import org.jspecify.annotations.NullMarked;
