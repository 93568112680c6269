package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column are converted and encoded. Immutable.
 *
 * @param conversion Java objects to canonical values
 * @param encoding canonical values to bytes
 */
public record ValueForm(Conversion conversion, Encoding encoding) {

  /**
   * Returns the form of a column. The type tags are fixed for ever: {@code docs/format.md}.
   *
   * @param rules how the plain column would behave
   */
  public static ValueForm of(ProtectedColumn column, ValueRules rules) {
    ValueForm form = ofFamily(column, rules);
    Conversion certain =
        rules.have(ValueQuirk.NARROW)
            ? new NarrowConversion(column, rules, form.conversion)
            : form.conversion;
    Conversion sent =
        rules.have(ValueQuirk.UNSIGNED_BYTES) ? new UnsignedConversion(certain) : certain;
    return new ValueForm(new RangedConversion(column, sent), form.encoding);
  }

  private static ValueForm ofFamily(ProtectedColumn column, ValueRules rules) {
    return switch (column.type().family()) {
      case TEXT -> new ValueForm(new TextConversion(column, rules), new TextEncoding((byte) 0x01));
      case CHAR -> new ValueForm(new TextConversion(column, rules), new TextEncoding((byte) 0x02));
      case EXACT -> exact(column, rules);
      case BOOLEAN -> new ValueForm(new BooleanConversion(column), FixedEncoding.truth(0x04));
      case DATE -> new ValueForm(new DateConversion(column, rules), FixedEncoding.date(0x05));
      case TIME -> new ValueForm(new TimeConversion(column, rules), FixedEncoding.time(0x06));
      case TIMESTAMP ->
          new ValueForm(new TimestampConversion(column, rules), FixedEncoding.timestamp(0x07));
      case ZONED_TIMESTAMP -> zoned(column, rules);
      case UUID -> new ValueForm(new UuidConversion(column), FixedEncoding.uuid(0x0A));
      case BYTES ->
          new ValueForm(new BytesConversion(column, rules), new BytesEncoding((byte) 0x0B));
      case APPROXIMATE ->
          new ValueForm(new ApproximateConversion(column, rules), FixedEncoding.approximate(0x0C));
    };
  }

  private static ValueForm exact(ProtectedColumn column, ValueRules rules) {
    Conversion conversion =
        switch (column.type().jdbcType()) {
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
              new IntegerConversion(column, rules);
          default -> new ExactConversion(column, rules);
        };
    return new ValueForm(conversion, new ExactEncoding((byte) 0x03, column.type().scale()));
  }

  private static ValueForm zoned(ProtectedColumn column, ValueRules rules) {
    Encoding encoding =
        column.search().hasEqualCells() ? FixedEncoding.instant(0x08) : FixedEncoding.zoned(0x09);
    return new ValueForm(new ZonedConversion(column, rules), encoding);
  }

  /** A conversion whose dates may leave the years of java.time: out of range, equal to none. */
  private record RangedConversion(ProtectedColumn column, Conversion inner) implements Conversion {
    @Override
    public Object assigned(Object value) {
      try {
        return inner.assigned(value);
      } catch (DateTimeException e) {
        throw new ColumnFaults(column).outOfRange();
      }
    }

    @Override
    public @Nullable Object compared(Object value) {
      try {
        return inner.compared(value);
      } catch (DateTimeException e) {
        return null;
      }
    }

    @Override
    public Object shown(Object canonical) {
      return inner.shown(canonical);
    }
  }

  /** A conversion of what a driver sends that takes every {@code byte} for one without a sign. */
  private record UnsignedConversion(Conversion inner) implements Conversion {
    @Override
    public Object assigned(Object value) {
      return inner.assigned(sent(value));
    }

    @Override
    public @Nullable Object compared(Object value) {
      return inner.compared(sent(value));
    }

    @Override
    public Object shown(Object canonical) {
      return inner.shown(canonical);
    }

    private static Object sent(Object value) {
      return value instanceof Byte number ? (Object) (short) Byte.toUnsignedInt(number) : value;
    }
  }

  /** Bytes as they are. */
  private record BytesEncoding(byte tag) implements Encoding {
    @Override
    public byte[] encode(Object canonical) {
      return ((byte[]) canonical).clone();
    }

    @Override
    public Object decode(byte[] from, int at, int length) {
      return Arrays.copyOfRange(from, at, at + length);
    }
  }

  /** The unscaled integer at the column's scale: two's complement, big-endian, no byte too many. */
  private record ExactEncoding(byte tag, int scale) implements Encoding {
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

  /** Text as UTF-8. The conversion has refused halves of surrogate pairs. */
  private record TextEncoding(byte tag) implements Encoding {
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public byte[] encode(Object canonical) {
      return ((String) canonical).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object decode(byte[] from, int at, int length) {
      String text = new String(from, at, length, StandardCharsets.UTF_8);
      return text.indexOf(REPLACEMENT) < 0 || isExact(text, from, at, length) ? text : null;
    }

    /** The JDK decodes broken UTF-8 to replacement characters, without a word. */
    private static boolean isExact(String text, byte[] from, int at, int length) {
      byte[] again = text.getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(again, 0, again.length, from, at, at + length);
    }
  }
}
