package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Targeted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,38}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
      return text.length() <= MOST_DIGITS_BOUND || UUID_TEXT.matcher(text).matches()
          ? written(text)
          : Optional.empty();
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

  public static Optional<RowKey> written(String text) {
    if (WHOLE.matcher(text).matches()) {
      return of(new BigInteger(text));
    }
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(of(UUID.fromString(text)))
        : Optional.empty();
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
    return value.length > MOST_BYTES
        ? Optional.empty()
        : Optional.of(
            new RowKey(ByteBuffer.allocate(1 + value.length).put(INTEGER).put(value).array()));
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
    return found.written().flatMap(RowKey::written).filter(found::equals);
  }

  /** Returns it as it stands in a cell. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** Returns it as a text, as databases write it. */
  public Optional<String> written() {
    if (bytes.length > 1 && bytes[0] == INTEGER) {
      return Optional.of(new BigInteger(bytes, 1, bytes.length - 1).toString());
    }
    if (bytes.length == 1 + 2 * Long.BYTES && bytes[0] == IDENTIFIER) {
      ByteBuffer value = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
      return Optional.of(new UUID(value.getLong(), value.getLong()).toString());
    }
    return Optional.empty();
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
