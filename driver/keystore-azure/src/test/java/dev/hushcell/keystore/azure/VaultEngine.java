package dev.hushcell.keystore.azure;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A double of the keys of one vault or Managed HSM, with real encryption: what it refuses, and by
 * which codes, is as in the documents of Azure.
 */
final class VaultEngine {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** RSA keys take long to make, so the tests share them. */
  private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

  final Map<String, List<Version>> keys = new LinkedHashMap<>();
  private final Map<String, List<Version>> deleted = new LinkedHashMap<>();
  private final String host;

  /** Which of the RSA keys that all tests share are this vault's. */
  String shelf = "one";

  private long created = 1_790_000_000L;

  VaultEngine(String host) {
    this.host = host;
  }

  /** What the service refuses. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;
    final String code;
    final String inner;

    RefusedException(int status, String code, String inner) {
      super(code + " " + inner);
      this.status = status;
      this.code = code;
      this.inner = inner;
    }
  }

  static final class Version {
    String id;
    String type;
    long created;
    boolean enabled = true;
    boolean ended;
    List<?> operations = List.of();
    KeyPair pair;
    byte[] secret = new byte[0];
  }

  synchronized Version make(String name, String type, int bits) {
    List<Version> versions = keys.computeIfAbsent(name, any -> new ArrayList<>());
    Version version = new Version();
    version.id = UUID.randomUUID().toString().replace("-", "");
    version.type = type;
    version.created = created++;
    if (type.startsWith("RSA")) {
      String slot = shelf + " " + name + " " + bits + " " + versions.size();
      version.pair = PAIRS.computeIfAbsent(slot, any -> pair(bits));
    } else {
      version.secret = new byte[32];
      RANDOM.nextBytes(version.secret);
    }
    versions.add(version);
    return version;
  }

  private static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Handles a request for {@code /deletedkeys/…}, given what follows. */
  synchronized Object deleted(String name) throws RefusedException {
    if (!deleted.containsKey(name)) {
      throw new RefusedException(404, "KeyNotFound", "");
    }
    Map<String, Object> described = new LinkedHashMap<>(described(name, newest(deleted.get(name))));
    described.put("recoveryId", "https://" + host + "/deletedkeys/" + name);
    described.put("deletedDate", created);
    described.put("scheduledPurgeDate", created + 7_776_000);
    return described;
  }

  /** Lets the time pass for which deleted keys are kept. */
  synchronized void purge() {
    deleted.clear();
  }

  /** Handles a request for {@code /keys/…}, given what follows. */
  synchronized Object handle(String method, String path, Map<String, Object> body)
      throws RefusedException, GeneralSecurityException {
    String[] parts = path.split("/", -1);
    String name = parts[0];
    String second = parts.length > 1 ? parts[1] : "";
    String operation = parts.length > 2 ? parts[2] : second;
    if (method.equals("POST") && operation.equals("create")) {
      if (deleted.containsKey(name)) {
        throw new RefusedException(409, "Conflict", "ObjectIsDeletedButRecoverable");
      }
      Number bits = (Number) body.getOrDefault("key_size", 2048);
      Version made = make(name, (String) body.get("kty"), bits.intValue());
      made.operations = (List<?>) body.getOrDefault("key_ops", List.of());
      return described(name, made);
    }
    List<Version> versions = keys.getOrDefault(name, List.of());
    if (versions.isEmpty()) {
      throw new RefusedException(404, "KeyNotFound", "");
    }
    if (method.equals("DELETE")) {
      deleted.put(name, keys.remove(name));
      return deleted(name);
    }
    if (method.equals("POST") && operation.equals("rotate")) {
      Version old = newest(versions);
      int bits = old.pair == null ? 256 : modulus(old).bitLength();
      return described(name, make(name, old.type, bits));
    }
    if (method.equals("GET") && second.equals("versions")) {
      return Map.of("value", versions.stream().map(v -> listed(name, v)).toList());
    }
    Version version = find(versions, second);
    if (method.equals("PATCH")) {
      version.enabled = (Boolean) ((Map<?, ?>) body.get("attributes")).get("enabled");
      return described(name, version);
    }
    if (!version.enabled) {
      throw new RefusedException(403, "Forbidden", "KeyDisabled");
    }
    return method.equals("GET")
        ? described(name, version)
        : crypted(name, version, operation, body);
  }

  private Object crypted(String name, Version version, String operation, Map<String, Object> body)
      throws RefusedException, GeneralSecurityException {
    if (version.ended && (operation.equals("wrapkey") || operation.equals("encrypt"))) {
      throw new RefusedException(403, "Forbidden", "KeyNotYetValidOrExpired");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kid", id(name, version));
    try {
      switch (operation + " " + body.get("alg")) {
        case "wrapkey RSA-OAEP-256" ->
            answer.put("value", text(oaep(Cipher.ENCRYPT_MODE, version, bytes(body, "value"))));
        case "unwrapkey RSA-OAEP-256" ->
            answer.put("value", text(oaep(Cipher.DECRYPT_MODE, version, bytes(body, "value"))));
        case "encrypt A256GCM" -> {
          byte[] iv = new byte[12];
          RANDOM.nextBytes(iv);
          byte[] sealed = gcm(Cipher.ENCRYPT_MODE, version, iv, body, bytes(body, "value"));
          answer.put("value", text(java.util.Arrays.copyOf(sealed, sealed.length - 16)));
          answer.put(
              "tag", text(java.util.Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length)));
          answer.put("iv", text(iv));
          answer.put("aad", body.getOrDefault("aad", ""));
        }
        case "decrypt A256GCM" -> {
          byte[] value = bytes(body, "value");
          byte[] tag = bytes(body, "tag");
          byte[] both = java.util.Arrays.copyOf(value, value.length + tag.length);
          System.arraycopy(tag, 0, both, value.length, tag.length);
          answer.put(
              "value", text(gcm(Cipher.DECRYPT_MODE, version, bytes(body, "iv"), body, both)));
        }
        default -> throw new RefusedException(400, "BadParameter", "");
      }
    } catch (GeneralSecurityException e) {
      throw new RefusedException(400, "BadParameter", "");
    }
    return answer;
  }

  private static byte[] oaep(int mode, Version version, byte[] input)
      throws GeneralSecurityException, RefusedException {
    if (version.pair == null) {
      throw new RefusedException(400, "BadParameter", "");
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        mode,
        mode == Cipher.ENCRYPT_MODE ? version.pair.getPublic() : version.pair.getPrivate(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher.doFinal(input);
  }

  private static byte[] gcm(
      int mode, Version version, byte[] iv, Map<String, Object> body, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(version.secret, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(bytes(body, "aad"));
    return cipher.doFinal(input);
  }

  private Map<String, Object> described(String name, Version version) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("kid", id(name, version));
    key.put("kty", version.type);
    key.put("key_ops", version.operations);
    if (version.pair != null) {
      key.put("n", text(unsigned(modulus(version))));
      key.put("e", "AQAB");
    }
    return Map.of("key", key, "attributes", attributes(version), "tags", Map.of());
  }

  private Map<String, Object> listed(String name, Version version) {
    return Map.of("kid", id(name, version), "attributes", attributes(version));
  }

  private static Map<String, Object> attributes(Version version) {
    return Map.of(
        "enabled", version.enabled, "created", version.created, "updated", version.created);
  }

  private String id(String name, Version version) {
    return "https://" + host + "/keys/" + name + "/" + version.id;
  }

  private static Version find(List<Version> versions, String id) throws RefusedException {
    if (id.isEmpty()) {
      return newest(versions);
    }
    return versions.stream()
        .filter(version -> version.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException(404, "KeyNotFound", ""));
  }

  private static Version newest(List<Version> versions) {
    return versions.get(versions.size() - 1);
  }

  private static BigInteger modulus(Version version) {
    return ((RSAPublicKey) version.pair.getPublic()).getModulus();
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] bytes(Map<String, Object> body, String name) {
    String text = (String) body.getOrDefault(name, "");
    return Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
