package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.UUID;

/** Canonical values as bytes and back. */
final class Bytes {
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
      return ByteBuffer.allocate(16)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
    if (value instanceof BigDecimal number) {
      return ofNumber(number.longValueExact(), type);
    }
    throw new IllegalArgumentException();
  }

  private static byte[] ofNumber(long number, LogicalType type) {
    return switch (type.jdbcType()) {
      case Types.TINYINT -> new byte[] {(byte) number};
      case Types.SMALLINT -> ByteBuffer.allocate(2).putShort((short) number).array();
      case Types.INTEGER -> ByteBuffer.allocate(4).putInt((int) number).array();
      case Types.BIGINT -> ByteBuffer.allocate(8).putLong(number).array();
      default -> throw new IllegalArgumentException();
    };
  }

  static UUID uuid(Object value) {
    if (value instanceof UUID uuid) {
      return uuid;
    }
    if (value instanceof String text) {
      return UUID.fromString(text.strip());
    }
    if (value instanceof byte[] bytes && bytes.length == 16) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    throw new IllegalArgumentException();
  }
}
