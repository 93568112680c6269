package dev.hushcell.internal.erasing;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A value that was written as text, as a column takes it.
 *
 * @param value a text, number, truth value or UUID
 */
record TypedValue(Object value) {
  private static final int LONGEST = 1000;

  /**
   * Reads a text for a column.
   *
   * @param type of {@link Types}
   * @param name the name of the type
   * @return the value; empty where the column does not have such values
   */
  static Optional<TypedValue> of(String text, int type, String name) {
    try {
      return read(text, type, name).map(TypedValue::new);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> read(String text, int type, String name) {
    if (name.toLowerCase(Locale.ROOT).equals("uuid")) {
      return Optional.of(UUID.fromString(text));
    }
    return switch (type) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB ->
          Optional.of(text);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          Optional.of(new BigDecimal(text).longValueExact());
      case Types.DECIMAL, Types.NUMERIC -> number(text);
      case Types.BIT, Types.BOOLEAN -> truth(text);
      default -> Optional.empty();
    };
  }

  /** A short text may stand for a number of a billion digits. */
  private static Optional<Object> number(String text) {
    BigDecimal number = new BigDecimal(text);
    return Math.abs((long) number.scale()) > LONGEST ? Optional.empty() : Optional.of(number);
  }

  private static Optional<Object> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : Optional.empty();
  }

  /** Returns the one text of equal values, of which the tag of a person is made. */
  String canonical() {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /** Tells whether a column of so many characters takes it; 0 where nobody says how many. */
  boolean fits(int size) {
    return size <= 0
        || !(value instanceof String text)
        || text.codePointCount(0, text.length()) <= size;
  }

  void bind(PreparedStatement statement, int parameter) throws SQLException {
    if (value instanceof String text) {
      statement.setString(parameter, text);
    } else if (value instanceof Long number) {
      statement.setLong(parameter, number);
    } else {
      statement.setObject(parameter, value);
    }
  }
}
