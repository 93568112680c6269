package dev.hushcell.contract;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/**
 * Runs one statement on a plain and on a protected connection, and undoes it. Either gets the same
 * answer, or the protected one a refusal with a code.
 */
public final class Twin {
  private static final Pattern VALUE = Pattern.compile("<([^<>=]+)>");
  private static final String STORED = "select * from contact order by id";
  private static final String FAILED = "failed";

  private final Connection plain;
  private final Connection ours;
  private final SoftAssertions all;
  private int answers;

  /** Runs statements on two connections. */
  public Twin(Connection plain, Connection ours, SoftAssertions all) {
    this.plain = plain;
    this.ours = ours;
    this.all = all;
  }

  /** Makes the tables on both. */
  public void makeTables(String server) throws SQLException {
    String moment = server.matches("maria.*|mysql.*") ? "datetime(6)" : "timestamp(6)";
    for (Connection each : List.of(plain, ours)) {
      try (Statement statement = each.createStatement()) {
        for (String table : List.of("contact", "place")) {
          statement.execute(
              "create table "
                  + table
                  + " (id int primary key, email varchar(60), secret varchar(60), city varchar(60),"
                  + " age int, num decimal(20, 6), txt varchar(200), born date, seen "
                  + moment
                  + ", clock time)");
          statement.execute(
              "insert into "
                  + table
                  + " values (1, 'e1', 's1', 'Roma', 7, 2.5, 'a', '2020-01-31', '2020-01-31"
                  + " 10:11:12.5', '10:11:12'), (2, 'e2', 'e2', null, null, null, null, null, null,"
                  + " null), (3, 'e3', null, 'Pa_ris ', 100, -7.25, 'b', '1999-12-31', '1999-12-31"
                  + " 23:59:59', '00:00:00')");
        }
      }
      each.setAutoCommit(false);
    }
  }

  /**
   * MySQL gives a recursion the type of its first query, in which a cell is as long as no other.
   */
  private static final Pattern BEGINS_WITH_NONE =
      Pattern.compile("recursive r \\([^)]*\\) as \\(select [^)]*\\bnull from");

  /** Runs it with literals and, where it has values, with parameters too. */
  public void compare(String marked) throws SQLException {
    String literal = VALUE.matcher(marked).replaceAll("$1");
    compare(literal, direct(plain, literal, false), direct(ours, literal, false));
    compare(literal, direct(plain, literal, true), direct(ours, literal, true));
    List<Object> values = new ArrayList<>();
    Matcher value = VALUE.matcher(marked);
    while (value.find()) {
      String written = value.group(1);
      values.add(
          written.startsWith("'")
              ? written.substring(1, written.length() - 1)
              : written.contains(".") ? new BigDecimal(written) : Integer.valueOf(written));
    }
    String bound = VALUE.matcher(marked).replaceAll("?");
    compare(bound, bound(plain, bound, values), bound(ours, bound, values));
  }

  private void compare(String sql, String wanted, String got) {
    if (wanted.startsWith(FAILED)
        || got.startsWith(FAILED + " [HC-")
        || (got.contains("Data too long") && BEGINS_WITH_NONE.matcher(sql).find())) {
      return;
    }
    answers++;
    all.assertThat(got).as(sql).isEqualTo(wanted);
  }

  /** Asserts that statements were answered alike, rather than refused. */
  public void requireAnswers(int fewest) {
    all.assertThat(answers).as("answers").isGreaterThan(fewest);
  }

  private static String direct(Connection connection, String sql, boolean asked)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (asked) {
        statement.setEscapeProcessing(true);
      }
      return seen(connection, statement, statement.execute(sql), sql);
    } catch (SQLException e) {
      return FAILED + " " + e.getMessage();
    } finally {
      connection.rollback();
    }
  }

  private static String bound(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      return seen(connection, statement, statement.execute(), sql);
    } catch (SQLException | IndexOutOfBoundsException e) { // as one driver says it
      return FAILED + " " + e.getMessage();
    } finally {
      connection.rollback();
    }
  }

  /** Returns the rows, or what a change has left. */
  private static String seen(Connection connection, Statement statement, boolean rows, String sql)
      throws SQLException {
    if (rows) {
      try (ResultSet result = statement.getResultSet()) {
        return rows(result, sql);
      }
    }
    int count = statement.getUpdateCount();
    try (Statement after = connection.createStatement();
        ResultSet result = after.executeQuery(STORED)) {
      return count + " of " + rows(result, STORED);
    }
  }

  /** Without an order of the statement, any will do. */
  private static String rows(ResultSet result, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(result.getString(i)));
      }
      rows.add(row.toString());
    }
    if (!sql.contains("order by")) {
      Collections.sort(rows);
    }
    return rows.toString();
  }
}
