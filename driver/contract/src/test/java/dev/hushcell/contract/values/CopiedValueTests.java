package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Every getter on a plain column of every type, in rows that are sorted in the driver: what it
 * returns is what the real driver returns, or it is refused with a code.
 */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class CopiedValueTests {
  private static final int STRIDE = 3;
  private static final List<String> TABLES =
      Stream.concat(Stream.of("thing"), IntStream.rangeClosed(1, 12).mapToObj(i -> "odd" + i))
          .toList();
  private static final Set<String> SURE = Set.of("getString", "getObject");

  @Parameter Server server;
  @TempDir Path directory;

  /** Types of which no column is protected, each with a literal. */
  private static Map<String, String> unusual(Server server) {
    return switch (server.name()) {
      case "postgresql" ->
          Map.ofEntries(
              Map.entry("int[]", "'{1,2}'"),
              Map.entry("interval", "'1 day 2 hours'"),
              Map.entry("timetz", "'10:00:00+02'"),
              Map.entry("timestamptz", "'2021-07-08 23:30:00+05'"),
              Map.entry("money", "'1.50'"),
              Map.entry("bit(3)", "B'101'"),
              Map.entry("inet", "'10.0.0.1'"),
              Map.entry("point", "'(1,2)'"),
              Map.entry("numeric", "'NaN'"),
              Map.entry("date", "'infinity'"),
              Map.entry("timestamp", "'0044-03-15 10:00:00 BC'"),
              Map.entry("real", "1.1"));
      case "mariadb", "mysql", "mysql-driver" ->
          Map.of(
              "int unsigned", "4000000000",
              "bigint unsigned", "18446744073709551615",
              "year", "2021",
              "enum('a','b')", "'b'",
              "set('a','b')", "'a,b'",
              "time", "'-25:00:00'",
              "bit(5)", "b'10101'",
              "float", "1.1",
              "int(6) zerofill", "42");
      case "h2" ->
          Map.of(
              "int array", "array[1, 2]",
              "interval day", "interval '1' day",
              "time with time zone", "time with time zone '10:00:00+02'",
              "enum('a','b')", "'b'",
              "real", "1.1",
              "json", "json '{}'");
      default -> Map.of();
    };
  }

  @Test
  void ofAnUnusualTypeIsWhatTheRealDriverReadsOrRefused() throws Exception {
    Map<String, String> types = unusual(server);
    Assumptions.assumeFalse(types.isEmpty());
    Scene scene = Scene.of(server, directory, configuration());
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> type : types.entrySet()) {
      String table = "odd" + ++number;
      try (Connection ours = scene.ours();
          Connection plain = scene.plain()) {
        try (Statement statement = ours.createStatement()) {
          statement.execute(
              "create table "
                  + table
                  + " (v "
                  + type.getKey()
                  + ", "
                  + server.words().in("secret varchar(20)").orElseThrow()
                  + ")");
        }
        try (Statement statement = plain.createStatement()) {
          statement.execute("insert into " + table + " (v) values (" + type.getValue() + ")");
        }
        for (Map.Entry<String, Getter> getter : Getter.all().entrySet()) {
          String from = read(plain, "select v from " + table, getter.getValue());
          String found =
              read(ours, "select v from " + table + " order by secret", getter.getValue());
          boolean refused = found.contains("[HC-") && !SURE.contains(getter.getKey());
          if (!from.equals(found) && !from.startsWith("fails") && !refused) {
            wrong.add(type.getKey() + ", " + getter.getKey() + ": " + from + " but " + found);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String read(Connection connection, String sql, Getter getter) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      try {
        Object value = Content.of(getter.get(row));
        Object shown = value instanceof Array array ? array.getArray() : value;
        return Arrays.deepToString(new Object[] {shown});
      } catch (SQLException | RuntimeException | IOException | Error e) {
        return "fails: " + e.getMessage();
      }
    }
  }

  private String configuration() {
    StringBuilder text = new StringBuilder("columns:\n");
    String order = server.name().matches("(mysql|mariadb).*") ? ", text-order: code-point" : "";
    for (String table : TABLES) {
      text.append("  %s.secret: { evaluate: [order]%s, rows: 10 }\n".formatted(table, order));
    }
    return text.toString();
  }

  @Test
  void isWhatTheRealDriverReads() throws Exception {
    Columns columns = Columns.of(server);
    Scene scene = Scene.of(server, directory, configuration());
    String made = columns.definition();
    String definition =
        made.substring(0, made.length() - 1)
            + ", "
            + server.words().in("secret varchar(20)").orElseThrow()
            + ")";
    List<String> wrong = new ArrayList<>();
    int same = 0;
    try (Twin plain = new Twin(server.fresh().plain(), columns, server.tellsTypes());
        Twin ours =
            new Twin(scene.ours(), definition, server.tellsTypes(), " order by secret limit 1")) {
      int number = 0;
      for (String column : columns.names()) {
        if (columns.isLarge(column)) {
          continue;
        }
        List<Object> values = new ArrayList<>(ReadValueTests.VALUES);
        values.add(null);
        for (Object value : values) {
          boolean large = value instanceof byte[] && !server.tellsTypes();
          if (large || !Depth.takes(number++, STRIDE, server.name())) {
            continue;
          }
          Outcome wanted = plain.kept(column, s -> s.setObject(1, value));
          Outcome set = ours.kept(column, s -> s.setObject(1, value));
          if (!(wanted instanceof Outcome.Kept)) {
            continue;
          }
          assertThat(set).isEqualTo(wanted);
          for (Map.Entry<String, Getter> getter : Getter.all().entrySet()) {
            Outcome from = plain.read(column, getter.getValue());
            Outcome found = ours.read(column, getter.getValue());
            if (from instanceof Outcome.Kept && found instanceof Outcome.Kept) {
              same++;
            }
            boolean right =
                from.equals(found)
                    || from instanceof Outcome.Failed
                    || (found instanceof Outcome.Failed failed
                        && failed.withCode()
                        && !SURE.contains(getter.getKey()));
            if (!right) {
              wrong.add(column + ", " + getter.getKey() + ": " + from + " but " + found);
            }
          }
        }
      }
    }
    assertThat(wrong.stream().distinct()).isEmpty();
    assertThat(same).as("read the same").isGreaterThan(500 / Depth.of(STRIDE, 1));
  }
}
