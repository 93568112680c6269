package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcfksTests {
  private static final byte[] CONTEXT = "hushcell_key row 1".getBytes(UTF_8);
  private static final byte[] DATA_KEY = "an example of a data key, 32 B..".getBytes(UTF_8);

  private final KeyStores stores = new KeyStores(FipsModules.shared());

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("deep/below/keys.bcfks");
  }

  @Test
  void createsAnOwnerOnlyFileInOwnerOnlyDirectories() throws Exception {
    created().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (Path made = file.getParent(); !made.equals(directory); made = made.getParent()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void leavesNoOtherFileThanItsLock() throws Exception {
    created().close();
    try (var files = Files.list(file.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("keys.bcfks", "keys.bcfks.lock");
    }
  }

  @Test
  void opensWhatItWrappedBeforeInAnotherOpening() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = created()) {
      wrapped = wrap(store);
    }
    try (KeyWrapper store = opened()) {
      assertThat(unwrap(store, wrapped, CONTEXT)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void namesKeyAndMechanismInTheWrappedKeyAndHidesTheDataKey() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey wrapped = wrap(store);
      assertThat(wrapped.keyEncryptionKey()).isEqualTo(KEY);
      assertThat(wrapped.mechanism()).isEqualTo("AES-256-GCM");
      assertThat(wrapped.bytes()).hasSize(12 + 32 + 16);
      assertThat(new String(wrapped.bytes(), UTF_8)).doesNotContain("example");
    }
  }

  @Test
  void wrapsTheSameKeyDifferentlyEachTime() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey one = wrap(store);
      WrappedKey two = wrap(store);
      assertThat(Arrays.copyOf(one.bytes(), 12)).isNotEqualTo(Arrays.copyOf(two.bytes(), 12));
      assertThat(one).isNotEqualTo(two);
    }
  }

  @Test
  void doesNotUnwrapWithAnotherContext() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey wrapped = wrap(store);
      refused(KeyStoreException.Reason.UNWRAP_FAILED, () -> unwrap(store, wrapped, new byte[1]));
    }
  }

  @Test
  void doesNotUnwrapWhatWasAlteredAnywhere() throws Exception {
    try (KeyWrapper store = created()) {
      byte[] whole = wrap(store).bytes();
      for (int i = 0; i < whole.length; i++) {
        byte[] altered = whole.clone();
        altered[i] ^= 1;
        WrappedKey wrapped = new WrappedKey(KEY, "AES-256-GCM", altered);
        refused(KeyStoreException.Reason.UNWRAP_FAILED, () -> unwrap(store, wrapped, CONTEXT));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 28, 59})
  void doesNotUnwrapWhatWasCutShort(int length) throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey cut =
          new WrappedKey(KEY, "AES-256-GCM", Arrays.copyOf(wrap(store).bytes(), length));
      refused(KeyStoreException.Reason.UNWRAP_FAILED, () -> unwrap(store, cut, CONTEXT));
    }
  }

  @Test
  void doesNotUnwrapAnotherMechanism() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey other = new WrappedKey(KEY, "RSA-OAEP-SHA-256", wrap(store).bytes());
      refused(KeyStoreException.Reason.UNSUPPORTED, () -> unwrap(store, other, CONTEXT));
    }
  }

  @Test
  void unwrapsUnderAnOlderKeyOfTheSameFile() throws Exception {
    WrappedKey old;
    try (KeyWrapper store = created()) {
      old = wrap(store);
    }
    KeyStoreSettings next = StoreSettings.of("bcfks", file, PASSWORD, "crm-master-2", true);
    try (KeyWrapper store = stores.open(next)) {
      assertThat(wrap(store).keyEncryptionKey()).isEqualTo("crm-master-2");
      assertThat(unwrap(store, old, CONTEXT)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void saysWhichKeyIsMissingWhenItUnwraps() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey other = new WrappedKey("lost", "AES-256-GCM", wrap(store).bytes());
      refused(KeyStoreException.Reason.MISSING_KEY, () -> unwrap(store, other, CONTEXT));
    }
  }

  @Test
  void keepsTheKeyThatIsThere() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = created()) {
      wrapped = wrap(store);
    }
    byte[] before = Files.readAllBytes(file);
    try (KeyWrapper again = created()) {
      assertThat(unwrap(again, wrapped, CONTEXT)).isEqualTo(DATA_KEY);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void goesOnWithKnownKeysWhenTheFileIsGone() throws Exception {
    try (KeyWrapper store = created()) {
      WrappedKey wrapped = wrap(store);
      Files.delete(file);
      assertThat(unwrap(store, wrapped, CONTEXT)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void pinsOnceAndForAll() throws Exception {
    try (KeyWrapper store = created()) {
      assertThat(store.pinned("catalogue")).isEmpty();
      assertThat(store.pinIfAbsent("catalogue", DATA_KEY)).contains(DATA_KEY);
      assertThat(store.pinIfAbsent("catalogue", CONTEXT)).contains(DATA_KEY);
    }
    try (KeyWrapper store = opened()) {
      assertThat(store.pinned("catalogue")).contains(DATA_KEY);
      assertThat(store.pinIfAbsent("catalogue", CONTEXT)).contains(DATA_KEY);
      assertThat(store.pinned("another")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 32, 64, 500})
  void pinsBytesOfAnyLength(int length) throws Exception {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 7);
    try (KeyWrapper store = created()) {
      store.pinIfAbsent("x", value);
    }
    try (KeyWrapper store = opened()) {
      assertThat(store.pinned("x")).contains(value);
    }
  }

  @Test
  void doesNotMakeAVanishedStoreAnewForAPin() throws Exception {
    try (KeyWrapper store = created()) {
      Files.delete(file);
      assertThat(file).doesNotExist();
      refused(KeyStoreException.Reason.MISSING_FILE, () -> store.pinIfAbsent("x", DATA_KEY));
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void keepsThePermissionsOfAFileItChanges() throws Exception {
    try (KeyWrapper store = created()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      store.pinIfAbsent("x", DATA_KEY);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
    }
  }

  @Test
  void writesThroughASymbolicLink() throws Exception {
    created().close();
    Path link = Files.createSymbolicLink(directory.resolve("link.bcfks"), file);
    try (KeyWrapper store = stores.open(StoreSettings.existing("bcfks", link))) {
      store.pinIfAbsent("x", DATA_KEY);
    }
    assertThat(link).isSymbolicLink();
    try (KeyWrapper store = opened()) {
      assertThat(store.pinned("x")).contains(DATA_KEY);
    }
  }

  @Test
  void usesUpTheLeftoverOfACrash() throws Exception {
    Files.createDirectories(file.getParent());
    Path leftover = Files.writeString(file.resolveSibling("keys.bcfks.new"), "half a store");
    created().close();
    assertThat(leftover).doesNotExist();
    opened().close();
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

  @Test
  void describesItselfWithoutASecret() throws Exception {
    try (KeyWrapper store = created()) {
      assertThat(store.describe()).contains("bcfks", file.toString(), KEY).doesNotContain(PASSWORD);
      assertThat(store.toString()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void doesNothingAfterItIsClosed() throws Exception {
    KeyWrapper store = created();
    WrappedKey wrapped = wrap(store);
    store.close();
    assertThatThrownBy(() -> unwrap(store, wrapped, CONTEXT))
        .isInstanceOf(IllegalStateException.class);
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

  private static void refused(KeyStoreException.Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(KeyStoreException.class))
        .extracting(KeyStoreException::reason)
        .isEqualTo(reason);
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
