package dev.hushcell.internal.cell;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logical types for tests, from the form {@code NAME(precision,scale)}. */
final class LogicalTypes {
  private static final Pattern FORM = Pattern.compile("([A-Z ]+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

  private LogicalTypes() {}

  static LogicalType of(String declared) {
    Matcher matcher = FORM.matcher(declared);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(declared);
    }
    int first = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return switch (matcher.group(1)) {
      case "VARCHAR" -> type(declared, Family.TEXT, Types.VARCHAR, first, 0);
      case "CLOB" -> type(declared, Family.TEXT, Types.CLOB, Integer.MAX_VALUE, 0);
      case "BLOB" -> type(declared, Family.BYTES, Types.BLOB, Integer.MAX_VALUE, 0);
      case "CHAR" -> type(declared, Family.CHAR, Types.CHAR, first, 0);
      case "TINYINT" -> type(declared, Family.EXACT, Types.TINYINT, 8, 0);
      case "SMALLINT" -> type(declared, Family.EXACT, Types.SMALLINT, 16, 0);
      case "INTEGER" -> type(declared, Family.EXACT, Types.INTEGER, 32, 0);
      case "BIGINT" -> type(declared, Family.EXACT, Types.BIGINT, 64, 0);
      case "DECIMAL" -> type(declared, Family.EXACT, Types.DECIMAL, first, second);
      case "BOOLEAN" -> type(declared, Family.BOOLEAN, Types.BOOLEAN, 1, 0);
      case "DATE" -> type(declared, Family.DATE, Types.DATE, 10, 0);
      case "TIME" -> type(declared, Family.TIME, Types.TIME, 8, first);
      case "TIMESTAMP" -> type(declared, Family.TIMESTAMP, Types.TIMESTAMP, 26, first);
      case "TIMESTAMPTZ" ->
          type(declared, Family.ZONED_TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, 32, first);
      case "UUID" -> type(declared, Family.UUID, Types.BINARY, 16, 0);
      case "VARBINARY" -> type(declared, Family.BYTES, Types.VARBINARY, first, 0);
      case "BINARY" -> type(declared, Family.BYTES, Types.BINARY, first, 0);
      case "REAL" -> type(declared, Family.APPROXIMATE, Types.REAL, 24, 0);
      case "DOUBLE" -> type(declared, Family.APPROXIMATE, Types.DOUBLE, 53, 0);
      default -> throw new IllegalArgumentException(declared);
    };
  }

  private static LogicalType type(
      String declared, Family family, int jdbcType, int precision, int scale) {
    return new LogicalType(family, declared, jdbcType, declared, precision, scale, false);
  }
}
