package dev.hushcell.internal.cell;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A second reader of cells, written from {@code driver/docs/format.md} alone on the JDK's own AES
 * and HMAC. It shares no line with the code it checks, and takes other ways: C0 as initialisation
 * vector, or single blocks.
 */
final class FormatReader {
  private static final String PROVIDER = "SunJCE";

  private final byte[] secret;
  private final UUID uuid;
  private final int id;

  FormatReader(byte[] secret, UUID uuid, int id) {
    this.secret = secret.clone();
    this.uuid = uuid;
    this.id = id;
  }

  /** Section 3: verifies and decrypts. */
  Content open(byte[] cell, List<byte[]> associated) throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(cell);
    byte suite = in.get();
    int behind = suite == (byte) 0xFB ? 2 : 0;
    check(cell.length >= 53 && (cell.length - behind - 37) % 16 == 0, "length");
    check(in.getInt() == id, "key id");
    byte[] content =
        switch (suite) {
          case (byte) 0xF8 -> randomized(cell, 5, associated);
          case (byte) 0xFB -> grouped(cell, associated);
          case (byte) 0xF9 -> synthetic(cell, associated);
          case (byte) 0xFC -> randomized(cell, 21, associated);
          default -> throw new IllegalArgumentException("not a cell: suite");
        };
    return unpadded(content);
  }

  /** Section 8: the first 21 bytes of the cell of a text. */
  byte[] beginning(String folded) throws GeneralSecurityException {
    byte[] header = ByteBuffer.allocate(5).put((byte) 0xFC).putInt(id).array();
    byte[] text = folded.getBytes(StandardCharsets.UTF_8);
    byte[] key = subkey((byte) 0xFC, 4);
    byte[] full = hmac(key, associatedData(List.of()), header, new byte[] {1}, text);
    return ByteBuffer.allocate(21).put(header).put(full, 0, 16).array();
  }

  /** Section 9: the first 7 bytes of the cell of a text, of which the first letters are given. */
  byte[] group(String folded, int first, int groups) throws GeneralSecurityException {
    byte[] header = ByteBuffer.allocate(5).put((byte) 0xFB).putInt(id).array();
    byte[] text = folded.getBytes(StandardCharsets.UTF_8);
    byte[] key = subkey((byte) 0xFB, 4, said(first, groups));
    byte[] full = hmac(key, associatedData(List.of()), header, new byte[] {1}, text);
    int all = ByteBuffer.wrap(full).getShort() & 0xFFFF;
    int group = all / (0x10000 / groups) * (0x10000 / groups);
    return ByteBuffer.allocate(7).put(header).putShort((short) group).array();
  }

  private static byte[] said(int first, int groups) {
    return new byte[] {(byte) first, (byte) (Integer.toBinaryString(groups).length() - 1), 1};
  }

  /** Suite FB: the record of the column says by what it has groups, or here what opens the cell. */
  private byte[] grouped(byte[] cell, List<byte[]> associated) throws GeneralSecurityException {
    for (int first = 0; first <= 32; first++) {
      for (int groups = 2; groups <= 0x4000; groups *= 2) {
        byte[] said = said(first, groups);
        byte[] tag = subkey(cell[0], 2, said);
        int end = cell.length - 16;
        byte[] full = hmac(tag, associatedData(associated), Arrays.copyOf(cell, end));
        if (Arrays.equals(full, 0, 16, cell, end, cell.length)) {
          return randomized(cell, 7, associated, said);
        }
      }
    }
    throw new IllegalArgumentException("not a cell: MAC");
  }

  private byte[] randomized(byte[] cell, int first, List<byte[]> associated)
      throws GeneralSecurityException {
    return randomized(cell, first, associated, new byte[0]);
  }

  /** Suites F8, FB and FC: the HMAC first, then CBC with C0 as initialisation vector. */
  private byte[] randomized(byte[] cell, int first, List<byte[]> associated, byte[] said)
      throws GeneralSecurityException {
    int end = cell.length - 16;
    byte[] tag =
        hmac(subkey(cell[0], 2, said), associatedData(associated), Arrays.copyOf(cell, end));
    check(
        MessageDigest.isEqual(Arrays.copyOf(tag, 16), Arrays.copyOfRange(cell, end, cell.length)),
        "MAC");
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", PROVIDER);
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(subkey(cell[0], 1, said), "AES"),
        new IvParameterSpec(cell, first, 16));
    return cipher.doFinal(cell, first + 16, end - first - 16);
  }

  /** Suite F9: block by block, then the HMAC whose halves are the nonce and the tag. */
  private byte[] synthetic(byte[] cell, List<byte[]> associated) throws GeneralSecurityException {
    int end = cell.length - 16;
    Cipher block = Cipher.getInstance("AES/ECB/NoPadding", PROVIDER);
    block.init(Cipher.DECRYPT_MODE, new SecretKeySpec(subkey(cell[0], 1), "AES"));
    byte[] nonce = block.doFinal(cell, 5, 16);
    byte[] padded = block.doFinal(cell, 21, end - 21);
    for (int i = 0; i < padded.length; i++) {
      padded[i] ^= cell[5 + i];
    }
    byte[] header = Arrays.copyOf(cell, 5);
    byte[] data = associatedData(associated);
    byte[] full = hmac(subkey(cell[0], 2), data, header, new byte[16], padded);
    check(MessageDigest.isEqual(Arrays.copyOf(full, 16), nonce), "nonce");
    check(
        MessageDigest.isEqual(
            Arrays.copyOfRange(full, 16, 32), Arrays.copyOfRange(cell, end, cell.length)),
        "tag");
    int padding = padded[padded.length - 1];
    check(padding >= 1 && padding <= 16, "padding");
    for (int i = padded.length - padding; i < padded.length; i++) {
      check(padded[i] == padding, "padding");
    }
    return Arrays.copyOf(padded, padded.length - padding);
  }

  /** Section 7: verifies and decrypts a large cell of a type. */
  Content openLarge(byte[] cell, int tag) throws GeneralSecurityException {
    check(cell[0] == (byte) 0xFA && cell[5] == 16, "header");
    check(cell[6] == 0 && cell[7] == 0 && cell[8] == 0, "reserved bytes");
    check(ByteBuffer.wrap(cell).getInt(1) == id, "key id");
    ByteBuffer context = ByteBuffer.allocate(50).put((byte) 0xFA).put((byte) 3);
    context.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    context.put(cell, 9, 32);
    byte[] key = derived(context.array());
    byte[] fixed = Arrays.copyOf(associatedData(List.of()), 21 + 41 + 1 + 8 + 1);
    System.arraycopy(cell, 0, fixed, 21, 41);
    fixed[62] = (byte) tag;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 41;
    for (long index = 0; at < cell.length; index++) {
      int length = Math.min(12 + 65536 + 16, cell.length - at);
      boolean last = cell.length - at <= 12 + 65536 + 16 + 16;
      length = last ? cell.length - at : length;
      ByteBuffer.wrap(fixed).putLong(63, index).put(71, (byte) (last ? 1 : 0));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", PROVIDER);
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(128, cell, at, 12));
      cipher.updateAAD(fixed);
      content.writeBytes(cipher.doFinal(cell, at + 12, length - 12));
      at += length;
    }
    byte[] all = content.toByteArray();
    long bytes = ByteBuffer.wrap(all).getLong(all.length - 16);
    Content opened = new Content(tag, Arrays.copyOf(all, (int) bytes));
    long units = ByteBuffer.wrap(all).getLong(all.length - 8);
    check(units == (tag == 1 ? opened.text(0).length() : bytes), "units");
    return opened;
  }

  private static Content unpadded(byte[] content) {
    if (content[0] >= 0) {
      return new Content(content[0], Arrays.copyOfRange(content, 1, content.length));
    }
    int length = ByteBuffer.wrap(content).getInt(1);
    for (int i = 5 + length; i < content.length; i++) {
      check(content[i] == 0, "zeros");
    }
    return new Content(content[0] & 0x7F, Arrays.copyOfRange(content, 5, 5 + length));
  }

  /** Section 2. */
  private byte[] subkey(byte suite, int purpose, byte... said) throws GeneralSecurityException {
    ByteBuffer context = ByteBuffer.allocate(18 + said.length).put(suite).put((byte) purpose);
    context.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    context.put(said);
    return derived(context.array());
  }

  private byte[] derived(byte[] context) throws GeneralSecurityException {
    return hmac(
        secret,
        new byte[] {0, 0, 0, 1},
        "hushcell".getBytes(StandardCharsets.US_ASCII),
        new byte[] {0},
        context,
        new byte[] {0, 0, 1, 0});
  }

  private byte[] associatedData(List<byte[]> items) {
    ByteBuffer data = ByteBuffer.allocate(1 << 12);
    data.put((byte) 'H').put((byte) 'C').put((byte) '1');
    data.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    data.putShort((short) items.size());
    items.forEach(item -> data.putInt(item.length).put(item));
    return Arrays.copyOf(data.array(), data.position());
  }

  private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256", PROVIDER);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static void check(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("not a cell: " + what);
    }
  }

  /** What was encrypted, without padding. */
  static final class Content {
    private final int tag;
    private final byte[] value;

    private Content(int tag, byte[] value) {
      this.tag = tag;
      this.value = value;
    }

    int tag() {
      return tag;
    }

    /** Section 4, the key of the row that the value belongs to, as text. */
    String key() {
      check((tag & 0x40) != 0, "a row");
      return new Content(value[1], Arrays.copyOfRange(value, 2, 1 + value[0])).text(0);
    }

    /** Section 4, the value of a cell that belongs to a row. */
    Content inRow() {
      check((tag & 0x40) != 0, "a row");
      return new Content(tag & 0x3F, Arrays.copyOfRange(value, 1 + value[0], value.length));
    }

    /** Section 4, as text. */
    String text(int scale) {
      ByteBuffer in = ByteBuffer.wrap(value);
      return switch (tag) {
        case 1, 2 -> new String(value, StandardCharsets.UTF_8);
        case 3 -> new BigDecimal(new BigInteger(value), scale).toPlainString();
        case 4 -> value[0] == 1 ? "true" : "false";
        case 5 -> LocalDate.ofEpochDay(in.getLong()).toString();
        case 6 -> LocalTime.ofNanoOfDay(in.getLong()).toString();
        case 7 -> LocalDateTime.ofEpochSecond(in.getLong(), in.getInt(), ZoneOffset.UTC).toString();
        case 8 -> Instant.ofEpochSecond(in.getLong(), in.getInt()).atOffset(ZoneOffset.UTC) + "";
        case 9 ->
            Instant.ofEpochSecond(in.getLong(), in.getInt())
                .atOffset(ZoneOffset.ofTotalSeconds(in.getInt()))
                .toString();
        case 10 -> new UUID(in.getLong(), in.getLong()).toString();
        case 11 -> HexFormat.of().formatHex(value);
        case 12 -> Double.toString(Double.longBitsToDouble(in.getLong()));
        default -> throw new IllegalArgumentException("tag " + tag);
      };
    }
  }
}
