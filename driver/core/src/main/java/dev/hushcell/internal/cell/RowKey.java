package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Targeted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells the row that a cell belongs to: an integer or a UUID, in one form whichever Java class
 * or column type it has. Immutable.
 *
 * <p>The form is that of a value in a cell: a type tag, and two's complement in as few bytes as
 * possible, or the 16 bytes of a UUID. So a wider type of the key changes nothing.
 */
public final class RowKey {
  private static final byte INTEGER = 0x03;
  private static final byte IDENTIFIER = 0x0A;
  private static final int MOST_DIGITS = 200;

  /** As a UUID has; more than 38 digits, which any type has room for. */
  private static final int MOST_BYTES = 16;

  /**
   * As a database may compare a text, or a number with a point or exponent, with an integer as
   * binary numbers, which keep so many.
   */
  private static final int MOST_DIGITS_BOUND = 15;

  /** Of an integer of so many bytes. */
  private static final int MOST_DIGITS_WRITTEN = 39;

  private static final int LENGTH_OF_UUID = 36;

  private final byte[] bytes;

  private RowKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the key that an application binds or writes; empty for what could be another one in the
   * column, or none.
   */
  public static Optional<RowKey> of(@Nullable Object value) {
    if (value instanceof Targeted targeted) {
      return of(targeted.value());
    }
    if (value instanceof UUID uuid) {
      return Optional.of(of(uuid));
    }
    if (value instanceof String text) {
      return text.length() <= MOST_DIGITS_BOUND || isUuid(text) ? written(text) : Optional.empty();
    }
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return of(BigInteger.valueOf(((Number) value).longValue()));
    }
    if (value instanceof BigInteger number) {
      return of(number);
    }
    return value instanceof BigDecimal number ? whole(number) : Optional.empty();
  }

  /** Reads it as databases write it; without regular expressions, since each row may have one. */
  public static Optional<RowKey> written(String text) {
    if (isWhole(text)) {
      return of(new BigInteger(text));
    }
    return isUuid(text) ? Optional.of(of(UUID.fromString(text))) : Optional.empty();
  }

  private static boolean isWhole(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    if (digits == 0 || digits > MOST_DIGITS_WRITTEN || text.charAt(first) == '0') {
      return text.equals("0");
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUuid(String text) {
    if (text.length() != LENGTH_OF_UUID) {
      return false;
    }
    for (int i = 0; i < LENGTH_OF_UUID; i++) {
      char each = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? each != '-' : !HexFormat.isHexDigit(each)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<RowKey> whole(BigDecimal number) {
    boolean small =
        number.scale() == 0
            ? number.precision() <= MOST_DIGITS
            : (long) number.precision() - number.scale() <= MOST_DIGITS_BOUND;
    try {
      return small ? of(number.toBigIntegerExact()) : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty(); // it has a fraction, which the database would round
    }
  }

  private static Optional<RowKey> of(BigInteger number) {
    byte[] value = number.toByteArray();
    if (value.length > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = new byte[1 + value.length];
    bytes[0] = INTEGER;
    System.arraycopy(value, 0, bytes, 1, value.length);
    return Optional.of(new RowKey(bytes));
  }

  private static RowKey of(UUID uuid) {
    return new RowKey(
        ByteBuffer.allocate(1 + 2 * Long.BYTES)
            .put(IDENTIFIER)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  /** Returns the key of which these are the bytes; empty where they are none. */
  static Optional<RowKey> in(byte[] from, int at, int length) {
    RowKey found = new RowKey(Arrays.copyOfRange(from, at, at + length));
    return found.isNumber()
        ? of(found.number()).filter(found::equals)
        : Optional.of(found).filter(RowKey::isIdentifier);
  }

  /** Returns it as it stands in a cell. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** Returns it as a text, as databases write it. */
  public Optional<String> written() {
    if (isNumber()) {
      return Optional.of(number().toString());
    }
    if (isIdentifier()) {
      ByteBuffer value = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
      return Optional.of(new UUID(value.getLong(), value.getLong()).toString());
    }
    return Optional.empty();
  }

  private boolean isNumber() {
    return bytes.length > 1 && bytes[0] == INTEGER;
  }

  private BigInteger number() {
    return new BigInteger(bytes, 1, bytes.length - 1);
  }

  private boolean isIdentifier() {
    return bytes.length == 1 + 2 * Long.BYTES && bytes[0] == IDENTIFIER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "RowKey";
  }
}
