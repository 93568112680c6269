package dev.hushcell.internal.cell.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;

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
    return new ValueForm(new RangedConversion(column, certain), form.encoding);
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
}
