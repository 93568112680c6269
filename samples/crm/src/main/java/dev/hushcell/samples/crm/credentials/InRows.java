package dev.hushcell.samples.crm.credentials;

import java.util.Optional;

/**
 * Keeps passwords in the rows of their owners. The columns are encrypted, and the pool of the web
 * part may only write them.
 */
public final class InRows implements PasswordKeeper, PasswordSource {
  @Override
  public String keep(SecretName name, String password) {
    return password;
  }

  @Override
  public void forget(SecretName name) {
    // the row is all there is
  }

  @Override
  public Optional<String> password(SecretName name, Optional<String> inRow) {
    return inRow;
  }

  @Override
  public boolean isInRows() {
    return true;
  }
}
