package dev.hushcell.internal.keystores.wrapping;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a version of a key is called where the store knows no versions of its own: the first as the
 * key, the others {@code key@2}, {@code key@3} and so on.
 *
 * @param number 1 or more
 */
public record VersionName(String key, int number) implements Comparable<VersionName> {
  private static final Pattern LATER = Pattern.compile("(.+)@([2-9]|[1-9][0-9]{1,8})");

  /** Returns the version of the key that an entry of the store is; empty when it is none. */
  public static Optional<VersionName> of(String key, String entry) {
    if (entry.equals(key)) {
      return Optional.of(new VersionName(key, 1));
    }
    Matcher later = LATER.matcher(entry);
    return later.matches() && later.group(1).equals(key)
        ? Optional.of(new VersionName(key, Integer.parseInt(later.group(2))))
        : Optional.empty();
  }

  /** Refuses the name of a version where the name of a key is asked for. */
  public static void requireUnversioned(String key) throws KeyStoreException {
    Matcher later = LATER.matcher(key);
    if (later.matches()) {
      throw new KeyStoreException(
          BAD_SETTING,
          "keystore.key names a version; write "
              + later.group(1)
              + ", which stands for the newest version of that key");
    }
  }

  public VersionName next() {
    return new VersionName(key, number + 1);
  }

  @Override
  public int compareTo(VersionName other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return number == 1 ? key : key + "@" + number;
  }
}
