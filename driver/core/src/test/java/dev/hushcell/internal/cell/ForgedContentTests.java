package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.ValueRules;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cells whose MAC is right and whose content is not: what somebody with the key, or a broken
 * writer, could make. They end in the same fault as any other bad cell.
 */
class ForgedContentTests {
  private final DataKey key = FrozenVector.key();
  private final MapKeyring keyring = new MapKeyring();
  private final RawColumns cells = new RawColumns(new JdkModule(), keyring, ValueRules.standard());

  ForgedContentTests() {
    keyring.add(key);
  }

  @Test
  void opensTheHonestOne() throws Exception {
    assertThat(open("VARCHAR(40)", "01" + "616263" + "0c".repeat(12))).isEqualTo("abc");
    assertThat(open("VARCHAR(40)", "81" + "00000002" + "6162" + "0000" + "07".repeat(7)))
        .isEqualTo("ab");
    assertThat(open("BOOLEAN", "0401" + "0e".repeat(14))).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({
    // PKCS#7: none, too long, unequal bytes, nothing but padding.
    "VARCHAR(40), 01616161616161616161616161616100",
    "VARCHAR(40), 01616161616161616161616161616111",
    "VARCHAR(40), 016161616161616161616161616102ff",
    "VARCHAR(40), 01616161616161616161616161040304",
    "VARCHAR(40), 10101010101010101010101010101010",
    "VARCHAR(40), 80808080808080808080808080808080",
    // Type tag: none, of another family, unknown.
    "VARCHAR(40), 000e0e0e0e0e0e0e0e0e0e0e0e0e0e0e",
    "VARCHAR(40), 0b610e0e0e0e0e0e0e0e0e0e0e0e0e0e",
    "VARCHAR(40), 7f610e0e0e0e0e0e0e0e0e0e0e0e0e0e",
    // Padded: no length, length too large or negative, padding not zero.
    "VARCHAR(40), 810000000c0c0c0c0c0c0c0c0c0c0c0c",
    "VARCHAR(40), 810000000b0b0b0b0b0b0b0b0b0b0b0b",
    "VARCHAR(40), 81000000036161090909090909090909",
    "VARCHAR(40), 81ffffffff6161090909090909090909",
    "VARCHAR(40), 81000000016162090909090909090909",
    // Values that are no encoding.
    "VARCHAR(40), 01c3280d0d0d0d0d0d0d0d0d0d0d0d0d",
    "VARCHAR(40), 01eda0800c0c0c0c0c0c0c0c0c0c0c0c",
    "INTEGER, 030f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
    "INTEGER, 0300010d0d0d0d0d0d0d0d0d0d0d0d0d",
    "INTEGER, 03ffff0d0d0d0d0d0d0d0d0d0d0d0d0d",
    "BOOLEAN, 04020e0e0e0e0e0e0e0e0e0e0e0e0e0e",
    "BOOLEAN, 040f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
    "DATE, 057fffffffffffffff07070707070707",
    "DATE, 05000000000000000000060606060606",
    "TIME(9), 060000ffffffffffff07070707070707",
    "TIMESTAMP(9), 0700000000000000003b9aca00030303",
    "TIMESTAMPTZ(9), 08000000000000000000000000030303",
    "UUID, 0a00010d0d0d0d0d0d0d0d0d0d0d0d0d"
  })
  void refusesWhatIsNoContent(String declared, String plain) {
    assertThatThrownBy(() -> open(declared, plain))
        .hasMessageStartingWith("[HC-3001]")
        .hasNoCause();
  }

  private Object open(String declared, String plain) throws Exception {
    byte[] blocks = HexFormat.of().parseHex(plain);
    assertThat(blocks).hasSize(16);
    RawColumn column =
        cells.of(Columns.of("v", LogicalTypes.of(declared)).under("vectors").build());
    return column.open(forged(blocks));
  }

  /** Seals the very blocks as format.md says, with the JDK's ciphers. */
  private byte[] forged(byte[] blocks) throws Exception {
    ByteBuffer cell =
        ByteBuffer.allocate(21 + blocks.length + 16).put((byte) 0xF8).putInt(key.id());
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    byte[] iv = new byte[16];
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(subkey(1), "AES"), new IvParameterSpec(iv));
    cell.put(iv).put(cipher.doFinal(blocks));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(subkey(2), "HmacSHA256"));
    mac.update("HC1".getBytes(StandardCharsets.US_ASCII));
    mac.update(uuid());
    mac.update(new byte[2]);
    mac.update(cell.array(), 0, cell.position());
    return cell.put(mac.doFinal(), 0, 16).array();
  }

  private byte[] subkey(int purpose) {
    byte[] context =
        ByteBuffer.allocate(18).put((byte) 0xF8).put((byte) purpose).put(uuid()).array();
    byte[] label = "hushcell".getBytes(StandardCharsets.US_ASCII);
    return new JdkModule().deriveKey(FrozenVector.secret(), label, context, 32);
  }

  private byte[] uuid() {
    return ByteBuffer.allocate(16)
        .putLong(key.uuid().getMostSignificantBits())
        .putLong(key.uuid().getLeastSignificantBits())
        .array();
  }
}
