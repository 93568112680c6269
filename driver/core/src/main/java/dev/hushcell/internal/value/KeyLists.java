package dev.hushcell.internal.value;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** How a driver sends a list of keys. Stateless and thread-safe. */
public interface KeyLists {
  /**
   * Keys of rows: whole numbers, texts and UUIDs.
   *
   * @param type the name of the type of their column
   * @param values none of which is null
   */
  record Keys(String type, List<Object> values) {
    public Keys {
      values = List.copyOf(values);
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
      return "Keys[" + type + "," + values.size() + "]";
    }
  }

  /** Tells whether values of a column come back as they are stored, and find their row again. */
  default boolean takes(int jdbcType, String type) {
    return isWhole(jdbcType) || type.equalsIgnoreCase("uuid") || jdbcType == Types.VARCHAR;
  }

  /** Tells whether a value is one that can be in a list. */
  default boolean takes(Object value) {
    return value instanceof UUID
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || (value instanceof String text && text.indexOf('\0') < 0);
  }

  static boolean isWhole(int jdbcType) {
    return jdbcType == Types.TINYINT
        || jdbcType == Types.SMALLINT
        || jdbcType == Types.INTEGER
        || jdbcType == Types.BIGINT;
  }

  /**
   * Sets the one parameter that takes a list.
   *
   * @param connection the real one
   */
  void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
      throws SQLException;

  /**
   * Returns a list as it is written in a statement.
   *
   * @param quoting writes a text as a literal
   */
  String literal(Keys keys, UnaryOperator<String> quoting);

  /** Returns one key as it is written in a statement. */
  default String literal(Object key, UnaryOperator<String> quoting) {
    return key instanceof Number ? key.toString() : quoting.apply(key.toString());
  }

  /** Returns how many characters the text of a statement may have. */
  default int longestText() {
    return Integer.MAX_VALUE;
  }

  /** Returns what begins a transaction in which nobody else writes; empty where none is needed. */
  default Optional<String> beginning() {
    return Optional.empty();
  }

  /** Lists as JSON arrays. */
  interface Json extends KeyLists {
    @Override
    default void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
        throws SQLException {
      statement.setString(parameter, json(keys));
    }

    @Override
    default String literal(Keys keys, UnaryOperator<String> quoting) {
      return quoting.apply(json(keys));
    }

    private static String json(Keys keys) {
      StringBuilder json = new StringBuilder("[");
      for (Object key : keys.values()) {
        json.append(json.length() == 1 ? "" : ",");
        if (key instanceof Number) {
          json.append(key);
        } else {
          quote(key.toString(), json);
        }
      }
      return json.append(']').toString();
    }

    private static void quote(String text, StringBuilder json) {
      json.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < ' ') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
      }
      json.append('"');
    }
  }
}
