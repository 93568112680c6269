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
   * @param types the names of the types of their columns
   * @param rows of each key the values of its columns, none of which is null
   */
  record Keys(List<String> types, List<List<Object>> rows) {
    public Keys {
      types = List.copyOf(types);
      rows = List.copyOf(rows);
    }

    public List<Object> column(int place) {
      return rows.stream().map(row -> row.get(place)).toList();
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
      return "Keys[" + types + "," + rows.size() + "]";
    }
  }

  /** Tells whether values of a column come back as they are stored, and find their row again. */
  default boolean takes(int jdbcType, String type) {
    return isWhole(jdbcType) || type.equalsIgnoreCase("uuid") || isText(jdbcType, type);
  }

  /** Tells whether values of a column are texts that come back as they are stored. */
  default boolean isText(int jdbcType, String type) {
    return jdbcType == Types.VARCHAR;
  }

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
   * Sets the parameter that takes the keys, or those for each of their columns.
   *
   * @param connection the real one
   * @param parameter the first
   */
  void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
      throws SQLException;

  /**
   * Returns what is written in a statement in place of these parameters.
   *
   * @param quoting writes a text as a literal
   */
  List<String> literals(Keys keys, UnaryOperator<String> quoting);

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

  interface Json extends KeyLists {
    @Override
    default void bind(Connection connection, PreparedStatement statement, int parameter, Keys keys)
        throws SQLException {
      statement.setString(parameter, json(keys));
    }

    @Override
    default List<String> literals(Keys keys, UnaryOperator<String> quoting) {
      return List.of(quoting.apply(json(keys)));
    }

    private static String json(Keys keys) {
      boolean one = keys.types().size() == 1;
      StringBuilder json = new StringBuilder("[");
      for (List<Object> row : keys.rows()) {
        json.append(json.length() == 1 ? "" : ",").append(one ? "" : "[");
        for (int i = 0; i < row.size(); i++) {
          json.append(i == 0 ? "" : ",");
          value(row.get(i), json);
        }
        json.append(one ? "" : "]");
      }
      return json.append(']').toString();
    }

    private static void value(Object key, StringBuilder json) {
      if (key instanceof Number) {
        json.append(key);
      } else {
        quote(key.toString(), json);
      }
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
