package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.BcfksWriting;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.wrapping.GcmKey;
import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a BCFKS file holds, in memory: key-encryption keys under their names, and pinned bytes as
 * secret entries under {@value FileSettings#PIN_PREFIX} and the name. All of it is read and written
 * by the module. Not thread-safe; made for one reading or one change, and erases its password
 * after.
 */
final class BcfksContents implements FileContents {
  /** A pin is not used as a key; the store only takes secrets of a named algorithm. */
  private static final String PIN_ALGORITHM = "HmacSHA256";

  private static final int KEY_BITS = 256;

  private final FipsModule fips;
  private final KeyStore store;
  private final char[] password;
  private final Optional<Integer> iterations;
  private final String place;
  private final Consumer<byte[]> written;

  /**
   * Holds a store that was loaded, and keeps the password array.
   *
   * @param written takes the bytes of the store when it is written, after which it is not changed
   */
  BcfksContents(
      FipsModule fips,
      KeyStore store,
      char[] password,
      Optional<Integer> iterations,
      String place,
      Consumer<byte[]> written) {
    this.fips = fips;
    this.store = store;
    this.password = password;
    this.iterations = iterations;
    this.place = place;
    this.written = written;
  }

  /** Opens the content of a file; no content makes an empty store. */
  static KeyStore load(FipsModule fips, Optional<byte[]> content, char[] password, String place)
      throws KeyStoreException {
    try {
      KeyStore store = KeyStore.getInstance("BCFKS", fips.provider());
      if (content.isPresent()) {
        store.load(new ByteArrayInputStream(content.get()), password);
      } else {
        store.load(null, null);
      }
      return store;
    } catch (IOException | GeneralSecurityException | RuntimeException | AssertionError e) {
      throw unreadable(place, e);
    }
  }

  @Override
  public List<KeyVersion> versions(String key) throws KeyStoreException {
    try {
      List<VersionName> names = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        VersionName.of(key, alias).ifPresent(names::add);
      }
      Collections.sort(names);
      List<KeyVersion> versions = new ArrayList<>();
      for (VersionName name : names) {
        boolean newest = versions.size() == names.size() - 1;
        Date created = store.getCreationDate(name.toString());
        versions.add(
            new KeyVersion(
                name.toString(),
                Optional.ofNullable(created).map(Date::toInstant),
                newest ? KeyVersion.State.CURRENT : KeyVersion.State.OLD));
      }
      return versions;
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("list the keys of", e);
    }
  }

  @Override
  public boolean isPair(String key) {
    return false;
  }

  @Override
  public boolean has(String version) throws KeyStoreException {
    try {
      return store.isKeyEntry(version);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("list the keys of", e);
    }
  }

  @Override
  public Optional<KeyEncryption> key(String version) throws KeyStoreException {
    Optional<Key> entry = entry(version);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (entry.get() instanceof SecretKey key
        && key.getAlgorithm().equals("AES")
        && key.getEncoded().length * 8 == KEY_BITS) {
      return Optional.of(new GcmKey(fips, key));
    }
    throw new KeyStoreException(
        UNSUPPORTED,
        ("the entry %s of %s is not an AES-256 key; name another entry, or make one with"
                + " keytool -genseckey -keyalg AES -keysize 256")
            .formatted(version, place));
  }

  @Override
  public Optional<byte[]> pin(String name) throws KeyStoreException {
    return entry(FileSettings.PIN_PREFIX + name).map(Key::getEncoded);
  }

  @Override
  public boolean hasPin(String name) throws KeyStoreException {
    return has(FileSettings.PIN_PREFIX + name);
  }

  @Override
  public void addKey(String version) throws KeyStoreException {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES", fips.provider());
      generator.init(KEY_BITS, fips.random());
      put(version, generator.generateKey());
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("make a key for", e);
    }
  }

  @Override
  public void removeKey(String version) throws KeyStoreException {
    try {
      store.deleteEntry(version);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("take a key out of", e);
    }
  }

  @Override
  public void addPin(String name, byte[] value) throws KeyStoreException {
    try {
      put(FileSettings.PIN_PREFIX + name, new SecretKeySpec(value, PIN_ALGORITHM));
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("pin a value in", e);
    }
  }

  @Override
  public byte[] toBytes() throws KeyStoreException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (iterations.isPresent()) {
        new BcfksWriting(fips).write(store, out, password, iterations.get());
      } else {
        store.store(out, password);
      }
      byte[] bytes = out.toByteArray();
      written.accept(bytes);
      return bytes;
    } catch (IOException | GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("write", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }

  private void put(String alias, SecretKey key) throws GeneralSecurityException {
    store.setEntry(
        alias, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
  }

  private Optional<Key> entry(String alias) throws KeyStoreException {
    try {
      return Optional.ofNullable(store.getKey(alias, password));
    } catch (UnrecoverableKeyException e) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the entry "
              + alias
              + " of "
              + place
              + " has a password of its own; give it the one of the store (keytool -keypasswd)",
          e);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("read", e);
    }
  }

  private KeyStoreException refused(String operation, Throwable cause) {
    return new KeyStoreException(
        FAILED, "the FIPS module refused to " + operation + " " + place + "; see the cause", cause);
  }

  /** A MAC under a key from the password: a wrong password and altered content look the same. */
  private static KeyStoreException unreadable(String place, Throwable e) {
    if (String.valueOf(e.getMessage()).contains("MAC calculation failed")) {
      return new KeyStoreException(
          WRONG_PASSWORD,
          "the password does not open the key store "
              + place
              + ", or the file was altered; correct keystore.password or restore the file",
          e);
    }
    return new KeyStoreException(
        CORRUPT,
        place
            + " is not a BCFKS key store or is damaged; restore it from a backup, or correct"
            + " keystore.type",
        e);
  }
}
