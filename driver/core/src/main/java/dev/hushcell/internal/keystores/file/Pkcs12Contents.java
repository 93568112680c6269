package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.Pkcs12Files.Entry;
import dev.hushcell.internal.keystores.wrapping.GcmKey;
import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.internal.keystores.wrapping.OaepKey;
import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyVersion.State;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a PKCS#12 file holds. Aliases do not tell case, as with keytool. An RSA pair has one
 * version, whose name ends in {@code #} and the begin of the fingerprint of its certificate, so
 * that two pairs under one alias are told apart.
 */
final class Pkcs12Contents implements FileContents {
  private static final int KEY_BYTES = 32;
  private static final char MARK = '#';

  private final Pkcs12Format format;
  private final char[] password;
  private final String place;
  private final Map<String, Entry> entries;
  private byte[] bytes;

  /**
   * Reads a file.
   *
   * @param password kept, and overwritten by {@link #close()}, or when the file does not open
   */
  Pkcs12Contents(Pkcs12Format format, byte[] bytes, char[] password, String place)
      throws KeyStoreException {
    this.format = format;
    this.password = password;
    this.place = place;
    this.bytes = bytes;
    boolean read = false;
    try {
      this.entries = read();
      read = true;
    } finally {
      if (!read) {
        Arrays.fill(password, '\0');
      }
    }
  }

  private Map<String, Entry> read() throws KeyStoreException {
    return told(() -> format.files().read(bytes, password));
  }

  @Override
  public List<KeyVersion> versions(String key) throws KeyStoreException {
    Optional<Entry> pair = entry(key).filter(entry -> entry.privateKey().isPresent());
    if (pair.isPresent()) {
      RsaPair checked = pair(key, pair.get());
      format.certificate().require(checked.fingerprint(), key, place);
      String name = key + MARK + checked.mark();
      return List.of(new KeyVersion(name, pair.get().created(), State.CURRENT));
    }
    List<VersionName> names = new ArrayList<>();
    for (String alias : entries.keySet()) {
      VersionName.of(folded(key), alias)
          .map(name -> new VersionName(key, name.number()))
          .ifPresent(names::add);
    }
    Collections.sort(names);
    List<KeyVersion> versions = new ArrayList<>();
    for (VersionName name : names) {
      State state = versions.size() == names.size() - 1 ? State.CURRENT : State.OLD;
      String version = name.toString();
      versions.add(new KeyVersion(version, entry(version).flatMap(Entry::created), state));
    }
    if (!versions.isEmpty()) {
      format.certificate().requireNone(key, place);
    }
    return versions;
  }

  @Override
  public boolean has(String version) throws KeyStoreException {
    return key(version).isPresent();
  }

  @Override
  public boolean isPair(String key) {
    return entry(key).filter(entry -> entry.privateKey().isPresent()).isPresent();
  }

  @Override
  public Optional<KeyEncryption> key(String version) throws KeyStoreException {
    int mark = version.lastIndexOf(MARK);
    Optional<Entry> exact = entry(version);
    if (exact.isPresent()) {
      return Optional.of(secret(version, exact.get()));
    }
    Optional<Entry> named = mark < 0 ? Optional.empty() : entry(version.substring(0, mark));
    if (named.isEmpty() || named.get().privateKey().isEmpty()) {
      return Optional.empty();
    }
    RsaPair pair = pair(version, named.get());
    return pair.mark().equals(version.substring(mark + 1))
        ? Optional.of(new OaepKey(format.fips(), pair.open(), pair.secret()))
        : Optional.empty();
  }

  private RsaPair pair(String name, Entry entry) throws KeyStoreException {
    format.warnOfCost(entry.iterations(), place);
    RsaPair pair = RsaPair.of(format.fips(), entry, "the entry " + name + " of " + place);
    format.warnOfLength(pair, place);
    return pair;
  }

  private KeyEncryption secret(String name, Entry entry) throws KeyStoreException {
    byte[] key = entry.secret().orElse(new byte[0]);
    if (key.length != KEY_BYTES) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "the entry %s of %s is not an AES-256 secret key; name another entry, or %s"
              .formatted(name, place, format.howToMake()));
    }
    format.warnOfCost(entry.iterations(), place);
    return new GcmKey(format.fips(), new SecretKeySpec(key, "AES"));
  }

  @Override
  public Optional<byte[]> pin(String name) {
    return Optional.empty();
  }

  @Override
  public void addKey(String version) throws KeyStoreException {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES", format.fips().provider());
      generator.init(KEY_BYTES * 8, format.fips().random());
      byte[] key = generator.generateKey().getEncoded();
      try {
        // As keytool writes it: in milliseconds; ours in whole seconds, as every format can keep
        // them.
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        bytes =
            told(
                () ->
                    format
                        .files()
                        .withKey(bytes, password, format.iterations(), version, key, now));
        reread();
      } finally {
        Arrays.fill(key, (byte) 0);
      }
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw new KeyStoreException(
          FAILED, "the FIPS module refused to make a key for " + place + "; see the cause", e);
    }
  }

  @Override
  public void removeKey(String version) throws KeyStoreException {
    bytes = told(() -> format.files().without(bytes, password, format.iterations(), version));
    reread();
  }

  /** What was written must be readable, before it takes the place of the file. */
  private void reread() throws KeyStoreException {
    Map<String, Entry> now = read();
    eraseEntries();
    entries.clear();
    entries.putAll(now);
  }

  @Override
  public void addPin(String name, byte[] value) throws KeyStoreException {
    throw new KeyStoreException(UNSUPPORTED, "nothing can be pinned in a PKCS#12 file");
  }

  @Override
  public byte[] toBytes() {
    return bytes;
  }

  @Override
  public void close() {
    eraseEntries();
    Arrays.fill(password, '\0');
  }

  private void eraseEntries() {
    entries.values().forEach(Entry::erase);
  }

  private Optional<Entry> entry(String alias) {
    return Optional.ofNullable(entries.get(folded(alias)));
  }

  private static String folded(String alias) {
    return alias.toLowerCase(Locale.ROOT);
  }

  private <T> T told(Supplier<T> work) throws KeyStoreException {
    try {
      return work.get();
    } catch (UnsupportedOperationException e) {
      throw new KeyStoreException(UNSUPPORTED, legacy(), e);
    } catch (SecurityException e) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the password does not open the key store "
              + place
              + ", or the file was altered; correct keystore.password or restore the file",
          e);
    } catch (IllegalArgumentException e) {
      throw new KeyStoreException(
          CORRUPT,
          place
              + " is not a PKCS#12 key store or is damaged; restore it from a backup, or correct"
              + " keystore.type",
          e);
    }
  }

  private String legacy() {
    return "the key store "
        + place
        + " is encrypted in a way that is not approved (RC2, 3DES, a salt of fewer than 16 bytes,"
        + " fewer than 1000 iterations); convert it with the keytool of JDK 17 or newer: keytool"
        + " -importkeystore -srckeystore "
        + place
        + " -srcstoretype PKCS12 -destkeystore new.p12 -deststoretype PKCS12";
  }
}
