package dev.hushcell.internal.audit;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a database with one catalogue.
 *
 * @param begun counts the starts in each file
 */
record TestKeys(UUID catalogue, String secret, Map<String, Integer> begun)
    implements AuditKeys, AuditKeys.AuditKey {
  static final ColumnName EMAIL = new ColumnName(new TableName("PUBLIC", "CONTACT"), "EMAIL");
  static final ColumnName NOTE = new ColumnName(new TableName("PUBLIC", "CONTACT"), "NOTE");

  static TestKeys of(int number) {
    return new TestKeys(new UUID(0, number), "secret " + number, new ConcurrentHashMap<>());
  }

  @Override
  public AuditKey ofSchema(String schema) {
    return this;
  }

  @Override
  public Optional<AuditKey> ofCatalogue(UUID wanted) {
    return wanted.equals(catalogue) ? Optional.of(this) : Optional.empty();
  }

  @Override
  public int begin(String file, UUID session) {
    return begun.merge(file, 1, Integer::sum);
  }

  @Override
  public String tag(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
