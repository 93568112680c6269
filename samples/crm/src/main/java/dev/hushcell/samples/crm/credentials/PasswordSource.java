package dev.hushcell.samples.crm.credentials;

import java.util.Optional;

/** Where the router gets passwords from. */
public interface PasswordSource {
  /**
   * Returns a password.
   *
   * @param name which one
   * @param inRow what stands in the row of its owner
   */
  Optional<String> password(SecretName name, Optional<String> inRow);
}
