package dev.hushcell.internal.keystores;

import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_FILE;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.Pkcs12Reader;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A PKCS#12 file, read by the FIPS module. Aliases do not tell case, as with keytool. */
final class Pkcs12File implements KeyFile {
  private static final int KEY_BYTES = 32;

  private final Pkcs12Reader reader;
  private final FileSettings settings;
  private final StoreFile file;

  Pkcs12File(FipsModule fips, FileSettings settings) {
    this.reader = new Pkcs12Reader(fips);
    this.settings = settings;
    this.file = new StoreFile(settings.path());
  }

  /** Returns the command that makes such a file. */
  static String makeCommand(FileSettings settings) {
    return "keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12 -keystore "
        + settings.path()
        + " -alias "
        + settings.key();
  }

  @Override
  public Optional<SecretKey> key(String name) throws KeyStoreException {
    Optional<byte[]> content = file.read();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Map<String, byte[]> keys = keys(content.get());
    byte[] key = keys.get(name.toLowerCase(Locale.ROOT));
    try {
      return key == null ? Optional.empty() : Optional.of(usable(name, key));
    } finally {
      keys.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }

  private SecretKey usable(String name, byte[] key) throws KeyStoreException {
    if (key.length != KEY_BYTES) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "the entry "
              + name
              + " of "
              + file
              + " is not an AES-256 secret key; name another entry, or make one: "
              + makeCommand(settings));
    }
    return new SecretKeySpec(key, "AES");
  }

  private Map<String, byte[]> keys(byte[] content) throws KeyStoreException {
    char[] password = settings.passwordChars();
    try {
      return reader.read(content, password);
    } catch (UnsupportedOperationException e) {
      throw new KeyStoreException(UNSUPPORTED, legacy(), e);
    } catch (SecurityException e) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the password does not open the key store "
              + file
              + ", or the file was altered; correct keystore.password or restore the file",
          e);
    } catch (IllegalArgumentException e) {
      throw new KeyStoreException(
          CORRUPT,
          file
              + " is not a PKCS#12 key store or is damaged; restore it from a backup, or correct"
              + " keystore.type",
          e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private String legacy() {
    return "the key store "
        + file
        + " is encrypted in a way that is not approved; convert it with the keytool of JDK 17 or"
        + " newer: keytool -importkeystore -srckeystore "
        + file
        + " -srcstoretype PKCS12 -destkeystore new.p12 -deststoretype PKCS12";
  }

  @Override
  public Optional<byte[]> pin(String name) {
    return Optional.empty();
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public void addPinIfAbsent(String name, byte[] value) throws KeyStoreException {
    throw new KeyStoreException(UNSUPPORTED, "nothing can be pinned in a PKCS#12 file");
  }

  @Override
  public KeyStoreException without(String name) {
    return file.exists()
        ? new KeyStoreException(
            MISSING_KEY,
            "the key store "
                + file
                + " has no key "
                + name
                + "; correct keystore.key, or make the key: "
                + makeCommand(settings))
        : new KeyStoreException(
            MISSING_FILE,
            "the key store "
                + file
                + " does not exist; correct keystore.path, restore the file, or make it: "
                + makeCommand(settings));
  }
}
