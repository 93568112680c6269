package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The same searches with groups and over all rows. For times that mean something, set {@code
 * -Dhushcell.narrowed.rows}, and {@code -Dhushcell.narrowed.seconds}, for which each search runs
 * first so that the JVM compiles it. It prints the least and the median time.
 */
@EachServer
@OneCollation
@WithoutOptions
class NarrowedSpeedTests {
  private static final int ROWS = Integer.getInteger("hushcell.narrowed.rows", 2_000);

  /** With more rows, nobody waits for all of them to be opened. */
  private static final int MOST_SEALED = 200_000;

  private static final int LEAST_RUNS = 9;
  private static final long LEAST_TIME =
      TimeUnit.SECONDS.toNanos(Integer.getInteger("hushcell.narrowed.seconds", 0));

  /**
   * What is looked for, in which tables.
   *
   * @param other looked for in between, since H2 gives the last result again
   */
  private record Look(
      String selected, String condition, String value, String other, List<String> tables) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("id", "last = ?", last(77), last(78), List.of("clear", "narrowed", "sealed")),
          new Look(
              "id", "last like ?", "Smith%", "Smythe%", List.of("clear", "narrowed", "sealed")),
          new Look("id, mail", "last like ?", "Smith%", "Smythe%", List.of("clear", "narrowed")),
          new Look("id", "mail = ?", mail(77), mail(78), List.of("clear", "narrowed")),
          new Look("id", "upper(mail) = upper(?)", mail(77), mail(78), List.of("clear", "sealed")));

  @Parameter Server server;
  @TempDir Path directory;

  private static String last(int i) {
    if (i % 120 == 0) {
      return "Smith";
    }
    StringBuilder name = new StringBuilder();
    for (int code = (int) (i * 2654435761L % 20_000) + 1; code > 0; code /= 20) {
      name.append("abcdeghiklmnoprstuwz".charAt(code % 20));
    }
    return name.append("er").toString();
  }

  private static String mail(int i) {
    return last(i) + i + "@example.org";
  }

  @Test
  void narrowedAnswersAreThoseOverAllRows() throws Exception {
    String rule =
        "evaluate: [range, pattern], rows: 1000000, bytes: 500000000"
            + PlainOrder.declared(server)
            + " }\n";
    String collation = PlainOrder.collation(server);
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  narrowed.last: { narrow: { first: 3, groups: 1024 }, "
                + rule
                + "  narrowed.mail: { narrow: { whole: true, groups: 16384 }, "
                + rule
                + "  sealed.last: { "
                + rule
                + "  sealed.mail: { search: equality, compare: ignore-case }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String table : List.of("narrowed", "sealed", "clear")) {
        boolean clear = table.equals("clear");
        Connection connection = clear ? plain : ours;
        scene.run(
            connection,
            "create table %s (id int not null primary key, last varchar(40)%s, mail varchar(60)%s)"
                .formatted(table, clear ? collation : "", clear ? collation : ""));
        fill(connection, table);
        String product = plain.getMetaData().getDatabaseProductName();
        // In the collation of the database, PostgreSQL finds no beginning by an ordinary index.
        String beginnings = clear && product.equals("PostgreSQL") ? " varchar_pattern_ops" : "";
        if (!table.equals("sealed")) {
          scene.run(
              connection, "create index by_%s on %s (last%s)".formatted(table, table, beginnings));
        }
        scene.run(connection, "create index of_%s on %s (mail)".formatted(table, table));
        if (clear && product.equals("PostgreSQL")) {
          scene.run(connection, "create index in_capitals on clear (upper(mail))");
        }
        scene.run(plain, (product.matches("Maria.*|MySQL") ? "analyze table narrowed" : "analyze"));
      }
      for (Look look : LOOKS) {
        StringBuilder told =
            new StringBuilder(
                "%s %s %s %s"
                    .formatted(server.name(), look.selected(), look.condition(), look.value()));
        String expected = null;
        for (String table : look.tables()) {
          boolean opensAll = table.equals("sealed") && look.condition().startsWith("last");
          if (opensAll && ROWS > MOST_SEALED) {
            continue;
          }
          Connection connection = table.equals("clear") ? plain : ours;
          String query =
              "select %s from %s where %s order by id"
                  .formatted(look.selected(), table, look.condition());
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            List<Long> times = new ArrayList<>();
            long end = System.nanoTime() + LEAST_TIME;
            while (times.size() < LEAST_RUNS || System.nanoTime() < end) {
              statement.setString(1, look.other());
              try (ResultSet rows = statement.executeQuery()) {
                assertThat(Found.rows(rows).toString()).isNotEqualTo(expected);
              }
              statement.setString(1, look.value());
              long start = System.nanoTime();
              String found;
              try (ResultSet rows = statement.executeQuery()) {
                found = Found.rows(rows).toString();
              }
              times.add(System.nanoTime() - start);
              assertThat(expected == null ? found : expected).isEqualTo(found);
              expected = found;
            }
            Collections.sort(times);
            told.append(
                ", %s %.2f to %.2f ms"
                    .formatted(table, times.get(0) / 1e6, times.get(times.size() / 2) / 1e6));
          }
        }
        System.out.println(told);
      }
    }
  }

  private static void fill(Connection connection, String table) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, last(i));
        insert.setString(3, mail(i));
        insert.addBatch();
        if (i % 1_000 == 999) {
          int[] unused = insert.executeBatch();
        }
      }
      int[] unused = insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
