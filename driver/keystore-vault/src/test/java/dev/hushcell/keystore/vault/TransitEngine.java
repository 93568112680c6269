package dev.hushcell.keystore.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A double of the Transit engine with real encryption: what it refuses, and in which words, is as
 * in the source of Vault and OpenBao.
 */
final class TransitEngine {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Key> keys = new TreeMap<>();

  /** What the engine refuses. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  static final class Key {
    final Map<String, Object> settings = new LinkedHashMap<>();
    final TreeMap<Integer, byte[]> versions = new TreeMap<>();
    final Map<String, Object> created = new TreeMap<>();
    int minDecryption = 1;
    int minEncryption;
    int minAvailable;
    long now = 1_790_000_000L;

    void rotate() {
      byte[] key = new byte[32];
      RANDOM.nextBytes(key);
      int version = versions.isEmpty() ? 1 : versions.lastKey() + 1;
      versions.put(version, key);
      created.put(String.valueOf(version), now++);
    }
  }

  synchronized Key make(String name, Map<String, Object> settings) {
    Key key = keys.computeIfAbsent(name, any -> new Key());
    if (key.versions.isEmpty()) {
      key.settings.put("type", "aes256-gcm96");
      key.settings.put("derived", false);
      key.settings.put("exportable", false);
      key.settings.put("allow_plaintext_backup", false);
      key.settings.putAll(settings);
      key.rotate();
    }
    return key;
  }

  synchronized Map<String, Object> handle(String operation, Map<String, Object> body)
      throws RefusedException, GeneralSecurityException {
    String[] parts = operation.split("/", -1);
    Key key = keys.get(parts[1]);
    String what = parts[0] + (parts.length > 2 ? "/" + parts[2] : "");
    if (key == null) {
      if (what.equals("keys") && body.containsKey("type")) {
        return describe(parts[1], make(parts[1], body));
      }
      throw what.equals("keys")
          ? new RefusedException(404, "")
          : new RefusedException(400, "encryption key not found");
    }
    return switch (what) {
      case "keys" -> describe(parts[1], key);
      case "keys/rotate" -> {
        key.rotate();
        yield describe(parts[1], key);
      }
      case "keys/config" -> configured(parts[1], key, body);
      case "keys/trim" -> trimmed(key, number(body, "min_available_version"));
      case "encrypt" -> Map.of("ciphertext", encrypted(key, body), "key_version", latest(key));
      case "decrypt" -> Map.of("plaintext", base64(decrypted(key, body)));
      default -> throw new RefusedException(404, "unsupported path");
    };
  }

  /** Deletes a key for which that was allowed before. */
  synchronized Map<String, Object> delete(String path) throws RefusedException {
    String name = path.substring("keys/".length());
    if (!keys.containsKey(name)) {
      throw new RefusedException(400, "could not delete key; not found");
    }
    if (!Boolean.TRUE.equals(keys.get(name).settings.get("deletion_allowed"))) {
      throw new RefusedException(400, "deletion is not allowed for this key");
    }
    keys.remove(name);
    return Map.of();
  }

  private static Map<String, Object> describe(String name, Key key) {
    Map<String, Object> data = new LinkedHashMap<>(key.settings);
    Map<String, Object> listed = new TreeMap<>(key.created);
    listed.keySet().removeIf(version -> Integer.parseInt(version) < key.minDecryption);
    data.put("name", name);
    data.put("keys", listed);
    data.put("latest_version", latest(key));
    data.put("min_available_version", key.minAvailable);
    data.put("min_decryption_version", key.minDecryption);
    data.put("min_encryption_version", key.minEncryption);
    return data;
  }

  private static Map<String, Object> configured(String name, Key key, Map<String, Object> body)
      throws RefusedException {
    if (body.containsKey("deletion_allowed")) {
      key.settings.put("deletion_allowed", body.get("deletion_allowed"));
      return describe(name, key);
    }
    int decryption = number(body, "min_decryption_version");
    int encryption = number(body, "min_encryption_version");
    if (decryption > latest(key) || encryption > latest(key)) {
      throw new RefusedException(400, "cannot set min decryption version, latest key version is");
    }
    if (encryption > 0 && encryption < decryption) {
      throw new RefusedException(400, "cannot set min encryption/decryption values");
    }
    if (key.minAvailable > encryption || key.minAvailable > decryption) {
      throw new RefusedException(
          400, "min decryption version should not be less then min available version");
    }
    key.minDecryption = decryption;
    key.minEncryption = encryption;
    return describe(name, key);
  }

  private static Map<String, Object> trimmed(Key key, int version) throws RefusedException {
    if (version < key.minAvailable) {
      throw new RefusedException(400, "minimum available version cannot be decremented");
    }
    if (key.minEncryption == 0) {
      throw new RefusedException(
          400,
          "minimum available version cannot be set when minimum encryption version is not set");
    }
    if (version > key.minEncryption || version > key.minDecryption) {
      throw new RefusedException(
          400, "minimum available version cannot be greater than minmum encryption version");
    }
    key.minAvailable = version;
    key.versions.headMap(version).clear();
    return Map.of();
  }

  private static String encrypted(Key key, Map<String, Object> body)
      throws GeneralSecurityException, RefusedException {
    byte[] nonce = new byte[12];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        gcm(Cipher.ENCRYPT_MODE, key, latest(key), nonce, body)
            .doFinal(Base64.getDecoder().decode((String) body.get("plaintext")));
    byte[] whole = ByteBuffer.allocate(12 + sealed.length).put(nonce).put(sealed).array();
    return "vault:v" + latest(key) + ":" + base64(whole);
  }

  private static byte[] decrypted(Key key, Map<String, Object> body)
      throws GeneralSecurityException, RefusedException {
    String[] parts = ((String) body.get("ciphertext")).split(":", 3);
    int version = Integer.parseInt(parts[1].substring(1));
    if (version > latest(key)) {
      throw new RefusedException(400, "invalid ciphertext: version is too new");
    }
    if (version < key.minDecryption) {
      throw new RefusedException(
          400, "ciphertext or signature version is disallowed by policy (too old)");
    }
    byte[] whole = Base64.getDecoder().decode(parts[2]);
    try {
      return gcm(Cipher.DECRYPT_MODE, key, version, Arrays.copyOf(whole, 12), body)
          .doFinal(whole, 12, whole.length - 12);
    } catch (javax.crypto.AEADBadTagException e) {
      throw new RefusedException(400, "cipher: message authentication failed");
    }
  }

  private static Cipher gcm(int mode, Key key, int version, byte[] nonce, Map<String, Object> body)
      throws GeneralSecurityException, RefusedException {
    byte[] raw = key.versions.get(version);
    if (Boolean.TRUE.equals(key.settings.get("derived"))) {
      String context = (String) body.get("context");
      if (context == null || context.isEmpty()) {
        throw new RefusedException(400, "missing 'context' for key derivation");
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(raw, "HmacSHA256"));
      raw = mac.doFinal(Base64.getDecoder().decode(context));
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(raw, "AES"), new GCMParameterSpec(128, nonce));
    if (!Boolean.TRUE.equals(key.settings.get("test.ignores-associated-data"))) {
      String bound = (String) body.getOrDefault("associated_data", "");
      cipher.updateAAD(Base64.getDecoder().decode(bound.getBytes(StandardCharsets.US_ASCII)));
    }
    return cipher;
  }

  private static int latest(Key key) {
    return key.versions.lastKey();
  }

  private static int number(Map<String, Object> body, String name) {
    return ((Number) body.get(name)).intValue();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
