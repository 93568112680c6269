package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** UUIDs. */
final class UuidConversion extends ColumnConversion {
  private static final int DIGITS = 32;
  private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{32}");

  UuidConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
  }

  @Override
  @Nullable Object stored(Object value) {
    return value instanceof String text ? read(text) : Bytes.uuidOf(value);
  }

  @Override
  boolean isComparable(Object value) {
    return stored(value) != null;
  }

  @Override
  @Nullable Object equal(Object value) {
    return stored(value);
  }

  /** Thirty-two hexadecimal digits with hyphens wherever they stand. */
  private UUID read(String text) {
    String digits = text.trim().replace("-", "");
    if (!TEXT.matcher(digits).matches()) {
      throw faults.badText();
    }
    return new UUID(
        Long.parseUnsignedLong(digits, 0, DIGITS / 2, 16),
        Long.parseUnsignedLong(digits, DIGITS / 2, DIGITS, 16));
  }
}
