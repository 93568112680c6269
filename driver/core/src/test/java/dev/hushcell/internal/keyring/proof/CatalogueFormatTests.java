package dev.hushcell.internal.keyring.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.JdkModule;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tags are part of the stored format. The expected ones were computed by another program in another
 * language from docs/catalogue.md, with the MAC key 00 01 … 1f, and must never change.
 */
class CatalogueFormatTests {
  private static final UUID CATALOGUE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  private static final UUID KEY = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
  private static final String CREATED = "2026-11-24T12:00:00Z";
  private static final String KEY_TAG = "dpDPy/HdBItziTC+8fpyzrrkNoS4IZq9J/AwK2mAFSY=";
  private static final String COLUMN_TAG = "P4PiXmToTsOD24MxrjInhw1GnOwaXNTWHlH/n06yF3Q=";
  private static final String DIGEST = "rK+DcW8enG8a+77zREG/5KbwFVTC0qF6UgmbSDhZZhM=";

  private static final String EVENT_TAG = "nWxXog3DHsNglw7yr95QVzDoL/WWdoIKdtOcqNca/fY=";
  private static final String SECOND_DIGEST = "aB0THPViTNc+ihuLBzMwKq+JR4rDT/utr9vhL5fiqTs=";

  static List<FipsModule> modules() {
    return List.of(new JdkModule(), TestModule.shared());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void tagsKeys(FipsModule module) {
    KeyRecord key =
        new KeyRecord(
            "contact.email",
            1,
            0xDEADBEEF,
            KEY,
            KeyRecord.State.ACTIVE,
            2,
            wrapped("wrapped"),
            CREATED);
    assertThat(mac(module).of(key)).isEqualTo(KEY_TAG);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void tagsColumns(FipsModule module) {
    LogicalType type =
        new LogicalType(
            Family.TEXT, "VARCHAR(100)", Types.VARCHAR, "CHARACTER VARYING", 100, 0, true);
    ProtectedColumn column =
        new ProtectedColumn(
            new ColumnName(new TableName("PUBLIC", "CONTACT"), "GR\u00d6\u1e9eE"),
            type,
            Search.EQUALITY,
            Compare.LOWER,
            "contact.email",
            16,
            Storage.BINARY);
    assertThat(mac(module).of(new ColumnRecord(column, ColumnRecord.State.ACTIVE, 3, CREATED)))
        .isEqualTo(COLUMN_TAG);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void tagsTheManifest(FipsModule module) {
    assertThat(mac(module).digest(1, tags(List.of(KEY_TAG), List.of(COLUMN_TAG))))
        .isEqualTo(DIGEST);
    Manifest manifest = new Manifest(CATALOGUE, 1, 3, DIGEST, wrapped("mac key"), CREATED);
    assertThat(mac(module).of(manifest)).isEqualTo("EYKjuSmk0uLY9xxwLVx/pgLKeVf3A2EVc3LDlNnMkY4=");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void tagsEvents(FipsModule module) {
    KeyEvent event =
        new KeyEvent(
            7,
            EventKind.CHANGED,
            new KekId("crm-master#2", "bcfks /srv/keys.bcfks"),
            new KekId("crm-master", "bcfks /srv/keys.bcfks"),
            Optional.of(Instant.parse("2026-11-27T12:00:00Z")),
            "note",
            Instant.parse(CREATED),
            4);
    assertThat(mac(module).of(event)).isEqualTo(EVENT_TAG);
    RecordTags tags = new RecordTags(List.of(KEY_TAG), List.of(COLUMN_TAG), List.of(EVENT_TAG));
    assertThat(mac(module).digest(2, tags)).isEqualTo(SECOND_DIGEST);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void namesTheMacKeyByItsFingerprint(FipsModule module) {
    assertThat(mac(module).fingerprint())
        .isEqualTo("cabef02d9b015304f506327b400747a9601bc042b6025fa341a7d7271eb312da");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void namesWhatIsSeenOfColumnsAndKeys(FipsModule module) {
    CatalogueMac mac = mac(module);
    ColumnName column = new ColumnName(new TableName("PUBLIC", "CONTACT"), "EMAIL");
    assertThat(mac.ofColumn(column)).isEqualTo("EPsMhyRR2mKCIaF574ShcFTFmHfSl7fWksPDSvGCq1k=");
    assertThat(mac.ofSight(column)).isEqualTo("BWUMDCZniA1Ju3fplkiVqaYTn+vixvtWErNJZ9uAJqQ=");
    assertThat(mac.ofUse(column, KEY.toString(), true))
        .isEqualTo("BV0jCNVkuOM2+eUC5syGmjdnvXn50w0v2mJEfjPU09w=");
    assertThat(mac.ofUse(column, KEY.toString(), false))
        .isEqualTo("yuq9ghwJOlVbHd7t3M/b1uQ47ejrXvrawhJKtFfygfc=");
    assertThat(mac.ofDestroyed(KEY)).isEqualTo("m1D/mP/VDPdouBwIUYcpZNZgJBmt44iVhq0paRaGI90=");
  }

  /** Event 7, a column that keeps cells of its second key since epoch 30, and a destroyed key. */
  @Test
  void writesASightingAsItAlwaysDid() {
    String column = "a1".repeat(16);
    String sight = "b2".repeat(16);
    String first = "c3".repeat(16);
    String second = "d4".repeat(16);
    Sighting sighting =
        new Sighting(7, "00112233".repeat(4), Map.of(column, 3, sight, 60, first, 10, second, 60));
    String written =
        "01"
            + "00000007"
            + "00112233".repeat(4)
            + (column + "00000003")
            + (sight + "0000003c")
            + (first + "0000000a")
            + (second + "0000003c");
    assertThat(HexFormat.of().formatHex(sighting.written())).isEqualTo(written);
    assertThat(Sighting.read(HexFormat.of().parseHex(written))).contains(sighting);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void digestsRecordsInAnyOrder(FipsModule module) {
    CatalogueMac mac = mac(module);
    assertThat(mac.digest(1, tags(List.of("b", "a"), List.of("d", "c"))))
        .isEqualTo(mac.digest(1, tags(List.of("a", "b"), List.of("c", "d"))))
        .isNotEqualTo(mac.digest(1, tags(List.of("a", "b", "c"), List.of("d"))));
  }

  @Test
  void writesTheContextOfWrappedKeys() {
    String catalogue = "00112233445566778899aabbccddeeff";
    assertThat(HexFormat.of().formatHex(KeyContext.ofMacKey(CATALOGUE)))
        .isEqualTo(hex("hushcell.catalogue-key.1") + "00" + catalogue);
    assertThat(HexFormat.of().formatHex(KeyContext.ofDataKey(CATALOGUE, KEY, 0xDEADBEEF, 1)))
        .isEqualTo(
            hex("hushcell.data-key.1")
                + "00"
                + catalogue
                + "0123456789abcdef0123456789abcdef"
                + "deadbeef"
                + "00000001");
  }

  private static RecordTags tags(List<String> keys, List<String> columns) {
    return new RecordTags(keys, columns, List.of());
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(US_ASCII));
  }

  private static WrappedKey wrapped(String bytes) {
    return new WrappedKey("crm-master", "AES-GCM", bytes.getBytes(US_ASCII));
  }

  private static CatalogueMac mac(FipsModule module) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return new CatalogueMac(module, SecretBytes.adopt(key), CATALOGUE);
  }
}
