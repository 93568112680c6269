package dev.hushcell.internal.keystores;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * The settings of a key store in a file, checked.
 *
 * @param path absolute path of the file
 * @param password the password, a copy that the holder closes
 * @param key name of the key-encryption key in use
 * @param create make the store and the key if absent
 */
record FileSettings(Path path, SecretBytes password, String key, boolean create) {
  /** Fewest characters of a password: the 112 bits that SP 800-132 asks for in approved mode. */
  static final int MIN_PASSWORD = 14;

  static FileSettings of(KeyStoreSettings settings) throws KeyStoreException {
    String type = settings.type();
    if (!settings.more().isEmpty()) {
      throw bad(
          "a key store of type "
              + type
              + " has no setting "
              + String.join(", ", new TreeSet<>(settings.more().keySet()))
              + "; it knows type, path, password, key and create");
    }
    if (settings.key().isBlank() || settings.key().startsWith(BcfksContents.PIN_PREFIX)) {
      throw bad("keystore.key must name a key and not start with " + BcfksContents.PIN_PREFIX);
    }
    String path =
        settings.path().orElseThrow(() -> bad("a key store of type " + type + " needs a path"));
    SecretBytes password =
        settings
            .password()
            .orElseThrow(() -> bad("a key store of type " + type + " needs a password"));
    FileSettings checked =
        new FileSettings(absolute(path), copy(password), settings.key(), settings.create());
    checked.checkPassword();
    return checked;
  }

  /** Returns the password as characters, which the caller overwrites. */
  char[] passwordChars() throws KeyStoreException {
    byte[] utf8 = password.copy(SecretAccess.iHandleKeyBytes());
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      char[] chars = Arrays.copyOf(decoded.array(), decoded.length());
      Arrays.fill(decoded.array(), '\0');
      return chars;
    } catch (CharacterCodingException e) {
      throw bad("keystore.password is not UTF-8 text");
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
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

  private static KeyStoreException bad(String message) {
    return new KeyStoreException(BAD_SETTING, message);
  }

  @Override
  public String toString() {
    return path + ", key " + key;
  }
}
