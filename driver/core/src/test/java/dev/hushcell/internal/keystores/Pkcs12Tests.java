package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.KEY;
import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestModule;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12Tests {
  private static final byte[] CONTEXT = "row 1".getBytes(UTF_8);
  private static final byte[] DATA_KEY = "an example of a data key, 32 B..".getBytes(UTF_8);

  @TempDir static Path made;
  private static Path byKeytool;

  private final KeyStores stores = new KeyStores(TestModule.shared());

  @TempDir Path directory;
  private Path file;

  @BeforeAll
  static void makeByKeytool() throws Exception {
    byKeytool = made.resolve("keys.p12");
    secretKey(byKeytool, KEY, "AES", "256");
    secretKey(byKeytool, "short", "AES", "128");
    secretKey(byKeytool, "hmac", "HmacSHA256", "256");
    keytool("-genkeypair", byKeytool, "ec", "-keyalg", "EC", "-dname", "CN=test");
  }

  @BeforeEach
  void copyTheFile() throws Exception {
    file = Files.copy(byKeytool, directory.resolve("keys.p12"));
  }

  @Test
  void opensAFileOfKeytoolAndWrapsUnderItsKey() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened(KEY)) {
      wrapped = wrap(store);
      assertThat(wrapped.keyEncryptionKey()).isEqualTo(KEY);
    }
    try (KeyWrapper store = opened(KEY)) {
      assertThat(unwrap(store, wrapped)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void readsTheVeryKeyThatTheJdkReads() throws Exception {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      jdk.load(in, PASSWORD.toCharArray());
    }
    Key kek = jdk.getKey(KEY, PASSWORD.toCharArray());
    try (KeyWrapper store = opened(KEY)) {
      byte[] wrapped = wrap(store).bytes();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, kek, new GCMParameterSpec(128, wrapped, 0, 12));
      cipher.updateAAD(CONTEXT);
      assertThat(cipher.doFinal(wrapped, 12, wrapped.length - 12)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void findsTheAliasInWhateverCase() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened("CRM-Master")) {
      wrapped = wrap(store);
    }
    try (KeyWrapper store = opened(KEY)) {
      assertThat(unwrap(store, wrapped)).isEqualTo(DATA_KEY);
    }
  }

  @Test
  void opensAFileWhosePasswordWasChanged() throws Exception {
    ForkedJvm.tool("keytool")
        .with("-storepasswd", "-keystore", file.toString())
        .with("-storepass", PASSWORD, "-new", "another battery horse")
        .run()
        .success();
    stores.open(StoreSettings.of("pkcs12", file, "another battery horse", KEY, false)).close();
  }

  @Test
  void pinsNothing() throws Exception {
    byte[] before = Files.readAllBytes(file);
    try (KeyWrapper store = opened(KEY)) {
      assertThat(store.pinned("catalogue")).isEmpty();
      assertThat(store.pinIfAbsent("catalogue", DATA_KEY)).isEmpty();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void describesItselfWithoutASecret() {
    try (KeyWrapper store = opened(KEY)) {
      assertThat(store.describe())
          .contains("pkcs12", file.toString(), KEY)
          .doesNotContain(PASSWORD);
    }
  }

  @Test
  void refusesToCreateAndNamesTheCommand() {
    fault(
        KeyStoreFault.BAD_SETTING,
        "keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12",
        () -> stores.open(StoreSettings.of("pkcs12", file, PASSWORD, KEY, true)));
  }

  @Test
  void refusesAMissingFile() throws Exception {
    Files.delete(file);
    fault(KeyStoreFault.MISSING_FILE, "keytool -genseckey", () -> opened(KEY));
  }

  @Test
  void refusesAMissingKey() {
    fault(KeyStoreFault.MISSING_KEY, "has no key lost", () -> opened("lost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "hmac", "ec"})
  void refusesAnEntryOfAnotherKind(String alias) {
    fault(KeyStoreFault.UNSUPPORTED, "is not an AES-256 secret key", () -> opened(alias));
  }

  @Test
  void refusesAWrongPassword() {
    for (int i = 0; i < 20; i++) { // a wrong one passes the padding in one of 256 files
      String wrong = "wrong horse battery " + i;
      fault(
          KeyStoreFault.WRONG_PASSWORD,
          "the password does not open",
          () -> stores.open(StoreSettings.of("pkcs12", file, wrong, KEY, false)));
    }
  }

  @Test
  void refusesAShortPassword() {
    fault(
        KeyStoreFault.BAD_SETTING,
        "keytool -storepasswd",
        () -> stores.open(StoreSettings.of("pkcs12", file, "changeit", KEY, false)));
  }

  @Test
  void refusesALegacyFileAndOpensItAfterTheConversionItNames() throws Exception {
    Path legacy = directory.resolve("legacy.p12");
    ForkedJvm.tool("keytool")
        .with("-genseckey", "-keyalg", "AES", "-keysize", "256", "-storetype", "PKCS12")
        .with("-keystore", legacy.toString(), "-storepass", PASSWORD, "-alias", KEY)
        .with("-J-Dkeystore.pkcs12.legacy=true")
        .run()
        .success();
    fault(
        KeyStoreFault.UNSUPPORTED,
        "keytool -importkeystore -srckeystore " + legacy,
        () -> stores.open(StoreSettings.existing("pkcs12", legacy)));
    Path converted = directory.resolve("new.p12");
    ForkedJvm.tool("keytool")
        .with("-importkeystore", "-srckeystore", legacy.toString(), "-srcstoretype", "PKCS12")
        .with("-destkeystore", converted.toString(), "-deststoretype", "PKCS12")
        .with("-srcstorepass", PASSWORD, "-deststorepass", PASSWORD)
        .run()
        .success();
    stores.open(StoreSettings.existing("pkcs12", converted)).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 200, -1})
  void refusesATruncatedFile(int length) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
    fault(KeyStoreFault.CORRUPT, "is damaged", () -> opened(KEY));
  }

  @Test
  void refusesAnotherKindOfFile() throws Exception {
    stores.open(StoreSettings.creating(directory.resolve("keys.bcfks"))).close();
    Files.copy(directory.resolve("keys.bcfks"), directory.resolve("other.p12"));
    fault(
        KeyStoreFault.CORRUPT,
        "is not a PKCS#12 key store",
        () -> stores.open(StoreSettings.existing("pkcs12", directory.resolve("other.p12"))));
  }

  @Test
  void neverOpensUnderAGarbledKey() throws Exception {
    WrappedKey wrapped;
    try (KeyWrapper store = opened(KEY)) {
      wrapped = wrap(store);
    }
    byte[] whole = Files.readAllBytes(file);
    int failed = 0;
    for (int i = 0; i < whole.length; i += 41) {
      byte[] garbled = whole.clone();
      garbled[i] ^= 0x55;
      Files.write(file, garbled);
      // Its MAC cannot be checked, so a garbled entry may open; then nothing unwraps under it.
      try (KeyWrapper store = opened(KEY)) {
        assertThat(unwrap(store, wrapped)).isEqualTo(DATA_KEY);
      } catch (Fault fault) {
        assertThat(fault.code()).isInstanceOf(KeyStoreFault.class);
        failed++;
      } catch (KeyStoreException notUnwrapped) {
        failed++;
      }
    }
    assertThat(failed).isPositive();
  }

  private KeyWrapper opened(String key) {
    return stores.open(StoreSettings.of("pkcs12", file, PASSWORD, key, false));
  }

  private static void secretKey(Path file, String alias, String algorithm, String bits)
      throws Exception {
    keytool("-genseckey", file, alias, "-keyalg", algorithm, "-keysize", bits);
  }

  private static void keytool(String command, Path file, String alias, String... more)
      throws Exception {
    ForkedJvm.tool("keytool")
        .with(command, "-storetype", "PKCS12", "-keystore", file.toString())
        .with("-storepass", PASSWORD, "-alias", alias)
        .with(more)
        .run()
        .success();
  }

  private static WrappedKey wrap(KeyWrapper store) throws Exception {
    try (SecretBytes dataKey = SecretBytes.copyOf(DATA_KEY)) {
      return store.wrap(dataKey, CONTEXT);
    }
  }

  private static byte[] unwrap(KeyWrapper store, WrappedKey wrapped) throws KeyStoreException {
    try (SecretBytes dataKey = store.unwrap(wrapped, CONTEXT)) {
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
