package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.value.TypeFacts.Codes;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Types as the catalog procedures of the server number them, for ODBC 3 and for columns that may be
 * NULL. A date or time counts its text, two bytes for a character.
 */
final class SqlServerCodes {
  private static final int DATETIME = 9;
  private static final int GUID = -11;
  private static final int WIDE_CHAR = -8;
  private static final int DATE_SUBTYPE = 1;
  private static final int TIMESTAMP_SUBTYPE = 3;
  private static final int BYTES_OF_UNIT = 2;

  private SqlServerCodes() {}

  static Codes of(LogicalType type, @Nullable Integer octets) {
    int width = BYTES_OF_UNIT * (int) Math.min(type.precision(), Short.MAX_VALUE);
    return switch (type.family()) {
      case DATE -> new Codes(width, DATETIME, DATE_SUBTYPE, 0);
      case TIME -> new Codes(width, -154, 0, 0);
      case TIMESTAMP -> new Codes(width, DATETIME, TIMESTAMP_SUBTYPE, 0);
      case ZONED_TIMESTAMP -> new Codes(width, type.jdbcType(), 0, 0);
      case UUID -> new Codes(16, GUID, null, 37);
      case BOOLEAN -> new Codes(1, type.jdbcType(), null, 50);
      case APPROXIMATE ->
          type.jdbcType() == Types.REAL
              ? new Codes(Float.BYTES, Types.REAL, null, 109)
              : new Codes(Double.BYTES, Types.FLOAT, null, 109);
      case EXACT -> exact(type);
      case TEXT, CHAR -> new Codes(bytes(octets), text(type.jdbcType()), null, 39);
      case BYTES -> new Codes(bytes(octets), type.jdbcType(), null, 37);
    };
  }

  private static Codes exact(LogicalType type) {
    int jdbcType = type.jdbcType();
    int digits = Math.toIntExact(type.precision());
    return switch (jdbcType) {
      case Types.SMALLINT -> new Codes(Short.BYTES, jdbcType, null, 38);
      case Types.INTEGER -> new Codes(Integer.BYTES, jdbcType, null, 38);
      case Types.BIGINT -> new Codes(Long.BYTES, jdbcType, null, 108);
      case Types.NUMERIC -> new Codes(digits + 2, jdbcType, null, 108);
      default -> new Codes(digits + 2, jdbcType, null, 106);
    };
  }

  /** ODBC and JDBC number NCHAR differently, and NVARCHAR alike. */
  private static int text(int jdbcType) {
    return jdbcType == Types.NCHAR ? WIDE_CHAR : jdbcType;
  }

  private static int bytes(@Nullable Integer octets) {
    return octets == null ? 0 : octets;
  }
}
