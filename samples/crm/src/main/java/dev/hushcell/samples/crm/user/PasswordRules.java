package dev.hushcell.samples.crm.user;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a password of the CRM must be like. */
public final class PasswordRules {
  private static final int SHORTEST = 12;

  /** More than this the hash would not see. */
  private static final int MOST_BYTES = 72;

  private PasswordRules() {}

  /** Returns what is wrong with a password. */
  public static Optional<String> problem(String password) {
    if (password.length() < SHORTEST) {
      return Optional.of("This needs at least " + SHORTEST + " characters.");
    }
    return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
        ? Optional.of("This is too long: " + MOST_BYTES + " letters of A to Z are the most.")
        : Optional.empty();
  }
}
