package dev.hushcell.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection without a database behind it: it writes down what is asked and done, and answers
 * queries as a test says; a query that none speaks of has no rows.
 */
public final class AskedConnection {
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Object[][]> answers = new LinkedHashMap<>();
  private final Map<String, SQLException> failures = new LinkedHashMap<>();
  private boolean autocommit = true;

  /** Answers queries that contain a text with these rows. */
  public AskedConnection answers(String part, Object[]... rows) {
    answers.put(part, rows);
    return this;
  }

  /** Fails what contains a text. */
  public AskedConnection fails(String part, SQLException failure) {
    failures.put(part, failure);
    return this;
  }

  /** Returns a row. */
  public static Object[] row(Object... values) {
    return values;
  }

  /**
   * Returns what was sent so far, with the parameters in braces behind it, and what was done to the
   * transaction.
   */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Returns the texts alone that were sent. */
  public List<String> texts() {
    return asked.stream()
        .filter(each -> each.contains(" "))
        .map(each -> each.contains(" {") ? each.substring(0, each.lastIndexOf(" {")) : each)
        .toList();
  }

  public Connection connection() {
    return proxy(Connection.class, this::ofConnection);
  }

  private Object ofConnection(Object self, java.lang.reflect.Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "prepareStatement" -> statement((String) arguments[0]);
      case "createStatement" -> statement(null);
      case "getAutoCommit" -> autocommit;
      case "setAutoCommit" -> {
        autocommit = (Boolean) arguments[0];
        yield null;
      }
      case "commit", "rollback" -> {
        asked.add(method.getName());
        yield null;
      }
      case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
      case "getMetaData" -> proxy(DatabaseMetaData.class, (own, asking, none) -> "\"");
      case "close" -> null;
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private Statement statement(String prepared) {
    Map<Integer, Object> parameters = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("set") && arguments.length == 2) {
            parameters.put((Integer) arguments[0], arguments[1]);
            return null;
          }
          if (name.startsWith("execute")) {
            String sql = prepared == null ? (String) arguments[0] : prepared;
            Object[][] rows = sent(sql, parameters);
            return name.equals("executeQuery") ? (Object) rows(rows) : false;
          }
          return name.equals("close") ? null : 0;
        });
  }

  private Object[][] sent(String sql, Map<Integer, Object> parameters) throws SQLException {
    asked.add(parameters.isEmpty() ? sql : sql + " {" + values(parameters) + "}");
    for (Map.Entry<String, SQLException> each : failures.entrySet()) {
      if (sql.contains(each.getKey())) {
        throw each.getValue();
      }
    }
    for (Map.Entry<String, Object[][]> each : answers.entrySet()) {
      if (sql.contains(each.getKey())) {
        return each.getValue();
      }
    }
    return new Object[0][];
  }

  private static String values(Map<Integer, Object> parameters) {
    return String.join(", ", parameters.values().stream().map(String::valueOf).toList());
  }

  private static ResultSet rows(Object[][] rows) {
    int[] at = {-1};
    return proxy(
        ResultSet.class,
        (self, method, arguments) -> {
          if (method.getName().equals("next")) {
            return ++at[0] < rows.length;
          }
          if (method.getName().equals("close")) {
            return null;
          }
          Object value = rows[at[0]][(Integer) arguments[0] - 1];
          return switch (method.getName()) {
            case "getInt" -> value == null ? 0 : ((Number) value).intValue();
            case "getBoolean" -> value != null && !value.equals(0) && !value.equals(false);
            case "getString" -> value == null ? null : value.toString();
            default -> value;
          };
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            AskedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
