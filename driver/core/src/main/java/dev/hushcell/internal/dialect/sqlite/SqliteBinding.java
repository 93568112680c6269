package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Xerial driver binds, and what a column makes of it: the text of every object that is
 * none of a few classes, and NULL for what is no number.
 */
final class SqliteBinding {
  /** Beyond, the last digit that the database writes is not certain. */
  private static final double LEAST = 1e-9;

  private static final double MOST = 1e19;
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*");

  /** Numbers that have no other text. */
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private SqliteBinding() {}

  static @Nullable Object bound(Object value, LogicalType column) throws SQLException {
    if (value instanceof Double || value instanceof Float) {
      return fraction(((Number) value).doubleValue(), column);
    }
    return switch (column.family()) {
      case TEXT, CHAR -> isBoundAsText(value) ? value.toString() : value;
      case BYTES -> isBoundAsText(value) || value instanceof String ? text(value, column) : value;
      default -> value;
    };
  }

  /** Where a type is not BLOB itself, a column makes a number of what looks like one. */
  private static Object text(Object value, LogicalType column) throws SQLException {
    String text = value.toString();
    if (!column.typeName().equals("BLOB")
        && NUMBER.matcher(text).matches()
        && !WHOLE.matcher(text).matches()) {
      throw refused("a text that looks like a number", column, "bind bytes");
    }
    return text;
  }

  private static @Nullable Object fraction(double number, LogicalType column) throws SQLException {
    if (Double.isNaN(number)) {
      return null;
    }
    if (!column.isText()) {
      return number;
    }
    double size = Math.abs(number);
    if (number != 0 && (size < LEAST || size >= MOST)) {
      throw refused("a number so small or large", column, "bind its text");
    }
    return RealText.of(number);
  }

  private static SQLException refused(String what, LogicalType column, String remedy) {
    return SqlErrors.of(
        JdbcFault.NOT_CONVERTIBLE,
        what
            + " does not become a value of a protected column of type "
            + column.declared()
            + ", as it is not certain what the database would make of it; "
            + remedy);
  }

  private static boolean isBoundAsText(Object value) {
    return value instanceof Byte
        || value instanceof BigDecimal
        || value instanceof BigInteger
        || value instanceof UUID
        || value instanceof Enum
        || value instanceof Calendar
        || value instanceof Temporal;
  }
}
