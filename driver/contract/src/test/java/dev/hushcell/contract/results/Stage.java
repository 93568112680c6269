package dev.hushcell.contract.results;

import dev.hushcell.contract.server.Server;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database with two small tables on which an {@link Act} is done, and what was seen of it: for
 * each thing that was looked at, its value or how it failed.
 */
final class Stage implements AutoCloseable {
  /** What no message may quote, since it stands in protected columns only. */
  static final String SECRET = "ada-and-her-secret";

  private static final Pattern CODE = Pattern.compile("\\[(HC-\\d{4})\\]");
  private static final List<String> TABLES =
      List.of(
          "create table contact (id int primary key, email varchar(40) unique, note varchar(40))",
          "create table made (id {=identity} primary key, email varchar(40), title varchar(40))",
          "create table aside (id int primary key, title varchar(40))");
  private static final List<String> ROWS =
      List.of(
          "insert into contact values (1, 'ada', 'first'), (2, 'joan', 'second'),"
              + " (3, 'grace', null), (4, 'mary', 'fourth')",
          "insert into aside values (1, 'a'), (2, 'b'), (3, 'c')");

  private static final String QUERY = "select id, email, note from contact order by id";

  private final Opener opener;
  private final Server server;
  private final Connection connection;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private boolean quoting;
  private String query = QUERY;

  /** Opens connections to the database. */
  interface Opener {
    Connection open() throws SQLException;
  }

  Stage(Server server, Opener opener) throws SQLException {
    this.server = server;
    this.opener = opener;
    this.connection = opener.open();
  }

  static void tables(Server server, Opener opener) throws SQLException {
    try (Connection connection = opener.open();
        Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(server.words().in(sql).orElseThrow());
      }
    }
  }

  /** Puts the rows there with which every act begins. */
  void rows() throws SQLException {
    try (Connection other = another();
        Statement statement = other.createStatement()) {
      for (String table : List.of("contact", "made", "aside")) {
        statement.executeUpdate("delete from " + table);
      }
      for (String sql : ROWS) {
        statement.executeUpdate(sql);
      }
    }
  }

  /** Returns the query of the act. */
  String query() {
    return query;
  }

  /** Has the act be done with another query. */
  Stage asking(String other) {
    query = other;
    return this;
  }

  Connection connection() {
    return connection;
  }

  Connection another() throws SQLException {
    return opener.open();
  }

  Statement statement() throws SQLException {
    return connection.createStatement();
  }

  Server server() {
    return server;
  }

  Map<String, String> seen() {
    return seen;
  }

  /** Tells whether a failure quoted what stands in protected columns only. */
  boolean quotes() {
    return quoting;
  }

  /** Something that is looked at. */
  interface Look {
    @Nullable Object at() throws Exception;
  }

  /** Something that is done and has no answer. */
  interface Step {
    void run() throws Exception;
  }

  /** Writes down what a look shows. */
  void sees(String what, Look look) {
    String told;
    try {
      told = shown(look.at());
    } catch (SQLException e) {
      told = failed(e);
    } catch (Exception e) {
      told = "! " + e.getClass().getSimpleName();
    }
    String key = what;
    for (int i = 2; seen.containsKey(key); i++) {
      key = what + " " + i;
    }
    seen.put(key, told);
  }

  /** Writes down whether something can be done. */
  void does(String what, Step step) {
    sees(
        what,
        () -> {
          step.run();
          return "done";
        });
  }

  /** Returns the rows that are left, with the labels of their columns in front. */
  static List<String> all(@Nullable ResultSet rows) throws SQLException {
    if (rows == null) {
      return List.of("no result set");
    }
    ResultSetMetaData columns = rows.getMetaData();
    List<String> found = new ArrayList<>();
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.add(columns.getColumnLabel(i));
    }
    found.add(String.join(",", row));
    while (rows.next()) {
      row.clear();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(String.valueOf(rows.getString(i)));
      }
      found.add(String.join("|", row));
    }
    return found;
  }

  private static String shown(@Nullable Object value) throws SQLException {
    if (value instanceof ResultSet rows) {
      return String.join("; ", all(rows));
    }
    if (value instanceof int[] counts) {
      return Arrays.toString(counts);
    }
    return value instanceof long[] counts ? Arrays.toString(counts) : Objects.toString(value);
  }

  /** Returns the class of the standard, state and number, those behind it, and counts. */
  private String failed(SQLException failure) {
    for (Throwable each : failure) { // with its causes, and the failures behind it
      quoting |= String.valueOf(each).contains(SECRET);
    }
    Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
    if (code.find()) {
      return "! " + code.group(1);
    }
    StringBuilder told = new StringBuilder("! ");
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      told.append(e == failure ? "" : " then ").append(standard(e.getClass()));
      told.append(' ').append(e.getSQLState()).append(' ').append(e.getErrorCode());
      if (e instanceof BatchUpdateException batch) {
        told.append(' ').append(Arrays.toString(batch.getUpdateCounts()));
        told.append(' ').append(Arrays.toString(batch.getLargeUpdateCounts()));
      }
    }
    return told.toString();
  }

  private static String standard(Class<?> type) {
    Class<?> found = type;
    while (!found.getName().startsWith("java.")) {
      found = found.getSuperclass();
    }
    return found.getSimpleName();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
