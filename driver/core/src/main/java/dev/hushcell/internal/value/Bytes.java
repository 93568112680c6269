package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Canonical values as bytes and back. */
public final class Bytes {
  private Bytes() {}

  /** Returns the bytes that a CAST to a binary type gives; other values throw. */
  static byte[] of(Object value, LogicalType type) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID uuid) {
      return ofUuid(uuid);
    }
    if (value instanceof BigDecimal number && isWhole(type)) {
      return ofNumber(number.longValueExact(), width(type));
    }
    throw new IllegalArgumentException();
  }

  private static boolean isWhole(LogicalType type) {
    return switch (type.jdbcType()) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      default -> false;
    };
  }

  /** Returns how many bytes a whole number of a type has. */
  static int width(LogicalType type) {
    return switch (type.jdbcType()) {
      case Types.TINYINT -> Byte.BYTES;
      case Types.SMALLINT -> Short.BYTES;
      case Types.INTEGER -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  static byte[] ofUuid(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Returns a whole number of Java as the bytes of its class; null for other numbers. */
  public static byte @Nullable [] ofWhole(Object number) {
    int width =
        number instanceof Byte
            ? Byte.BYTES
            : number instanceof Short
                ? Short.BYTES
                : number instanceof Integer ? Integer.BYTES : number instanceof Long ? 8 : 0;
    return width == 0 ? null : ofNumber(((Number) number).longValue(), width);
  }

  private static byte[] ofNumber(long number, int width) {
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return Arrays.copyOfRange(all, Long.BYTES - width, Long.BYTES);
  }

  static UUID uuid(Object value) {
    UUID uuid = value instanceof String text ? UUID.fromString(text.strip()) : uuidOf(value);
    if (uuid == null) {
      throw new IllegalArgumentException();
    }
    return uuid;
  }

  /** Returns a UUID, or sixteen bytes as one; null for other values. */
  static @Nullable UUID uuidOf(Object value) {
    if (value instanceof byte[] bytes && bytes.length == 2 * Long.BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    return value instanceof UUID uuid ? uuid : null;
  }
}
