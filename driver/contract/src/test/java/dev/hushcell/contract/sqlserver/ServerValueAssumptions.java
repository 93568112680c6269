package dev.hushcell.contract.sqlserver;

import dev.hushcell.Hushcell;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What {@link ServerAssumptions} are of definitions and statements, these are of values. */
class ServerValueAssumptions extends Assumed {

  /** Something that a result set gives out of its first column. */
  private interface Getter {
    Object of(ResultSet rows) throws SQLException;
  }

  private String read(String value, Getter getter) throws SQLException {
    try (Statement statement = plain.connection().createStatement();
        ResultSet rows = statement.executeQuery("select " + value)) {
      rows.next();
      return String.valueOf(getter.of(rows));
    }
  }

  @Test
  void wholeNumbersCutFractionsOff() throws Exception {
    findings.need(
        "a fraction in a column of whole numbers is cut off; in a decimal it is rounded",
        "2, -2, 2, 2, 3.0",
        () -> {
          plain.run(
              "create table cut (n int, d decimal(5, 1))",
              "insert into cut (n) values (2.9), (-2.5), (2.9e0)");
          plain.bound("insert into cut (n) values (?)", new BigDecimal("2.9"));
          plain.run("insert into cut (d) values (2.95)");
          return plain.text(
              "select concat(max(case when n > 0 then n end), ', ', min(n), ', ',"
                  + " min(case when n > 0 then n end), ', ', max(n), ', ', max(d)) from cut");
        });
  }

  @Test
  void bytesHaveNoSign() throws Exception {
    findings.need(
        "setByte(-5) is 251",
        "251",
        () -> {
          plain.run("create table unsigned (n int)");
          try (PreparedStatement statement =
              plain.connection().prepareStatement("insert into unsigned values (?)")) {
            statement.setByte(1, (byte) -5);
            statement.executeUpdate();
          }
          return plain.text("select n from unsigned");
        });
  }

  @Test
  void textIsReadByItsCodePage() throws Exception {
    findings.need(
        "getBytes of text, getAsciiStream, getBoolean (refused of a protected column: told only)",
        null,
        () ->
            String.join(
                ", ",
                read("N'é'", rows -> HexFormat.of().formatHex(rows.getBytes(1))),
                read("'é'", rows -> HexFormat.of().formatHex(rows.getBytes(1))),
                read("N'yes'", rows -> rows.getBoolean(1)),
                read("N'-1'", rows -> rows.getBoolean(1))));
  }

  @Test
  void asciiHasQuestionMarks() throws Exception {
    findings.need(
        "getAsciiStream has a question mark for what is no ASCII",
        "613f",
        () ->
            read(
                "N'aé'",
                rows -> {
                  try {
                    return HexFormat.of().formatHex(rows.getAsciiStream(1).readAllBytes());
                  } catch (java.io.IOException e) {
                    return e.toString();
                  }
                }));
  }

  @Test
  void timesAreOf1900AndRounded() throws Exception {
    findings.need(
        "a TIME is one of 1900-01-01; getTime rounds to milliseconds",
        "1900-01-01T01:02:03, 124",
        () ->
            read("cast('01:02:03' as time(7))", rows -> rows.getObject(1, LocalDateTime.class))
                + ", "
                + read(
                    "cast('01:02:03.1235' as time(7))",
                    rows -> Math.floorMod(rows.getTime(1).getTime(), 1000L)));
  }

  @Test
  void noCalendarMovesAText() throws Exception {
    Calendar far = Calendar.getInstance(TimeZone.getTimeZone("Pacific/Kiritimati"));
    findings.need(
        "getDate and getTimestamp of a text do not depend on the calendar",
        "2024-02-29, 2024-02-29 10:00:00.0",
        () ->
            read("N'2024-02-29'", rows -> rows.getDate(1, far))
                + ", "
                + read("N'2024-02-29 10:00:00'", rows -> rows.getTimestamp(1, far)));
  }

  @Test
  void listsCodesOfCharacters() throws Exception {
    findings.need(
        "SQL_DATA_TYPE of NCHAR and NVARCHAR",
        "-8, -9",
        () -> {
          plain.run("create table coded (a nchar(2), b nvarchar(2))");
          try (ResultSet rows =
              plain.connection().getMetaData().getColumns(null, "dbo", "coded", "%")) {
            rows.next();
            String first = rows.getString("SQL_DATA_TYPE");
            rows.next();
            return first + ", " + rows.getString("SQL_DATA_TYPE");
          }
        });
  }

  @Test
  void cellsAreKeptAsText() throws Exception {
    findings.need(
        "a column with storage: text is used after its table was made",
        "x",
        () -> {
          try (Connection ours = scene.ours()) {
            scene.run(
                ours,
                "create table tagged (id int primary key, tag nvarchar(20))",
                "insert into tagged values (1, 'x')");
            return new Asked(ours).text("select tag from tagged where id = 1");
          }
        });
  }

  @Test
  void valuesOfMaxLengthAreReadInParts() throws Exception {
    findings.need(
        "a value of a MAX column is sealed in chunks and read by the key of its row",
        "1048576",
        () -> {
          try (Connection ours = scene.ours()) {
            scene.run(ours, "create table held (id int primary key, body nvarchar(max))");
            try (PreparedStatement insert =
                ours.prepareStatement("insert into held values (1, ?)")) {
              insert.setCharacterStream(1, new StringReader("x".repeat(1 << 20)));
              insert.executeUpdate();
            }
            return String.valueOf(
                Hushcell.largeValue(ours, "held", "body", Map.of("id", 1)).orElseThrow().length());
          }
        });
  }

  @Test
  void variablesAndHintsStandBesideProtectedTables() throws Exception {
    findings.need(
        "DECLARE in front of a query, and OPTION behind a change",
        "1, x",
        () -> {
          try (Connection ours = scene.ours();
              Statement statement = ours.createStatement()) {
            scene.run(ours, "create table counted (id int primary key, mail nvarchar(20))");
            int count =
                statement.executeUpdate(
                    "insert into counted (id, mail) values (1, N'x') option (maxdop 1)");
            return count
                + ", "
                + new Asked(ours)
                    .text("declare @n int = 1; select mail from counted where id = @n");
          }
        });
  }
}
