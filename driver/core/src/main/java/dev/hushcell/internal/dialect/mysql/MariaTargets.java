package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.Numbers;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB Connector/J makes of a value and a type: it looks at the type for texts, numbers and
 * bytes, and passes over it for everything else.
 */
final class MariaTargets implements TargetTypes {
  private static final Set<Integer> UNKNOWN =
      Set.of(
          Types.ARRAY,
          Types.DATALINK,
          Types.DISTINCT,
          Types.JAVA_OBJECT,
          Types.REF,
          Types.REF_CURSOR,
          Types.ROWID,
          Types.SQLXML,
          Types.STRUCT);

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) {
    Object value = bound.value();
    int type = bound.type();
    if (value instanceof Calendar) {
      return null;
    }
    if (type == Targeted.NO_TYPE) {
      return value instanceof Character ? null : value;
    }
    if (UNKNOWN.contains(type)) {
      return null;
    }
    if (value instanceof Character && Documents.isDocument(column)) {
      return null;
    }
    if (value instanceof String || value instanceof Character) {
      return text(value.toString(), type);
    }
    if (value instanceof Number number) {
      boolean sent = Numbers.isNumber(number) && isIn(column, number);
      return sent ? number(number, type) : null;
    }
    if (value instanceof byte[]) {
      return switch (type) {
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> value;
        default -> null;
      };
    }
    return value;
  }

  /** JSON has numbers, but none that is not finite. */
  private static boolean isIn(LogicalType column, Number number) {
    return !Documents.isDocument(column) || Double.isFinite(number.doubleValue());
  }

  private static @Nullable Object text(String text, int type) {
    return switch (type) {
      case Types.BIT, Types.BOOLEAN -> !("false".equalsIgnoreCase(text) || "0".equals(text));
      case Types.TINYINT -> Byte.parseByte(text);
      case Types.SMALLINT -> Short.parseShort(text);
      case Types.INTEGER -> Integer.parseInt(text);
      case Types.BIGINT -> Long.parseLong(text);
      case Types.REAL -> Float.parseFloat(text);
      case Types.FLOAT, Types.DOUBLE -> Double.parseDouble(text);
      case Types.DECIMAL, Types.NUMERIC -> new BigDecimal(text);
      case Types.TIME -> Time.valueOf(text);
      case Types.TIMESTAMP -> Timestamp.valueOf(text);
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> text;
      case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB -> text;
      default -> null;
    };
  }

  private static @Nullable Object number(Number number, int type) {
    return switch (type) {
      case Types.TINYINT -> number.byteValue();
      case Types.SMALLINT -> number.shortValue();
      case Types.INTEGER -> number.intValue();
      case Types.BIGINT -> number.longValue();
      case Types.REAL -> number.floatValue();
      case Types.FLOAT, Types.DOUBLE -> number.doubleValue();
      case Types.DECIMAL, Types.NUMERIC -> decimal(number);
      case Types.BIT -> number.shortValue() != 0;
      case Types.CHAR, Types.VARCHAR -> number.toString();
      default -> null;
    };
  }

  private static Object decimal(Number number) {
    if (number instanceof BigDecimal) {
      return number;
    }
    boolean binary = number instanceof Double || number instanceof Float;
    return binary ? (Object) number.doubleValue() : number.longValue();
  }
}
