package dev.hushcell.keystore.aws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A double of the keys of one account and region, with real encryption: what it refuses, and by
 * which codes, is as in the documents of AWS.
 */
final class KmsEngine {
  static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/";

  private static final SecureRandom RANDOM = new SecureRandom();

  final Map<String, Key> keys = new LinkedHashMap<>();
  final Map<String, String> aliases = new TreeMap<>();

  /** How many looks at a moved alias still show what it was before. */
  int staleLooks;

  private String staleAlias = "";
  private String staleTarget = "";
  private long created = 1_790_000_000L;

  /** What the service refuses. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    final String code;

    RefusedException(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  static final class Key {
    final String id = UUID.randomUUID().toString();
    final byte[] material = new byte[32];
    final Map<String, Object> metadata = new LinkedHashMap<>();
    String policy = "{\"Version\":\"2012-10-17\"}";
    List<?> tags = List.of();

    String state() {
      return (String) metadata.get("KeyState");
    }
  }

  synchronized Key make(String alias) {
    Key key = new Key();
    RANDOM.nextBytes(key.material);
    key.metadata.put("KeyId", key.id);
    key.metadata.put("Arn", ARN + key.id);
    key.metadata.put("AWSAccountId", "111122223333");
    key.metadata.put("CreationDate", created++);
    key.metadata.put("Enabled", true);
    key.metadata.put("KeyState", "Enabled");
    key.metadata.put("KeySpec", "SYMMETRIC_DEFAULT");
    key.metadata.put("KeyUsage", "ENCRYPT_DECRYPT");
    key.metadata.put("Origin", "AWS_KMS");
    key.metadata.put("MultiRegion", false);
    keys.put(key.id, key);
    if (!alias.isEmpty()) {
      aliases.put(alias, key.id);
    }
    return key;
  }

  synchronized Object handle(String action, Map<String, Object> body)
      throws RefusedException, GeneralSecurityException {
    return switch (action) {
      case "DescribeKey" -> Map.of("KeyMetadata", find(body).metadata);
      case "Encrypt" -> encrypted(usable(body), body);
      case "Decrypt" -> decrypted(body);
      case "CreateKey" -> Map.of("KeyMetadata", created(body).metadata);
      case "GetKeyPolicy" -> Map.of("Policy", find(body).policy);
      case "ListResourceTags" -> Map.of("Tags", find(body).tags, "Truncated", false);
      case "ListAliases" -> listed(body);
      case "CreateAlias" -> {
        if (aliases.putIfAbsent(text(body, "AliasName"), find(body, "TargetKeyId").id) != null) {
          throw new RefusedException("AlreadyExistsException", "alias");
        }
        yield Map.of();
      }
      case "UpdateAlias" -> {
        staleAlias = text(body, "AliasName");
        staleTarget = aliases.put(staleAlias, find(body, "TargetKeyId").id);
        yield Map.of();
      }
      case "ScheduleKeyDeletion" -> scheduled(find(body), body);
      default -> throw new RefusedException("UnknownOperationException", action);
    };
  }

  /** Lets the waiting time of all keys to be deleted pass. */
  synchronized void deleteWhatIsDue() {
    keys.values().removeIf(key -> key.state().equals("PendingDeletion"));
    aliases.values().removeIf(id -> !keys.containsKey(id));
  }

  private Key created(Map<String, Object> body) {
    Key key = make("");
    key.policy = (String) body.getOrDefault("Policy", key.policy);
    key.tags = (List<?>) body.getOrDefault("Tags", key.tags);
    key.metadata.put("Description", body.getOrDefault("Description", ""));
    key.metadata.put("Origin", body.getOrDefault("Origin", "AWS_KMS"));
    return key;
  }

  private Map<String, Object> listed(Map<String, Object> body) {
    List<Object> entries = new ArrayList<>();
    aliases.forEach((name, id) -> entries.add(Map.of("AliasName", name, "TargetKeyId", id)));
    entries.add(Map.of("AliasName", "alias/aws/s3"));
    int from = Integer.parseInt((String) body.getOrDefault("Marker", "0"));
    int to = Math.min(entries.size(), from + 2);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("Aliases", entries.subList(from, to));
    page.put("Truncated", to < entries.size());
    if (to < entries.size()) {
      page.put("NextMarker", String.valueOf(to));
    }
    return page;
  }

  private static Map<String, Object> scheduled(Key key, Map<String, Object> body)
      throws RefusedException {
    if (key.state().equals("PendingDeletion")) {
      throw new RefusedException("KMSInvalidStateException", "pending deletion");
    }
    long days = ((Number) body.getOrDefault("PendingWindowInDays", 30)).longValue();
    long date = System.currentTimeMillis() / 1000 + days * 86_400;
    key.metadata.put("KeyState", "PendingDeletion");
    key.metadata.put("DeletionDate", date);
    return Map.of("KeyId", key.metadata.get("Arn"), "DeletionDate", date);
  }

  private Map<String, Object> encrypted(Key key, Map<String, Object> body)
      throws GeneralSecurityException {
    byte[] iv = new byte[12];
    RANDOM.nextBytes(iv);
    byte[] sealed =
        gcm(Cipher.ENCRYPT_MODE, key, iv, body)
            .doFinal(Base64.getDecoder().decode(text(body, "Plaintext")));
    byte[] id = key.id.getBytes(StandardCharsets.US_ASCII);
    byte[] blob =
        ByteBuffer.allocate(1 + id.length + 12 + sealed.length)
            .put((byte) 1)
            .put(id)
            .put(iv)
            .put(sealed)
            .array();
    return Map.of(
        "KeyId", ARN + key.id, "CiphertextBlob", Base64.getEncoder().encodeToString(blob));
  }

  private Map<String, Object> decrypted(Map<String, Object> body)
      throws GeneralSecurityException, RefusedException {
    byte[] blob = Base64.getDecoder().decode(text(body, "CiphertextBlob"));
    Key key = usable(body);
    if (blob.length < 65 || blob[0] != 1) {
      throw new RefusedException("InvalidCiphertextException", "");
    }
    String id = new String(blob, 1, 36, StandardCharsets.US_ASCII);
    if (!id.equals(key.id)) {
      throw keys.containsKey(id)
          ? new RefusedException("IncorrectKeyException", "another key")
          : new RefusedException("InvalidCiphertextException", "");
    }
    try {
      byte[] clear =
          gcm(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(blob, 37, 49), body)
              .doFinal(blob, 49, blob.length - 49);
      return Map.of("KeyId", ARN + key.id, "Plaintext", Base64.getEncoder().encodeToString(clear));
    } catch (AEADBadTagException e) {
      throw new RefusedException("InvalidCiphertextException", "");
    }
  }

  private static Cipher gcm(int mode, Key key, byte[] iv, Map<String, Object> body)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.material, "AES"), new GCMParameterSpec(128, iv));
    Object context = new TreeMap<>((Map<?, ?>) body.getOrDefault("EncryptionContext", Map.of()));
    cipher.updateAAD(context.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private Key usable(Map<String, Object> body) throws RefusedException {
    Key key = find(body);
    switch (key.state()) {
      case "Disabled" -> throw new RefusedException("DisabledException", key.id + " is disabled.");
      case "PendingDeletion" ->
          throw new RefusedException("KMSInvalidStateException", key.id + " is pending deletion.");
      case "Unavailable" -> throw new RefusedException("KeyUnavailableException", "");
      default -> {}
    }
    return key;
  }

  private Key find(Map<String, Object> body) throws RefusedException {
    return find(body, "KeyId");
  }

  private Key find(Map<String, Object> body, String name) throws RefusedException {
    String reference = text(body, name);
    String id = reference.startsWith(ARN) ? reference.substring(ARN.length()) : reference;
    if (reference.startsWith("alias/")) {
      id = aliases.getOrDefault(reference, "");
      if (reference.equals(staleAlias) && staleLooks > 0) {
        staleLooks--;
        id = staleTarget;
      }
    }
    Key key = keys.get(id);
    if (key == null) {
      throw new RefusedException("NotFoundException", "Key '" + reference + "' does not exist");
    }
    return key;
  }

  private static String text(Map<String, Object> body, String name) {
    return (String) body.get(name);
  }
}
