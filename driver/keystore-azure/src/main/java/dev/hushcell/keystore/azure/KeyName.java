package dev.hushcell.keystore.azure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a key, written {@code name/version}. The vault is not in it: a record of a catalogue
 * must not say where a token is sent to.
 *
 * @param key name of the key
 * @param version as Key Vault has it, 32 hexadecimal digits
 */
record KeyName(String key, String version) {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,127}");
  private static final Pattern WRITTEN = Pattern.compile("([0-9A-Za-z-]{1,127})/([0-9a-f]{32})");

  /** Reads what {@link #toString()} wrote; empty when it is something else. */
  static Optional<KeyName> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(new KeyName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  static boolean isName(String key) {
    return NAME.matcher(key).matches();
  }

  @Override
  public String toString() {
    return key + "/" + version;
  }
}
