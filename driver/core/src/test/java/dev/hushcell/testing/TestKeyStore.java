package dev.hushcell.testing;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.file.FileContents;
import dev.hushcell.internal.keystores.file.FileFormat;
import dev.hushcell.internal.keystores.file.FileSettings;
import dev.hushcell.internal.keystores.file.FileWrapper;
import dev.hushcell.internal.keystores.wrapping.GcmKey;
import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyVersion.State;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key store {@code test}: a file of keys as the driver's own are, but in clear, so that nothing
 * is derived from its password.
 *
 * <p>A BCFKS file derives a key for each entry that is read or written, 50 ms each time, which was
 * more than half of the CPU time of tests that are not about key stores. All else is the driver's:
 * versions, pins, locks, and keys wrapped by the FIPS module.
 */
public final class TestKeyStore implements KeyWrapperFactory {
  private static final int KEY_BYTES = 32;
  private static final Map<String, Runnable> BEFORE_WRITES = new ConcurrentHashMap<>();

  /** Has something be done before each write to one file, in this process. */
  public static void beforeWrites(Path file, Runnable done) {
    BEFORE_WRITES.put(file.toString(), done);
  }

  @Override
  public String type() {
    return "test";
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    return FileWrapper.open(new Clear(TestModule.shared()), FileSettings.of(settings), told -> {});
  }

  /**
   * Returns the section of a configuration that makes such a store, behind the one that asks for
   * the module of the tests.
   *
   * @param keys its file
   * @param password a file with a password, which is read as for any other store
   */
  public static String section(Path keys, Path password) {
    return TestModule.section()
        + """
        keystore:
          type: test
          path: %s
          password: ${file:%s}
          key: master
          create: true
        """
            .formatted(keys, password);
  }

  /** Its format. */
  private record Clear(FipsModule fips) implements FileFormat {
    @Override
    public String type() {
      return "test";
    }

    @Override
    public boolean takesPins() {
      return true;
    }

    @Override
    public String howToMake() {
      return "set keystore.create: true to make a new one";
    }

    @Override
    public FileContents read(Optional<byte[]> content, char[] password, String place) {
      Arrays.fill(password, '\0');
      Properties entries = new Properties();
      try {
        entries.load(
            new StringReader(new String(content.orElse(new byte[0]), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Contents(fips, entries, place);
    }
  }

  /** Its entries: keys by version, when each was made, and pins. */
  private record Contents(FipsModule fips, Properties entries, String place)
      implements FileContents {
    @Override
    public List<KeyVersion> versions(String key) {
      List<VersionName> names = new ArrayList<>();
      for (String each : entries.stringPropertyNames()) {
        if (each.startsWith("key:")) {
          VersionName.of(key, each.substring(4)).ifPresent(names::add);
        }
      }
      Collections.sort(names);
      List<KeyVersion> versions = new ArrayList<>();
      for (VersionName name : names) {
        State state = versions.size() == names.size() - 1 ? State.CURRENT : State.OLD;
        Instant made = Instant.parse(entries.getProperty("made:" + name));
        versions.add(new KeyVersion(name.toString(), Optional.of(made), state));
      }
      return versions;
    }

    @Override
    public boolean has(String version) {
      return entries.containsKey("key:" + version);
    }

    @Override
    public Optional<KeyEncryption> key(String version) {
      return bytes("key:" + version).map(key -> new GcmKey(fips, new SecretKeySpec(key, "AES")));
    }

    @Override
    public boolean isPair(String key) {
      return false;
    }

    @Override
    public Optional<byte[]> pin(String name) {
      return bytes("pin:" + name);
    }

    private Optional<byte[]> bytes(String entry) {
      return Optional.ofNullable(entries.getProperty(entry)).map(HexFormat.of()::parseHex);
    }

    @Override
    public void addKey(String version) {
      byte[] key = new byte[KEY_BYTES];
      fips.random().nextBytes(key);
      entries.setProperty("key:" + version, HexFormat.of().formatHex(key));
      entries.setProperty("made:" + version, Instant.now().toString());
    }

    @Override
    public void removeKey(String version) {
      entries.remove("key:" + version);
      entries.remove("made:" + version);
    }

    @Override
    public void addPin(String name, byte[] value) {
      entries.setProperty("pin:" + name, HexFormat.of().formatHex(value));
    }

    @Override
    public byte[] toBytes() {
      BEFORE_WRITES.getOrDefault(place, () -> {}).run();
      StringWriter out = new StringWriter();
      try {
        entries.store(out, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      // There is nothing to erase: the file is in clear.
    }
  }
}
