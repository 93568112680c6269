package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Content;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the records of one catalogue with HMAC-SHA-256 under its MAC key. The input is a
 * list of texts, each as UTF-8 behind its length in four bytes, see docs/catalogue.md.
 *
 * <p>Thread-safe.
 */
public final class CatalogueMac implements AutoCloseable {
  private final FipsModule module;
  private final SecretBytes key;
  private final String catalogue;

  /**
   * One that is used again: the module keeps what each one leaves behind for minutes, and a reading
   * of the catalogue authenticates every record.
   */
  private final AtomicReference<@Nullable Mac> idle = new AtomicReference<>();

  public CatalogueMac(FipsModule module, SecretBytes key, UUID catalogue) {
    this.module = module;
    this.key = key;
    this.catalogue = catalogue.toString();
  }

  /** The tags of all records of a catalogue; can be changed. */
  public record RecordTags(List<String> keys, List<String> columns, List<String> events) {
    public static RecordTags none() {
      return new RecordTags(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static RecordTags of(RawCatalogue rows) {
      RecordTags tags = none();
      rows.keys().forEach(each -> tags.keys().add(each.mac()));
      rows.columns().forEach(each -> tags.columns().add(each.mac()));
      rows.events().forEach(each -> tags.events().add(each.mac()));
      return tags;
    }
  }

  /** Returns the tag of a row. The name of its table keeps it apart from tags of other kinds. */
  public String of(TaggedRow row) {
    Content content = row.content();
    List<String> texts = new ArrayList<>();
    texts.add(content.table().replace('_', '.') + ".1");
    content.values().forEach(each -> texts.add(Objects.toString(each, "")));
    return tag(texts.toArray(String[]::new));
  }

  public String ofAuditLine(String line) {
    return tag("hushcell.audit.1", line);
  }

  /** Returns what stands for a person: nobody without the key can find out whom. */
  public String ofSubject(String subject, String value) {
    return tag("hushcell.subject.1", subject, value);
  }

  /** Returns the tag of a line of the list of persons who were forgotten. */
  public String ofListLine(String line) {
    return tag("hushcell.erased.1", line);
  }

  /** Returns what seals the value by which a person is found again; nothing is kept of it. */
  public SubjectSeal subjectSeal() {
    byte[] bytes = key.copy(SecretAccess.iHandleKeyBytes());
    try {
      return new SubjectSeal(module, bytes, catalogue);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Returns what stands, outside the database, for something that begins. */
  String ofBeginning(String what) {
    return tag("hushcell.beginning.1", what);
  }

  String ofColumn(ColumnName column) {
    return tag("hushcell.sighting.1", column.table().table(), column.column());
  }

  /** Returns what stands outside the database for when a column was seen last. */
  String ofSight(ColumnName column) {
    return tag("hushcell.sighting.2", column.table().table(), column.column());
  }

  /**
   * Returns what stands outside the database for when a column was seen in one use.
   *
   * @param key the UUID of its data key; of keys of tenants, what their names have in common
   * @param keepsCells whether it keeps cells of the key, or kept them before
   */
  String ofUse(ColumnName column, String key, boolean keepsCells) {
    return tag(
        "hushcell.sighting.3",
        column.table().table(),
        column.column(),
        key,
        keepsCells ? "1" : "0");
  }

  /** Returns what stands outside the database for a data key that was destroyed. */
  String ofDestroyed(UUID key) {
    return tag("hushcell.sighting.4", key.toString());
  }

  /** Returns the digest of all records, given their tags in any order. */
  public String digest(int format, RecordTags tags) {
    List<String> texts = new ArrayList<>();
    texts.add("hushcell.records." + format);
    texts.add(text(tags.keys().size()));
    texts.add(text(tags.columns().size()));
    if (format >= Manifest.WITH_EVENTS) {
      texts.add(text(tags.events().size()));
    }
    tags.keys().stream().sorted().forEach(texts::add);
    tags.columns().stream().sorted().forEach(texts::add);
    tags.events().stream().sorted().forEach(texts::add);
    return tag(texts.toArray(String[]::new));
  }

  /** Returns what is pinned outside the database: tells nothing of the key, yet names it. */
  public String fingerprint() {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(tag("hushcell.fingerprint.1")));
  }

  /** Erases the key; no call may be running. */
  @Override
  public void close() {
    key.close();
    idle.set(null);
  }

  private String tag(String... texts) {
    Mac known = idle.getAndSet(null);
    Mac mac = known == null ? start() : known;
    byte[] tag = mac.doFinal(input(catalogue, texts));
    idle.set(mac);
    return Base64.getEncoder().encodeToString(tag);
  }

  private Mac start() {
    byte[] bytes = key.copy(SecretAccess.iHandleKeyBytes());
    try {
      return start(module, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static byte[] hmac(FipsModule module, byte[] key, byte[] input) {
    return start(module, key).doFinal(input);
  }

  private static Mac start(FipsModule module, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256", module.provider());
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the module has no HMAC-SHA-256", e);
    }
  }

  private static byte[] input(String catalogue, String... texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    append(out, catalogue);
    for (String each : texts) {
      append(out, each);
    }
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
