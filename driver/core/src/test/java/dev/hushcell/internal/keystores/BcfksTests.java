package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcfksTests {
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
}
