package dev.hushcell.keystore.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Transit key, written {@code name/vN}.
 *
 * @param key name of the key
 * @param number from 1
 */
record TransitVersion(String key, int number) {
  private static final Pattern WRITTEN = Pattern.compile("([^/]+)/v([1-9][0-9]{0,8})");

  /** Reads what {@link #toString()} wrote; empty when it is something else. */
  static Optional<TransitVersion> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches() && VaultSettings.isName(matcher.group(1))
        ? Optional.of(new TransitVersion(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return key + "/v" + number;
  }
}
