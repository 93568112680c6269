package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Transit engine: each method is one request. All encryption is the server's, by AES-256-GCM
 * with the binding as associated data. Thread-safe.
 */
final class Transit implements AutoCloseable {
  private static final Pattern CIPHERTEXT =
      Pattern.compile("vault:v([1-9][0-9]{0,8}):([A-Za-z0-9+/]+={0,2})");

  private final VaultSettings settings;
  private final VaultClient client;

  Transit(VaultSettings settings) throws KeyStoreException {
    this.settings = settings;
    this.client = new VaultClient(settings);
  }

  /**
   * What the server made of a data key.
   *
   * @param version that it used
   * @param bytes nonce, ciphertext and tag, without the server's prefix and Base64
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never kept
  record Sealed(TransitVersion version, byte[] bytes) {}

  /** Reads a key; empty when there is none of that name. */
  Optional<TransitKey> key(String name) throws KeyStoreException {
    Request request = Request.get(path("keys", name));
    Answer answer = client.send(request);
    if (answer.status() == 404) {
      if (answer.says("no handler") || answer.says("route")) {
        throw VaultFailure.missingMount(settings);
      }
      return Optional.empty();
    }
    return Optional.of(new TransitKey(name, expected(request, answer).data()));
  }

  void make(String name) throws KeyStoreException {
    change(path("keys", name), Map.of("type", "aes256-gcm96"));
  }

  void rotate(String name) throws KeyStoreException {
    change(path("keys", name) + "/rotate", Map.of());
  }

  /** Forbids the use of versions before this one, which can be undone. */
  void forbidBefore(TransitKey key, int version) throws KeyStoreException {
    int decryption = Math.max(version, key.minDecryption());
    Map<String, Object> limits =
        Map.of(
            "min_decryption_version",
            decryption,
            "min_encryption_version",
            Math.max(decryption, key.minEncryption()));
    change(path("keys", key.name()) + "/config", limits);
  }

  /** Destroys versions before this one, which cannot be undone. */
  void trimBefore(TransitKey key, int version) throws KeyStoreException {
    change(path("keys", key.name()) + "/trim", Map.of("min_available_version", version));
  }

  /** Destroys a key with all its versions, which cannot be undone. */
  void delete(TransitKey key) throws KeyStoreException {
    change(path("keys", key.name()) + "/config", Map.of("deletion_allowed", true));
    change(Request.delete(path("keys", key.name())));
  }

  Sealed encrypt(TransitKey key, SecretBytes dataKey, byte[] binding) throws KeyStoreException {
    Map<String, Object> body = bound(key, binding);
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    body.put("plaintext", Base64.getEncoder().encodeToString(clear));
    Arrays.fill(clear, (byte) 0);
    Request request = Request.ask(path("encrypt", key.name()), body);
    Answer answer = expected(request, client.send(request));
    Matcher written = CIPHERTEXT.matcher(answer.data().text("ciphertext").orElse(""));
    if (!written.matches()) {
      throw VaultFailure.unexpected(settings, request, answer);
    }
    return new Sealed(
        new TransitVersion(key.name(), Integer.parseInt(written.group(1))),
        Base64.getDecoder().decode(written.group(2)));
  }

  SecretBytes decrypt(TransitKey key, Sealed sealed, byte[] binding) throws KeyStoreException {
    Map<String, Object> body = bound(key, binding);
    body.put(
        "ciphertext",
        "vault:v"
            + sealed.version().number()
            + ":"
            + Base64.getEncoder().encodeToString(sealed.bytes()));
    Request request = Request.ask(path("decrypt", key.name()), body);
    Answer answer = client.send(request);
    if (answer.status() == 400) {
      throw notOpened(sealed.version(), answer);
    }
    String text =
        expected(request, answer)
            .data()
            .text("plaintext")
            .orElseThrow(() -> VaultFailure.unexpected(settings, request, answer));
    byte[] base64 = text.getBytes(StandardCharsets.US_ASCII);
    try {
      return SecretBytes.adopt(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw VaultFailure.unexpected(settings, request, answer);
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /** A derived key takes the binding twice: the server asks for it to derive from. */
  private static Map<String, Object> bound(TransitKey key, byte[] binding) {
    Map<String, Object> body = new HashMap<>();
    String text = Base64.getEncoder().encodeToString(binding);
    body.put("associated_data", text);
    if (key.isDerived()) {
      body.put("context", text);
    }
    return body;
  }

  private void change(String path, Map<String, Object> body) throws KeyStoreException {
    change(Request.change(path, body));
  }

  private void change(Request request) throws KeyStoreException {
    Answer ignored = expected(request, client.send(request));
    assert ignored.isOk();
  }

  private Answer expected(Request request, Answer answer) throws KeyStoreException {
    if (answer.status() == 404) {
      throw VaultFailure.missingMount(settings);
    }
    if (!answer.isOk()) {
      throw VaultFailure.unexpected(settings, request, answer);
    }
    return answer;
  }

  private KeyStoreException notOpened(TransitVersion version, Answer answer) {
    if (answer.says("key not found")) {
      return VaultFailure.missingKey(settings, version.key());
    }
    if (answer.says("too old")) {
      return new KeyStoreException(
          MISSING_KEY,
          "version "
              + version
              + " was destroyed, or is forbidden by min_decryption_version of the key; lower that"
              + " (vault write "
              + path("keys", version.key())
              + "/config min_decryption_version=N) unless it was trimmed");
    }
    if (answer.says("too new")) {
      return new KeyStoreException(
          MISSING_KEY,
          "the server does not know version "
              + version
              + "; it was restored from an older backup, or is another server than the one that"
              + " wrapped the key");
    }
    return new KeyStoreException(
        UNWRAP_FAILED,
        "a wrapped data key does not open under the key-encryption key "
            + version
            + " of "
            + settings.place()
            + "; restore the catalogue or the Vault that belong together");
  }

  private String path(String operation, String key) {
    return settings.mount() + "/" + operation + "/" + key;
  }
}
