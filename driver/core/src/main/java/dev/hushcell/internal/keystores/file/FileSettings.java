package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.CheckedSettings.bad;

import dev.hushcell.internal.keystores.wrapping.SecretChars;
import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a key store in a file, checked.
 *
 * @param path absolute path of the file
 * @param password the password, a copy that the holder closes
 * @param key name of the key-encryption key in use
 * @param create make the store and the key if absent
 * @param iterations of PBKDF2 when the file is written; empty: as the module has it
 */
public record FileSettings(
    Path path, SecretBytes password, String key, boolean create, Optional<Integer> iterations) {
  /** What the name of an entry begins with that is no key but pinned bytes. */
  public static final String PIN_PREFIX = "hushcell.pin.";

  /** Fewest characters of a password: the 112 bits that SP 800-132 asks for in approved mode. */
  public static final int MIN_PASSWORD = 14;

  public static final String ITERATIONS = "iterations";

  /** SP 800-132 asks for 1000 at least; below this a password is cheap to try today. */
  public static final int MIN_ITERATIONS = 10_000;

  /** Above this a connection would wait for half a minute. */
  public static final int MAX_ITERATIONS = 10_000_000;

  /** Checks settings of which these are known beside the common ones. */
  public static FileSettings of(KeyStoreSettings settings, String... known)
      throws KeyStoreException {
    String type = settings.type();
    TreeSet<String> unknown = new TreeSet<>(settings.more().keySet());
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw bad(
          "a key store of type "
              + type
              + " has no setting "
              + String.join(", ", unknown)
              + "; it knows type, path, password, key, create"
              + (known.length == 0 ? "" : ", " + String.join(", ", known)));
    }
    Optional<Integer> iterations = iterations(settings.more().get(ITERATIONS));
    if (settings.key().isBlank() || settings.key().startsWith(PIN_PREFIX)) {
      throw bad("keystore.key must name a key and not start with " + PIN_PREFIX);
    }
    VersionName.requireUnversioned(settings.key());
    String path =
        settings.path().orElseThrow(() -> bad("a key store of type " + type + " needs a path"));
    SecretBytes password =
        settings
            .password()
            .orElseThrow(() -> bad("a key store of type " + type + " needs a password"));
    FileSettings checked =
        new FileSettings(
            absolute(path), copy(password), settings.key(), settings.create(), iterations);
    checked.checkPassword();
    return checked;
  }

  /** Returns the password as characters, which the caller overwrites. */
  public char[] passwordChars() throws KeyStoreException {
    return SecretChars.of(password, "password");
  }

  private void checkPassword() throws KeyStoreException {
    char[] chars = passwordChars();
    Arrays.fill(chars, '\0');
    if (chars.length < MIN_PASSWORD) {
      password.close();
      throw bad(
          "keystore.password has fewer than "
              + MIN_PASSWORD
              + " characters, too few for approved mode; choose a longer one (an existing file:"
              + " keytool -storepasswd)");
    }
  }

  private static Optional<Integer> iterations(@Nullable String written) throws KeyStoreException {
    if (written == null) {
      return Optional.empty();
    }
    try {
      int count = Integer.parseInt(written);
      if (count >= MIN_ITERATIONS && count <= MAX_ITERATIONS) {
        return Optional.of(count);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(
        "keystore.iterations must be a whole number from "
            + MIN_ITERATIONS
            + " to "
            + MAX_ITERATIONS);
  }

  private static Path absolute(String path) throws KeyStoreException {
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw bad("keystore.path is not a path on this system");
    }
  }

  private static SecretBytes copy(SecretBytes password) {
    return SecretBytes.adopt(password.copy(SecretAccess.iHandleKeyBytes()));
  }

  @Override
  public String toString() {
    return path + ", key " + key;
  }
}
