package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_FILE;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token of SoftHSM, and what can be wrong with it. */
class Pkcs11Tests {
  private static final byte[] CONTEXT = "hushcell_key row 1".getBytes(UTF_8);
  private static final byte[] DATA_KEY = "an example of a data key, 32 B..".getBytes(UTF_8);
  private static final String NO_GCM = "disabledMechanisms = {\n  CKM_AES_GCM\n}\n";

  private final RefusedPins refused = new RefusedPins();

  @TempDir Path directory;

  @BeforeAll
  static void needsSoftHsm() {
    SoftHsm.required();
  }

  @Test
  void makesKeysThatStayInTheToken() throws Exception {
    try (KeyWrapper store = open("crm", Map.of("key", "staying"))) {
      KeyStore token = SoftHsm.token("crm", "");
      String label = store.current();
      assertThat(label).matches("staying@[0-9]{14}-[0-9a-f]{8}");
      assertThat(token.getKey(label, null).getEncoded()).isNull();
      assertThat(token.getKey(label, null).toString()).contains("sensitive, unextractable");
      assertThat(token.isKeyEntry(label + ".mac")).isFalse();
      assertThat(store.describe()).contains("pkcs11", "libsofthsm2.so", "token crm", "staying");
    }
  }

  @Test
  void wrapsWithTwoKeysWhereTheTokenHasNoGcmWithAGivenIv() throws Exception {
    WrappedKey wrapped;
    Map<String, String> settings = Map.of("key", "without-gcm");
    try (KeyWrapper store =
        open(new Pkcs11Factory(TestModule.shared(), refused, NO_GCM), settings)) {
      wrapped = wrap(store);
      assertThat(wrapped.mechanism()).isEqualTo("PKCS11-AES-256-CBC-HMAC-SHA-256");
      assertThat(SoftHsm.token("crm", "").isKeyEntry(store.current() + ".mac")).isTrue();
      opens(store, wrapped);
    }
    try (KeyWrapper store = open("crm", settings)) { // another firmware, which has GCM
      assertThat(wrap(store).mechanism()).isEqualTo("PKCS11-AES-256-GCM");
      opens(store, wrapped);
      SoftHsm.token("crm", "").deleteEntry(wrapped.keyEncryptionKey() + ".mac");
      refuses(MISSING_KEY, ".mac", () -> opens(store, wrapped));
    }
  }

  @Test
  void saysWhatTheTokenMustBeAbleToDo() throws Exception {
    secretKey("crm", "one-key", "");
    refuses(
        UNSUPPORTED,
        "under a second key of 256 bits with that label",
        () ->
            open(
                new Pkcs11Factory(TestModule.shared(), refused, NO_GCM), Map.of("key", "one-key")));
  }

  @Test
  void goesOnAfterSomebodyElseInThisProcessLoggedOut() throws Exception {
    try (KeyWrapper store = open("crm", Map.of("key", "logged-out"))) {
      WrappedKey wrapped = wrap(store);
      logOut("crm");
      opens(store, wrapped);
      logOut("crm");
      opens(store, wrap(store));
      logOut("crm");
      assertThat(store.administration().orElseThrow().versions()).hasSize(1);
    }
  }

  @Test
  void triesAWrongPinOnce() throws Exception {
    logOut("moody");
    String wrong = "pin-4712";
    ThrowingCallable attempt = () -> open("moody", wrong, Map.of());
    refuses(WRONG_PASSWORD, "does not take the PIN (CKR_PIN_INCORRECT)", attempt);
    for (int i = 0; i < 3; i++) {
      refuses(WRONG_PASSWORD, "so it was not tried again", attempt);
    }
    open("moody", Map.of()).close();
  }

  @Test
  void doesNotTryAPinAgainThatIsRefusedLater() throws Exception {
    try (KeyWrapper right = open("moody", Map.of());
        KeyWrapper wrong = open("moody", "pin-4713", Map.of())) { // somebody is logged in already
      WrappedKey wrapped = wrap(wrong);
      logOut("moody");
      refuses(WRONG_PASSWORD, "CKR_PIN_INCORRECT", () -> opens(wrong, wrapped));
      refuses(WRONG_PASSWORD, "not tried again", () -> opens(wrong, wrapped));
      refuses(WRONG_PASSWORD, "not tried again", () -> wrap(wrong));
      opens(right, wrapped);
    }
  }

  @Test
  void takesATokenThatShowsNoKeysForOneThatIsOutOfReach() throws Exception {
    try (KeyWrapper store = open("strange", Map.of("key", "vanishing"))) {
      WrappedKey wrapped = wrap(store);
      KeyStore token = SoftHsm.token("strange", "");
      List<String> labels = List.of(store.current());
      for (String label : labels) {
        token.deleteEntry(label);
      }
      refuses(UNREACHABLE, "shows none of its keys", () -> opens(store, wrapped));
      refuses(UNREACHABLE, "shows none of its keys", () -> wrap(store));
      refuses(UNREACHABLE, "shows none of its keys", store::current);
      secretKey("strange", "vanishing", "");
      refuses(MISSING_KEY, wrapped.keyEncryptionKey(), () -> opens(store, wrapped));
      opens(store, wrap(store));
    }
  }

  @Test
  void takesNoKeyOfATenantForMissingInATokenThatShowsNone() throws Exception {
    try (KeyWrapper store = open("strange", Map.of("key", "lost"))) {
      NamedKeys named = store.named().orElseThrow();
      named.create("lost--acme");
      KeyStore token = SoftHsm.token("strange", "");
      for (String label : List.copyOf(Collections.list(token.aliases()))) {
        if (label.startsWith("lost")) {
          token.deleteEntry(label);
        }
      }
      refuses(UNREACHABLE, "shows none of its keys", () -> named.has("lost--acme"));
      refuses(UNREACHABLE, "shows none of its keys", () -> named.create("lost--acme"));
      refuses(UNREACHABLE, "shows none of its keys", () -> named.rotate("lost--acme"));
      refuses(UNREACHABLE, "shows none of its keys", () -> named.destroy("lost--acme"));
      secretKey("strange", "lost", "");
      assertThat(named.has("lost--acme")).isFalse();
      refuses(MISSING_KEY, "has no key lost--acme", () -> named.rotate("lost--acme"));
    }
  }

  @Test
  void takesTheKeyThatAnAdministratorMade() throws Exception {
    secretKey("crm", "by-hand", "");
    try (KeyWrapper store = open("crm", Map.of("key", "by-hand", "create", "false"))) {
      assertThat(store.current()).isEqualTo("by-hand");
      WrappedKey wrapped = wrap(store);
      store.administration().orElseThrow().rotate();
      assertThat(wrap(store).keyEncryptionKey()).startsWith("by-hand@");
      opens(store, wrapped);
    }
  }

  @Test
  void refusesKeysThatAreNotForThis() throws Exception {
    secretKey("crm", "open", "CKA_EXTRACTABLE = true\nCKA_SENSITIVE = false\n");
    refuses(UNSUPPORTED, "can be taken out", () -> open("crm", Map.of("key", "open")));
    secretKey("crm", "portable", "CKA_EXTRACTABLE = true\nCKA_SENSITIVE = true\n");
    refuses(UNSUPPORTED, "can be taken out", () -> open("crm", Map.of("key", "portable")));
    KeyStore token = SoftHsm.token("crm", "");
    KeyGenerator short128 = KeyGenerator.getInstance("AES", token.getProvider());
    short128.init(128);
    token.setKeyEntry("short", short128.generateKey(), null, null);
    refuses(UNSUPPORTED, "is not an AES-256 key", () -> open("crm", Map.of("key", "short")));
    KeyGenerator mac = KeyGenerator.getInstance("HmacSHA256", token.getProvider());
    token.setKeyEntry("for-macs", mac.generateKey(), null, null);
    refuses(UNSUPPORTED, "is not an AES-256 key", () -> open("crm", Map.of("key", "for-macs")));
  }

  @Test
  void refusesAMissingKey() {
    refuses(
        MISSING_KEY,
        "has no key nowhere",
        () -> open("crm", Map.of("key", "nowhere", "create", "false")));
  }

  @Test
  void saysWhichLabelTwoKeysShare() throws Exception {
    KeyStore one = SoftHsm.token("twins", "");
    KeyStore two = SoftHsm.token("twins", "");
    one.setKeyEntry("twin", aes256(one), null, null);
    assertThat(catchThrowable(() -> two.setKeyEntry("twin", aes256(two), null, null)))
        .hasMessageContaining("sharing same CKA_LABEL");
    refuses(FAILED, "two secret keys have one label, twin;", () -> open("twins", Map.of()));
  }

  @Test
  void findsTheTokenByItsSlot() throws Exception {
    String slot = SoftHsm.facts("strange").slot();
    try (KeyWrapper store = open("", Map.of("slot", slot))) {
      assertThat(store.describe()).contains("token strange in slot " + slot);
    }
  }

  @Test
  void saysWhichTokensThereAre() {
    refuses(BAD_SETTING, "no token is what", () -> open("lost", Map.of()));
    refuses(BAD_SETTING, "moody (slot ", () -> open("lost", Map.of()));
    refuses(BAD_SETTING, "no token is what", () -> open("", Map.of("slot", "4711")));
    refuses(BAD_SETTING, "several tokens are what", () -> open(" ", Map.of()));
  }

  @Test
  void refusesALibraryThatIsNone() throws Exception {
    refuses(MISSING_FILE, "does not exist", () -> open("crm", Map.of("library", "/no/such.so")));
    refuses(BAD_SETTING, "absolute path", () -> open("crm", Map.of("library", "libsofthsm2.so")));
    refuses(BAD_SETTING, "absolute path", () -> open("crm", Map.of("library", "/a\nslot=1")));
    Path text = Files.writeString(directory.resolve("text.so"), "not a library");
    refuses(FAILED, "cannot be used", () -> open("crm", Map.of("library", text.toString())));
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    refuses(BAD_SETTING, "has no setting tokenlabel", () -> open("crm", Map.of("tokenlabel", "x")));
    refuses(BAD_SETTING, "must be one of", () -> open("crm", Map.of("mechanism", "kw")));
    refuses(BAD_SETTING, "keystore.slot", () -> open("", Map.of("slot", "first")));
  }

  private KeyWrapper open(String label, Map<String, String> more) throws KeyStoreException {
    return open(label, SoftHsm.PIN, more);
  }

  private KeyWrapper open(String label, String pin, Map<String, String> more)
      throws KeyStoreException {
    return new Pkcs11Factory(TestModule.shared(), refused).open(SoftHsm.settings(label, pin, more));
  }

  private static KeyWrapper open(Pkcs11Factory factory, Map<String, String> more)
      throws KeyStoreException {
    return factory.open(SoftHsm.settings("crm", SoftHsm.PIN, more));
  }

  /** Makes a key as an administrator's tool would, with those attributes. */
  private static void secretKey(String label, String alias, String attributes) throws Exception {
    KeyStore token = SoftHsm.token(label, attributes);
    token.setKeyEntry(alias, aes256(token), null, null);
  }

  private static Key aes256(KeyStore token) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", token.getProvider());
    generator.init(256);
    return generator.generateKey();
  }

  private static void logOut(String label) throws Exception {
    ((AuthProvider) SoftHsm.token(label, "").getProvider()).logout();
  }

  private static WrappedKey wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes dataKey = SecretBytes.copyOf(DATA_KEY)) {
      return store.wrap(dataKey, CONTEXT);
    }
  }

  private static void opens(KeyWrapper store, WrappedKey wrapped) throws KeyStoreException {
    try (SecretBytes dataKey = store.unwrap(wrapped, CONTEXT)) {
      assertThat(dataKey.copy(SecretAccess.iHandleKeyBytes())).isEqualTo(DATA_KEY);
    }
  }

  private static void refuses(Reason reason, String text, ThrowingCallable call) {
    KeyStoreException refusal = catchThrowableOfType(KeyStoreException.class, call);
    assertThat(refusal).isNotNull();
    List<String> messages = new ArrayList<>();
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      messages.add(String.valueOf(each.getMessage()));
    }
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(messages).noneMatch(message -> message.contains("pin-47"));
  }
}
