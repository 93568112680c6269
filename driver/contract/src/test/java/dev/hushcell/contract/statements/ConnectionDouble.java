package dev.hushcell.contract.statements;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A connection that notes the texts it is given and answers as little as a library needs to go on:
 * one row to whoever asks for a key, to others as many as was said. Only for capturing text.
 */
final class ConnectionDouble {
  private final Recorder recorder;
  private int rows;
  private long key = 1000;

  ConnectionDouble(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Says how many rows a query answers from now on. */
  void answerRows(int count) {
    rows = count;
  }

  /** Returns a data source of such connections. */
  DataSource dataSource() {
    return answering(
        DataSource.class,
        (self, method, args) ->
            method.getName().equals("getConnection") ? connection() : nothing(method));
  }

  private Connection connection() {
    return answering(
        Connection.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "prepareStatement", "prepareCall" -> statement((String) args[0]);
              case "createStatement" -> statement("");
              case "getMetaData" -> metaData();
              case "getAutoCommit", "isValid" -> true;
              case "getSchema", "getCatalog" -> null;
              default -> nothing(method);
            });
  }

  private PreparedStatement statement(String prepared) {
    String[] text = {prepared};
    return answering(
        PreparedStatement.class,
        (self, method, args) -> {
          if (args != null && args.length > 0 && args[0] instanceof String given && runs(method)) {
            text[0] = given;
          }
          if (runs(method) && !text[0].isEmpty()) {
            recorder.sent(text[0]);
          }
          return switch (method.getName()) {
            case "executeQuery", "getResultSet" -> answer(text[0]);
            case "getGeneratedKeys" -> results(1, nextKey());
            case "executeUpdate" -> 1;
            case "executeLargeUpdate" -> 1L;
            case "getUpdateCount" -> -1;
            case "executeBatch" -> ones();
            case "getConnection" -> connection();
            default -> nothing(method);
          };
        });
  }

  private static int[] ones() {
    int[] ones = new int[64];
    Arrays.fill(ones, Statement.SUCCESS_NO_INFO);
    return ones;
  }

  private static boolean runs(Method method) {
    return method.getName().startsWith("execute") || method.getName().equals("addBatch");
  }

  private ResultSet answer(String sql) {
    String low = sql.toLowerCase(Locale.ROOT);
    boolean asksForKey =
        low.contains("nextval")
            || low.contains("next value for")
            || low.contains("next_val")
            || low.startsWith("insert")
            || low.contains("final table");
    return asksForKey ? results(1, nextKey()) : results(rows, 1);
  }

  private long nextKey() {
    key += 100;
    return key;
  }

  private static ResultSet results(int count, long number) {
    int[] left = {count};
    return answering(
        ResultSet.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "next" -> left[0]-- > 0;
              case "getMetaData" -> shape();
              case "getLong" -> number;
              case "getObject" -> args.length > 1 ? value((Class<?>) args[1]) : (Object) number;
              default ->
                  method.getName().startsWith("get")
                      ? value(method.getReturnType())
                      : nothing(method);
            });
  }

  private static ResultSetMetaData shape() {
    return answering(
        ResultSetMetaData.class,
        (self, method, args) ->
            method.getReturnType() == int.class ? Integer.valueOf(1) : nothing(method));
  }

  private static DatabaseMetaData metaData() {
    return answering(
        DatabaseMetaData.class,
        (self, method, args) ->
            method.getReturnType() == ResultSet.class ? results(0, 0) : nothing(method));
  }

  private static Object value(Class<?> type) {
    if (type == UUID.class) {
      return new UUID(0, 1);
    }
    if (type == BigDecimal.class) {
      return BigDecimal.ONE;
    }
    if (type == Timestamp.class) {
      return Timestamp.valueOf("2026-01-02 03:04:05");
    }
    if (type == Date.class || type == LocalDate.class) {
      return type == Date.class ? Date.valueOf("2026-01-02") : LocalDate.of(2026, 1, 2);
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    }
    if (type == byte[].class) {
      return new byte[16];
    }
    return type == String.class ? "0" : number(type);
  }

  private static Object number(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return 1;
    }
    if (type == short.class || type == byte.class) {
      return type == short.class ? (Object) (short) 1 : (Object) (byte) 1;
    }
    return type == boolean.class ? (Object) true : (Object) 1L;
  }

  private static Object nothing(Method method) {
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == String.class ? "" : null;
  }

  private static <T> T answering(Class<T> type, InvocationHandler handler) {
    InvocationHandler named =
        (self, method, args) ->
            switch (method.getName()) {
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> type.getSimpleName();
              case "unwrap" -> throw new SQLException("a double wraps nothing");
              default -> handler.invoke(self, method, args);
            };
    return type.cast(
        Proxy.newProxyInstance(
            ConnectionDouble.class.getClassLoader(), new Class<?>[] {type}, named));
  }
}
