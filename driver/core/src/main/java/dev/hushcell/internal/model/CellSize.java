package dev.hushcell.internal.model;

import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigInteger;
import java.sql.Types;

/**
 * How long the cells of a column can get; pure arithmetic, the same for every database. The layout
 * behind the figures is {@code driver/docs/format.md}.
 */
public final class CellSize {
  /** Length of the shortest cell there is; anything shorter is no cell. */
  public static final int SHORTEST = 53;

  /** How many bytes of a cell tell it from those of other values: up to the first block. */
  public static final int TELLING = 37;

  /** How many bytes of a cell are compared where its column ignores case. */
  public static final int BEGINNING = 21;

  /** How many bytes of a cell tell its group. */
  public static final int OF_GROUP = 7;

  private static final int FIRST_FORMAT = 0xF8;
  private static final byte LARGE_FORMAT = (byte) 0xFA;
  private static final byte GROUPED_FORMAT = (byte) 0xFB;
  private static final int HEADER = 5;
  private static final int BLOCK = 16;
  private static final int MAC = 16;
  private static final int TYPE_TAG = 1;
  private static final int PADDED_LENGTH = 4;

  /** The key of the row that a cell belongs to, with its length and its type tag. */
  private static final int MOST_OF_ROW = 2 + 16;

  private CellSize() {}

  /** Returns how many bytes the longest value of the type needs, without type tag and padding. */
  public static long maxValueBytes(LogicalType type) {
    return switch (type.family()) {
      // A UTF-16 unit needs at most three bytes; a pair of them, four.
      case TEXT, CHAR -> Math.multiplyExact(3L, type.precision());
      case BYTES -> type.precision();
      case EXACT -> maxIntegerBytes(type);
      case BOOLEAN -> 1;
      case DATE, TIME, APPROXIMATE -> 8;
      case TIMESTAMP -> 12;
      case ZONED_TIMESTAMP, UUID -> 16;
    };
  }

  /**
   * Returns the length of the cell of a value.
   *
   * @param valueBytes length of the value without type tag and padding
   * @param pad multiple to which it is padded; 0: none
   */
  public static long cellBytes(long valueBytes, int pad) {
    long content = TYPE_TAG + bodyBytes(valueBytes, pad);
    return HEADER + BLOCK + BLOCK * (content / BLOCK + 1) + MAC;
  }

  /** Returns the length of the longest cell of the type, which a binary column must hold. */
  public static long maxCellBytes(LogicalType type, int pad) {
    return cellBytes(maxValueBytes(type), pad);
  }

  /** Returns how many characters a cell of so many bytes has as text. */
  public static long textLength(long cellBytes) {
    return (cellBytes * 4 + 2) / 3;
  }

  public static long storedLength(ProtectedColumn column) {
    return storedLength(column, maxValueBytes(column.type()));
  }

  /** Returns the length that the cell of a value of so many bytes has as it is stored. */
  public static long storedLength(ProtectedColumn column, long valueBytes) {
    long ofRow = column.belongsTo().isThere() ? MOST_OF_ROW : 0;
    long cell = behindHeader(column) + cellBytes(valueBytes + ofRow, column.pad());
    return switch (column.storage()) {
      case TEXT -> textLength(cell);
      case BINARY -> cell;
    };
  }

  /** Returns how many bytes stand between the header of a cell and its first block. */
  private static int behindHeader(ProtectedColumn column) {
    int beginning = column.narrow().isThere() ? OF_GROUP : BEGINNING;
    return column.hasBeginnings() ? beginning - HEADER : 0;
  }

  /** Returns how many bytes or characters of a stored cell are compared. */
  public static int storedBeginning(ProtectedColumn column) {
    int bytes = HEADER + behindHeader(column);
    return switch (column.storage()) {
      case TEXT -> wholeCharacters(bytes);
      case BINARY -> bytes;
    };
  }

  /** Returns how many characters have nothing of what stands behind so many bytes. */
  public static int wholeCharacters(int bytes) {
    return bytes * 8 / 6;
  }

  /**
   * Tells whether stored bytes may be a cell of any format, by their first byte and their length.
   */
  public static boolean mayBeCell(byte[] stored) {
    if (stored.length < SHORTEST || (stored[0] & 0xFF) < FIRST_FORMAT) {
      return false;
    }
    int ahead = stored[0] == GROUPED_FORMAT ? OF_GROUP - HEADER : 0;
    return stored[0] == LARGE_FORMAT || (stored.length - ahead) % BLOCK == SHORTEST % BLOCK;
  }

  private static long bodyBytes(long valueBytes, int pad) {
    if (pad == 0) {
      return valueBytes;
    }
    long multiples = Math.max(1, (valueBytes + pad - 1) / pad);
    return PADDED_LENGTH + multiples * pad;
  }

  private static long maxIntegerBytes(LogicalType type) {
    return switch (type.jdbcType()) {
      case Types.TINYINT -> 1;
      case Types.SMALLINT -> 2;
      case Types.INTEGER -> 4;
      case Types.BIGINT -> 8;
      // Two's complement: one bit more than the largest magnitude, rounded up to bytes.
      default -> BigInteger.TEN.pow(Math.toIntExact(type.precision())).bitLength() / 8 + 1;
    };
  }
}
