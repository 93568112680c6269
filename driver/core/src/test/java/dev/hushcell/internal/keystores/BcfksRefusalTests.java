package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcfksRefusalTests {
  private static final byte[] CONTEXT = "hushcell_key row 1".getBytes(UTF_8);
  private static final byte[] DATA_KEY = "an example of a data key, 32 B..".getBytes(UTF_8);

  private final KeyStores stores = new KeyStores(TestModule.shared());

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("deep/below/keys.bcfks");
  }

  @Test
  void refusesAMissingFile() {
    fault(KeyStoreFault.MISSING_FILE, "does not exist", () -> opened());
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void refusesAMissingKey() throws Exception {
    created().close();
    fault(
        KeyStoreFault.MISSING_KEY,
        "has no key other",
        () -> stores.open(StoreSettings.of("bcfks", file, PASSWORD, "other", false)));
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    created().close();
    byte[] before = Files.readAllBytes(file);
    for (boolean create : new boolean[] {false, true}) {
      fault(
          KeyStoreFault.WRONG_PASSWORD,
          "the password does not open",
          () -> stores.open(StoreSettings.of("bcfks", file, "wrong horse battery", KEY, create)));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 200, -1})
  void refusesATruncatedFile(int length) throws Exception {
    created().close();
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
    Files.write(file, cut);
    fault(KeyStoreFault.CORRUPT, "is damaged", () -> opened());
    fault(KeyStoreFault.CORRUPT, "is damaged", () -> created());
    assertThat(Files.readAllBytes(file)).isEqualTo(cut);
  }

  @Test
  void takesNoOtherKeyFromAGarbledFile() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = created()) {
      wrapped = wrap(store);
    }
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 0; i < whole.length; i += 11) {
      byte[] garbled = whole.clone();
      garbled[i] ^= 0x55;
      Files.write(file, garbled);
      // A few bytes do not matter, such as the unused parameter of an algorithm identifier.
      try (KeyWrapper store = opened()) {
        assertThat(unwrap(store, wrapped, CONTEXT)).isEqualTo(DATA_KEY);
      } catch (Fault fault) {
        assertThat(fault.code()).isIn(KeyStoreFault.CORRUPT, KeyStoreFault.WRONG_PASSWORD);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 11 * 4 / 5);
  }

  @Test
  void refusesAnotherKindOfFile() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is a note, not a key store");
    fault(KeyStoreFault.CORRUPT, "is not a BCFKS key store", () -> opened());
  }

  @Test
  void refusesADirectory() throws Exception {
    Files.createDirectories(file);
    fault(KeyStoreFault.BAD_SETTING, "is a directory", () -> opened());
  }

  @Test
  void refusesAShortPassword() {
    fault(
        KeyStoreFault.BAD_SETTING,
        "fewer than 14 characters",
        () -> stores.open(StoreSettings.of("bcfks", file, "only thirteen", KEY, true)));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hushcell.pin.catalogue"})
  void refusesAKeyWithoutAUsableName(String key) {
    fault(
        KeyStoreFault.BAD_SETTING,
        "keystore.key must name a key",
        () -> stores.open(StoreSettings.of("bcfks", file, PASSWORD, key, true)));
  }

  @Test
  void refusesSettingsThatAreMissingOrUnknown() {
    SecretBytes password = SecretBytes.copyOf(PASSWORD.getBytes(UTF_8));
    Optional<String> path = Optional.of(file.toString());
    fault(
        KeyStoreFault.BAD_SETTING,
        "needs a path",
        () -> stores.open(settings(Optional.empty(), Optional.of(password), Map.of())));
    fault(
        KeyStoreFault.BAD_SETTING,
        "needs a password",
        () -> stores.open(settings(path, Optional.empty(), Map.of())));
    fault(
        KeyStoreFault.BAD_SETTING,
        "has no setting pasword",
        () -> stores.open(settings(path, Optional.of(password), Map.of("pasword", "x"))));
  }

  @Test
  void refusesAPathItCannotWriteTo() throws IOException {
    Files.writeString(directory.resolve("file"), "x");
    KeyStoreSettings below = StoreSettings.creating(directory.resolve("file/deep/keys.bcfks"));
    fault(KeyStoreFault.FILE_ACCESS, "cannot be", () -> stores.open(below));
  }

  private KeyWrapper created() {
    return stores.open(StoreSettings.creating(file));
  }

  private KeyWrapper opened() {
    return stores.open(StoreSettings.existing("bcfks", file));
  }

  private static KeyStoreSettings settings(
      Optional<String> path, Optional<SecretBytes> password, Map<String, String> more) {
    return new KeyStoreSettings("bcfks", path, password, KEY, false, more);
  }

  private static WrappedKey wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes dataKey = SecretBytes.copyOf(DATA_KEY)) {
      return store.wrap(dataKey, CONTEXT);
    }
  }

  private static byte[] unwrap(KeyWrapper store, WrappedKey wrapped, byte[] context)
      throws KeyStoreException {
    try (SecretBytes dataKey = store.unwrap(wrapped, context)) {
      return dataKey.copy(SecretAccess.iHandleKeyBytes());
    }
  }

  private static void fault(KeyStoreFault code, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(code.id())
        .hasMessageContaining(text)
        .hasMessageNotContaining(PASSWORD)
        .asInstanceOf(type(Fault.class))
        .extracting(Fault::code)
        .isEqualTo(code);
  }
}
