package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates and times in sessions of other zones than UTC: what is stored one way is read back in every
 * way as from the plain column.
 */
@EachPostgres
class ZoneTests {
  private static final String COLUMNS =
      """
      columns:
        moment.d: { search: equality }
        moment.t: { search: equality }
        moment.s: { search: equality }
        moment.z: { search: equality, accept: utc }
        moment.n: { search: equality }
      """;
  private static final String CREATE =
      "create table moment (id int primary key, d date, t time, s timestamp, z timestamptz, n int)";

  /** In summer, in winter, in the hour that clocks go through twice and in that which they skip. */
  private static final List<String> INSTANTS =
      List.of(
          "2024-07-01T01:30:00.123456Z",
          "2024-01-01T23:30:00Z",
          "2024-10-27T00:30:00Z",
          "2024-10-27T01:30:00Z",
          "2024-03-31T00:59:59.999999Z",
          "2024-03-31T01:00:00Z");

  /** Before zones were regular, and before the reform of 1582. */
  private static final List<String> OLD =
      List.of("1899-12-31T12:00:00Z", "1500-03-01T00:00:00Z", "0001-01-05T00:00:00Z");

  private final TimeZone before = TimeZone.getDefault();

  @Parameter Server server;
  @TempDir Path directory;

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  /** Binds a parameter to an instant. */
  private interface Way {
    void bind(PreparedStatement statement, OffsetDateTime instant) throws SQLException;
  }

  /** Reads a column. */
  private interface Getter {
    Object get(ResultSet rows) throws SQLException;
  }

  private static Timestamp stamp(OffsetDateTime instant) {
    return Timestamp.from(instant.toInstant());
  }

  private static Map<String, Way> ways() {
    return new TreeMap<>(
        Map.of(
            "z offset", (p, i) -> p.setObject(1, i),
            "z stamp", (p, i) -> p.setTimestamp(1, stamp(i)),
            "z calendar", (p, i) -> p.setTimestamp(1, stamp(i), tokyo()),
            "s local", (p, i) -> p.setObject(1, i.toLocalDateTime()),
            "s stamp", (p, i) -> p.setTimestamp(1, stamp(i)),
            "s calendar", (p, i) -> p.setTimestamp(1, stamp(i), tokyo()),
            "d date", (p, i) -> p.setDate(1, new Date(i.toInstant().toEpochMilli())),
            "d calendar", (p, i) -> p.setDate(1, new Date(i.toInstant().toEpochMilli()), tokyo()),
            "d local", (p, i) -> p.setObject(1, i.toLocalDate()),
            "t time", (p, i) -> p.setTime(1, new Time(i.toInstant().toEpochMilli()))));
  }

  private static Calendar tokyo() {
    return Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
  }

  private static Map<String, Getter> getters(String column) {
    Map<String, Getter> getters = new TreeMap<>();
    getters.put("text", rows -> rows.getString(column));
    getters.put("object", rows -> rows.getObject(column));
    if (column.equals("t")) {
      getters.put("time", rows -> rows.getTime(column));
      return getters;
    }
    getters.put("date", rows -> rows.getDate(column).getTime());
    getters.put("stamp", rows -> rows.getTimestamp(column).getTime());
    if (column.equals("z")) {
      getters.put("offset", rows -> rows.getObject(column, OffsetDateTime.class).toInstant());
    } else if (column.equals("s")) {
      getters.put("local", rows -> rows.getObject(column, LocalDateTime.class));
      getters.put("stamp there", rows -> rows.getTimestamp(column, tokyo()).getTime());
    }
    return getters;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"})
  void zoneOfTheJvmMakesNoDifference(String zone) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = server.fresh().plain()) {
      scene.run(ours, CREATE);
      scene.run(plain, CREATE);
      for (Map.Entry<String, Way> way : ways().entrySet()) {
        for (String instant : instants(zone)) {
          String column = way.getKey().substring(0, 1);
          List<String> wanted = passed(plain, column, way.getValue(), instant);
          assertThat(passed(ours, column, way.getValue(), instant))
              .as("%s %s", way.getKey(), instant)
              .isEqualTo(wanted);
        }
      }
    }
  }

  /** The driver reads old times by the offsets that zones have had since. */
  private static List<String> instants(String zone) {
    Stream<String> old = zone.equals("UTC") ? OLD.stream() : Stream.empty();
    return Stream.concat(INSTANTS.stream(), old).toList();
  }

  private static List<String> passed(Connection connection, String column, Way way, String text)
      throws SQLException {
    OffsetDateTime instant = OffsetDateTime.parse(text);
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from moment");
      statement.execute("insert into moment (id) values (1)");
    }
    try (PreparedStatement update =
        connection.prepareStatement("update moment set " + column + " = ? where id = 1")) {
      way.bind(update, instant);
      update.executeUpdate();
    }
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + column + " from moment")) {
      rows.next();
      for (Map.Entry<String, Getter> getter : getters(column).entrySet()) {
        found.add(getter.getKey() + " " + getter.getValue().get(rows));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set time zone 'America/Lima'",
        "set timezone to 'Asia/Tokyo'",
        "set session time zone interval '-05:00' hour to minute",
        "select set_config('TimeZone', 'Asia/Tokyo', false)"
      })
  void anotherZoneOfTheSessionIsRefused(String setting) throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE, "insert into moment (id, n) values (1, 5)", setting);
      for (String sql :
          List.of(
              "select z from moment",
              "insert into moment (id, z) values (2, '2024-01-01 00:00:00')",
              "select id from moment where s = '2024-01-01 00:00:00'")) {
        assertThatThrownBy(() -> query(ours, sql)).as(sql).hasMessageContaining("[HC-4019]");
      }
      scene.run(ours, "update moment set n = 6 where n = 5");
      scene.run(ours, "set time zone 'UTC'");
      query(ours, "select z from moment");
    }
  }

  private static void query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        rows.next();
        rows.getString(1);
      }
    }
  }
}
