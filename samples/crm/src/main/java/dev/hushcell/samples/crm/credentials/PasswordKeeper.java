package dev.hushcell.samples.crm.credentials;

import org.jspecify.annotations.Nullable;

/** Where the web part puts passwords of mailboxes. It can put them there and not read them back. */
public interface PasswordKeeper {
  /**
   * Keeps a password.
   *
   * @return what is to stand in the row of its owner: the password, or null when it is kept
   *     elsewhere
   */
  @Nullable String keep(SecretName name, String password);

  /** Forgets a password that is kept elsewhere than in the row of its owner. */
  void forget(SecretName name);

  /** Tells whether passwords stand in the rows of their owners. */
  boolean isInRows();
}
