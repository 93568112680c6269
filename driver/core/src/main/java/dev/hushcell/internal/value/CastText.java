package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;

/** What a CAST to text makes of a value before it is compared with a column. Immutable. */
public record CastText(Conversion conversion, ValueRules rules, long length) {
  private static final long ANY_LENGTH = Integer.MAX_VALUE;

  /**
   * Returns what a CAST does to the comparands of a column of text.
   *
   * @param column with the length of the CAST where that cuts
   */
  public static CastText of(ProtectedColumn column, ValueRules rules) {
    LogicalType type = column.type();
    LogicalType any =
        new LogicalType(
            type.family(),
            type.declared(),
            type.jdbcType(),
            type.typeName(),
            ANY_LENGTH,
            type.scale(),
            type.ignoresCase());
    ProtectedColumn unlimited =
        new ProtectedColumn(
            column.name(),
            any,
            column.search(),
            Compare.EXACT,
            column.key(),
            column.pad(),
            column.storage());
    return new CastText(ValueForm.of(unlimited, rules).conversion(), rules, type.precision());
  }

  /** Returns what a CAST to text of any length makes of a value. */
  public Object made(Object value) {
    return conversion.assigned(value);
  }

  /** Returns what is left of it within the length of the column. */
  public Object cut(Object value) {
    String text = (String) made(value);
    return rules.lengthOf(text) <= length ? text : text.substring(0, end(text));
  }

  private int end(String text) {
    int units = Math.toIntExact(length);
    return switch (rules.length()) {
      case UTF16_UNITS -> units;
      case CODE_POINTS -> text.offsetByCodePoints(0, units);
    };
  }
}
