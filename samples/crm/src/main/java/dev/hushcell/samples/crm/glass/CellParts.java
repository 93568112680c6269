package dev.hushcell.samples.crm.glass;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A stored cell, taken apart as {@code driver/docs/format.md} describes it; no key is needed for
 * that. All parts but the format are hexadecimal.
 *
 * @param format what the first byte says
 * @param formatByte the first byte
 * @param keyId identifier of the data key
 * @param beginning by which the database finds it: its group, or what ignores case; empty for none
 * @param nonce the encrypted nonce
 * @param ciphertext the encrypted value
 * @param tag what proves that nobody changed the cell
 * @param length bytes in all
 */
public record CellParts(
    String format,
    String formatByte,
    String keyId,
    String beginning,
    String nonce,
    String ciphertext,
    String tag,
    int length) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String GROUPED = "randomized, in a group";
  private static final String IGNORING_CASE = "equality, ignoring case";
  private static final int SHORTEST = 53;
  private static final int KEY = 1;
  private static final int HEADER = 5;
  private static final int NONCE_LENGTH = 16;
  private static final int TAG_LENGTH = 16;

  /** Takes a cell apart; empty when the bytes are none. */
  static Optional<CellParts> of(byte[] cell) {
    String format = cell.length < SHORTEST ? "" : format(cell[0] & 0xFF);
    int nonce = HEADER + beginning(format);
    int ciphertext = nonce + NONCE_LENGTH;
    int tag = cell.length - TAG_LENGTH;
    if (format.isEmpty() || tag <= ciphertext) {
      return Optional.empty();
    }
    return Optional.of(
        new CellParts(
            format,
            hex(cell, 0, KEY),
            hex(cell, KEY, HEADER),
            hex(cell, HEADER, nonce),
            hex(cell, nonce, ciphertext),
            hex(cell, ciphertext, tag),
            hex(cell, tag, cell.length),
            cell.length));
  }

  private static String format(int first) {
    return switch (first) {
      case 0xF8 -> "randomized";
      case 0xF9 -> "equality";
      case 0xFB -> GROUPED;
      case 0xFC -> IGNORING_CASE;
      default -> "";
    };
  }

  /** Returns how many bytes stand between the key and the nonce. */
  private static int beginning(String format) {
    return switch (format) {
      case GROUPED -> 2;
      case IGNORING_CASE -> 16;
      default -> 0;
    };
  }

  private static String hex(byte[] cell, int from, int to) {
    return HEX.formatHex(Arrays.copyOfRange(cell, from, to));
  }

  /** Returns the ciphertext, without the middle of a long one. */
  public String getShownCiphertext() {
    int most = 192;
    return ciphertext.length() <= most
        ? ciphertext
        : ciphertext.substring(0, most / 2) + "…" + ciphertext.substring(ciphertext.length() - 32);
  }
}
