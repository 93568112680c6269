package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.script.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates and times through every way in and out, in the zone of the JVM and in others: they are
 * those of the plain database, or the statement is refused.
 */
@SuppressWarnings("JavaUtilDate") // JDBC has them, so applications bind and read them
class TimeZoneDifferentialTests {
  private static final String CREATE =
      "CREATE TABLE t (id INT PRIMARY KEY, d DATE, h TIME(9), s TIMESTAMP(9),"
          + " z TIMESTAMP(9) WITH TIME ZONE, n INT)";
  private static final String COLUMNS =
      "columns:\n  t.d: {}\n  t.h: {}\n  t.s: {}\n  t.z: {}\n  t.n: {}\n";
  private static final Timestamp STAMP =
      Timestamp.from(Instant.parse("2024-02-29T22:30:15.123456789Z"));

  private @TempDir Path directory;
  private Databases databases;

  @BeforeEach
  void prepare() {
    databases = new Databases(directory);
  }

  /** A way for a time to go in. */
  private interface In {
    void run(Connection connection) throws SQLException;
  }

  private record Way(String name, In in) {}

  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static Way literal(String name, String assignment) {
    return new Way(name, c -> execute(c, "UPDATE t SET " + assignment));
  }

  private static Way bound(String name, String columns, Setter setter) {
    return new Way(
        name,
        c -> {
          for (String column : columns.split(" ", -1)) {
            String sql = "UPDATE t SET " + column + " = ? WHERE id = 1";
            try (PreparedStatement statement = c.prepareStatement(sql)) {
              setter.set(statement);
              statement.executeUpdate();
            }
          }
        });
  }

  private static List<Way> ways() {
    return List.of(
        literal("zoned literal", "z = TIMESTAMP WITH TIME ZONE '2024-02-29 22:30:15+05:30'"),
        literal("local literal into zoned", "z = '2024-02-29 22:30:15.5'"),
        literal("local literals", "d = DATE '2024-02-29', s = TIMESTAMP '2024-02-29 22:30:00'"),
        bound("setTimestamp", "d h s z", p -> p.setTimestamp(1, STAMP)),
        bound("setTimestamp Calendar", "d h s z", p -> p.setTimestamp(1, STAMP, tokyo())),
        bound("setDate", "d s z", p -> p.setDate(1, new Date(STAMP.getTime()))),
        bound("setDate Calendar", "d s z", p -> p.setDate(1, new Date(STAMP.getTime()), tokyo())),
        bound("setTime", "h", p -> p.setTime(1, new Time(STAMP.getTime()))),
        bound("setTime Calendar", "h", p -> p.setTime(1, new Time(STAMP.getTime()), tokyo())),
        bound("Instant", "d h s z", p -> p.setObject(1, STAMP.toInstant())),
        bound("OffsetDateTime", "d h s z", p -> p.setObject(1, zoned())),
        bound("LocalDateTime", "d h s z", p -> p.setObject(1, zoned().toLocalDateTime())),
        bound("java.util.Date", "s z", p -> p.setObject(1, new java.util.Date(STAMP.getTime()))),
        bound("text", "z", p -> p.setString(1, "2024-03-01 04:00:00")));
  }

  private static OffsetDateTime zoned() {
    return OffsetDateTime.parse("2024-03-01T04:00:15.123456789+05:30");
  }

  private static Calendar tokyo() {
    return Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu"})
  void zoneOfTheJvmMakesNoDifference(String zone) throws Exception {
    TimeZone before = TimeZone.getDefault();
    setDefault(TimeZone.getTimeZone(zone));
    try {
      compare("SET TIME ZONE LOCAL");
    } finally {
      setDefault(before);
    }
  }

  private static void setDefault(TimeZone zone) {
    TimeZone.setDefault(zone);
    org.h2.util.DateTimeUtils.resetCalendar(); // H2 remembers the first default that it sees
  }

  @Test
  void anotherZoneOfTheSessionIsRefused() throws Exception {
    assertThat(compare("SET TIME ZONE 'America/Lima'")).contains("HC-4019");
  }

  /** Returns the codes of refusals. */
  private List<String> compare(String zone) throws Exception {
    List<String> refusals = new ArrayList<>();
    try (Connection plain = Databases.plain();
        Connection ours = databases.openProtected(COLUMNS)) {
      execute(plain, CREATE);
      execute(ours, CREATE);
      execute(plain, zone);
      execute(ours, zone);
      for (Way way : ways()) {
        String outcome = outcome(ours, way);
        if (outcome.startsWith("HC-")) {
          refusals.add(outcome);
        } else {
          assertThat(outcome).as(way.name()).isEqualTo(outcome(plain, way));
        }
      }
    }
    return refusals;
  }

  @Test
  void changeOfTheDefaultZoneIsRefused() throws Exception {
    TimeZone before = TimeZone.getDefault();
    try (Connection ours = databases.openProtected(COLUMNS)) {
      execute(ours, CREATE);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(outcome(() -> query(ours, "SELECT d FROM t"))).isEqualTo("HC-4019");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Tokyo", "GMT+05:30"})
  void anotherZoneInTheUrlIsRefused(String zone) throws Exception {
    String url = databases.protectedUrl(COLUMNS) + ";TIME ZONE=" + zone;
    try (Connection ours = DriverManager.getConnection(url)) {
      execute(ours, CREATE);
      assertThat(outcome(() -> execute(ours, "INSERT INTO t (id, n) VALUES (1, 5)")))
          .isEqualTo("done");
      assertThat(outcome(() -> query(ours, "SELECT n FROM t WHERE d IS NULL"))).isEqualTo("done");
      assertThat(outcome(() -> query(ours, "SELECT d FROM t"))).isEqualTo("HC-4019");
      execute(ours, "SET TIME ZONE LOCAL");
      assertThat(outcome(() -> query(ours, "SELECT d FROM t"))).isEqualTo("done");
    }
  }

  @Test
  void preparedStatementNoticesTheChange() throws Exception {
    try (Connection ours = databases.openProtected(COLUMNS)) {
      execute(ours, CREATE);
      try (PreparedStatement statement =
          ours.prepareStatement("INSERT INTO t (id, s) VALUES (?, ?)")) {
        statement.setInt(1, 1);
        statement.setTimestamp(2, STAMP);
        assertThat(outcome(statement::executeUpdate)).isEqualTo("done");
        execute(ours, "SET TIME ZONE 'America/Lima'");
        statement.setInt(1, 2);
        assertThat(outcome(statement::executeUpdate)).isEqualTo("HC-4019");
        statement.setNull(2, java.sql.Types.TIMESTAMP);
        assertThat(outcome(statement::executeUpdate)).isEqualTo("done");
      }
    }
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static String outcome(Call call) {
    try {
      call.run();
      return "done";
    } catch (SQLException e) {
      return Outcome.of(e).code().orElse(e.getSQLState());
    }
  }

  /** Stores by the way and reads by every getter; the code of a refusal by ours. */
  private static String outcome(Connection connection, Way way) {
    List<String> lines = new ArrayList<>();
    String outcome =
        outcome(
            () -> {
              execute(connection, "DELETE FROM t");
              execute(connection, "INSERT INTO t (id) VALUES (1)");
              way.in().run(connection);
              lines.addAll(read(connection));
            });
    return outcome.equals("done") ? String.join("\n", lines) : outcome;
  }

  private static List<String> read(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT d, h, s, z FROM t")) {
      rows.next();
      for (int i = 1; i <= 4; i++) {
        int column = i;
        lines.add(i + " text " + got(() -> rows.getString(column)));
        lines.add(i + " object " + got(() -> rows.getObject(column)));
        lines.add(i + " date " + millis(() -> rows.getDate(column)));
        lines.add(i + " date there " + millis(() -> rows.getDate(column, tokyo())));
        lines.add(i + " stamp " + millis(() -> rows.getTimestamp(column)));
        lines.add(i + " stamp there " + millis(() -> rows.getTimestamp(column, tokyo())));
        lines.add(i + " local date " + got(() -> rows.getObject(column, LocalDate.class)));
        lines.add(i + " local " + got(() -> rows.getObject(column, LocalDateTime.class)));
        lines.add(i + " zoned " + got(() -> rows.getObject(column, OffsetDateTime.class)));
        lines.add(i + " instant " + got(() -> rows.getObject(column, Instant.class)));
        if (i != 1) {
          lines.add(i + " time " + millis(() -> rows.getTime(column)));
          lines.add(i + " time there " + millis(() -> rows.getTime(column, tokyo())));
          lines.add(i + " local time " + got(() -> rows.getObject(column, LocalTime.class)));
        }
      }
    }
    return lines;
  }

  private interface Getter {
    Object get() throws SQLException;
  }

  private static String got(Getter getter) {
    try {
      return String.valueOf(getter.get());
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static String millis(Getter getter) {
    return got(
        () -> {
          Object value = getter.get();
          return value instanceof java.util.Date date ? value + " " + date.getTime() : value;
        });
  }

  private static void query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(sql).close();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
