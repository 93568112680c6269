package dev.hushcell.internal.cell.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The unscaled integer at the column's scale: two's complement, big-endian, no byte too many. */
record ExactEncoding(byte tag, int scale) implements Encoding {

  @Override
  public byte[] encode(Object canonical) {
    return ((BigDecimal) canonical).unscaledValue().toByteArray();
  }

  @Override
  public @Nullable Object decode(byte[] from, int at, int length) {
    if (length == 0 || (length > 1 && isSignOnly(from[at], from[at + 1]))) {
      return null;
    }
    return new BigDecimal(new BigInteger(from, at, length), scale);
  }

  /** Tells whether the first byte repeats the sign of the second and so says nothing. */
  private static boolean isSignOnly(byte first, byte second) {
    return (first == 0 && second >= 0) || (first == -1 && second < 0);
  }
}
