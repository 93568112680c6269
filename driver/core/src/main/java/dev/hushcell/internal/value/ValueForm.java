package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
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
    return rules.have(ValueQuirk.NARROW)
        ? new ValueForm(new NarrowConversion(column, rules, form.conversion), form.encoding)
        : form;
  }

  private static ValueForm ofFamily(ProtectedColumn column, ValueRules rules) {
    return switch (column.type().family()) {
      case TEXT -> new ValueForm(new TextConversion(column, rules), new TextEncoding((byte) 0x01));
      case CHAR -> new ValueForm(new TextConversion(column, rules), new TextEncoding((byte) 0x02));
      case EXACT -> exact(column, rules);
      case BOOLEAN ->
          new ValueForm(new BooleanConversion(column, rules), FixedEncoding.truth(0x04));
      case DATE -> new ValueForm(new TimeConversion(column, rules), FixedEncoding.date(0x05));
      case TIME -> new ValueForm(new TimeConversion(column, rules), FixedEncoding.time(0x06));
      case TIMESTAMP ->
          new ValueForm(new TimeConversion(column, rules), FixedEncoding.timestamp(0x07));
      case ZONED_TIMESTAMP -> zoned(column, rules);
      case UUID -> new ValueForm(new UuidConversion(column, rules), FixedEncoding.uuid(0x0A));
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
        column.search().isDeterministic() ? FixedEncoding.instant(0x08) : FixedEncoding.zoned(0x09);
    return new ValueForm(new TimeConversion(column, rules), encoding);
  }

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
