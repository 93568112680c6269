package dev.hushcell.internal.value;

import dev.hushcell.policy.ProtectedColumn;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs. */
final class UuidConversion implements Conversion {
  private static final int BYTES = 16;
  private static final int DIGITS = 32;

  private final ColumnFaults faults;

  UuidConversion(ProtectedColumn column) {
    this.faults = new ColumnFaults(column);
  }

  @Override
  public Object assigned(Object bound) {
    Object value = converted(bound);
    if (value == null) {
      throw faults.badValue(bound);
    }
    return value;
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = converted(bound);
    if (value == null) {
      throw faults.notComparable(bound);
    }
    return value;
  }

  private @Nullable UUID converted(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof UUID uuid) {
      return uuid;
    }
    if (value instanceof byte[] bytes && bytes.length == BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    return value instanceof String text ? parsed(text) : null;
  }

  /** Thirty-two hexadecimal digits with hyphens wherever they stand. */
  private UUID parsed(String text) {
    String digits = text.trim().replace("-", "");
    if (digits.length() != DIGITS || !digits.chars().allMatch(UuidConversion::isHexadecimal)) {
      throw faults.badText();
    }
    return new UUID(
        Long.parseUnsignedLong(digits, 0, DIGITS / 2, 16),
        Long.parseUnsignedLong(digits, DIGITS / 2, DIGITS, 16));
  }

  private static boolean isHexadecimal(int unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'a' && unit <= 'f')
        || (unit >= 'A' && unit <= 'F');
  }
}
