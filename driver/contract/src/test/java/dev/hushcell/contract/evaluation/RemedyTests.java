package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * What a refusal advises is enough: with that line the statement runs, and answers as on plain
 * columns. Where it advises nothing, no right of evaluation helps. An ordinary build tries all on
 * H2, and every third statement on the others.
 */
@EachServer
@OneCollation
@WithoutOptions
class RemedyTests {
  private static final Pattern RIGHTS =
      Pattern.compile("(evaluate: \\[[a-z, ]+](?:, text-order: [a-z0-9-]+)?) for ([\\w.]+)");
  private static final Pattern SEARCH =
      Pattern.compile("] ([\\w.]+) is sealed .*; declare (search: [^;]*?) or leave it out");
  private static final List<String> COLUMNS =
      List.of(
          "person.name", "person.note", "person.debt", "person.born", "person.ratio", "pet.name");
  private static final int MOST_ADVICE = 3;

  @Parameter Server server;
  @TempDir Path directory;

  /** What one statement did on a connection, or was refused with. */
  private record Outcome(String text, boolean refused) {}

  @Test
  void theRightsThatAreAdvisedAreEnough() throws IOException, SQLException {
    assumeTrue(!PlainOrder.isOfTexts(server), "nothing is evaluated there");
    Base base = server.fresh();
    List<String> wrong = new ArrayList<>();
    StringBuilder advised = new StringBuilder();
    try (Connection plain = server.fresh().plain()) {
      fill(plain, PlainOrder.collation(server));
      Map<String, String> none = all("");
      try (Connection ours = scene(base, none).ours()) {
        fill(ours, "");
      }
      int stride = server.name().equals("h2") ? 1 : Depth.of(3, 1);
      int number = 0;
      for (String sql : statements()) {
        if (!Depth.takes(number++, stride, server.name())) {
          continue;
        }
        Outcome refused = run(base, none, sql);
        assertThat(refused.refused()).as("%s: %s", sql, refused).isTrue();
        Map<String, String> more = rights(refused.text());
        String line = more.isEmpty() ? "nothing" : more.toString();
        advised.append(sql).append(": ").append(line).append("\n");
        if (more.isEmpty()) {
          Outcome full = run(base, all("evaluate: [range, pattern, order, change]"), sql);
          if (!full.refused()) {
            wrong.add(sql + " is refused without advice: " + refused.text());
          }
        } else {
          Map<String, String> with = new TreeMap<>(none);
          with.putAll(more);
          Outcome outcome = run(base, with, sql);
          Outcome expected = done(plain, sql);
          if (!outcome.equals(expected)) {
            wrong.add(sql + "\n  " + refused.text() + "\n  " + outcome + "\n  " + expected);
          }
          requireLeast(base, with, more, sql, wrong);
        }
      }
    }
    assertThat(String.join("\n\n", wrong)).as("%s", advised).isEmpty();
    assertThat(advised.toString().lines().filter(each -> each.contains("evaluate")).count())
        .as("%s", advised)
        .isGreaterThan(server.name().equals("h2") ? 10 : Depth.of(3, 10));
  }

  /** Without any one of the rights, the statement is refused. */
  private void requireLeast(
      Base base, Map<String, String> with, Map<String, String> more, String sql, List<String> wrong)
      throws IOException, SQLException {
    for (Map.Entry<String, String> each : more.entrySet()) {
      String rights = each.getValue().replaceAll(".*\\[(.*)].*", "$1");
      for (String right : rights.split(", ", -1)) {
        String left =
            Stream.of(rights.split(", ", -1))
                .filter(one -> !one.equals(right))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        Map<String, String> fewer = new TreeMap<>(with);
        fewer.put(
            each.getKey(), left.isEmpty() ? "" : each.getValue().replace("[" + rights, "[" + left));
        if (!run(base, fewer, sql).refused()) {
          wrong.add(sql + " runs without " + right + " of " + each.getKey());
        }
      }
    }
  }

  @Test
  void theSearchThatIsAdvisedIsEnough() throws IOException, SQLException {
    assumeTrue(!PlainOrder.isOfTexts(server), "nothing is evaluated there");
    for (String sql :
        List.of(
            "select id from person where name = 'Bo'",
            "select name, count(*) from person group by name",
            "select distinct name from person",
            "select id from person where debt in (1, 7)",
            "select id from person p where exists (select 1 from pet t where t.name = p.name)",
            "select id from person where ratio = 1.5")) {
      Map<String, String> columns = all("");
      boolean refused = true;
      for (int i = 0; i < MOST_ADVICE && refused; i++) {
        Base base = server.fresh();
        try (Connection ours = scene(base, columns).ours()) {
          fill(ours, "");
        }
        Outcome outcome = run(base, columns, sql);
        refused = outcome.refused();
        Matcher advice = SEARCH.matcher(outcome.text());
        if (refused && !advice.find()) {
          assertThat(outcome.text())
              .containsAnyOf("give both one key", "no equality that cells can keep");
          break;
        }
        if (refused) {
          columns.put(folded(advice.group(1)), advice.group(2) + ", compare: exact");
        }
      }
    }
  }

  private Scene scene(Base base, Map<String, String> columns) throws IOException {
    StringBuilder sections = new StringBuilder("columns:\n");
    columns.forEach(
        (column, options) ->
            sections.append("  ").append(column).append(": { ").append(options).append(" }\n"));
    String name = columns.hashCode() + ".yaml"; // a file is read once
    return Scene.of(server, base, directory, name, sections.toString());
  }

  private static Map<String, String> all(String options) {
    Map<String, String> all = new TreeMap<>();
    COLUMNS.forEach(each -> all.put(each, options));
    return all;
  }

  private static Map<String, String> rights(String message) {
    Map<String, String> found = new TreeMap<>();
    Matcher advice = RIGHTS.matcher(message);
    while (advice.find()) {
      found.put(folded(advice.group(2)), advice.group(1));
    }
    return found;
  }

  private static String folded(String column) {
    return column.toLowerCase(Locale.ROOT);
  }

  private Outcome run(Base base, Map<String, String> columns, String sql)
      throws IOException, SQLException {
    try (Connection ours = scene(base, columns).ours()) {
      return done(ours, sql);
    }
  }

  /** Runs a statement, and takes back what it did. */
  private static Outcome done(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return new Outcome(statement.getUpdateCount() + " rows", false);
      }
      try (ResultSet rows = statement.getResultSet()) {
        List<String> found = Found.rows(rows);
        return new Outcome(
            (sql.contains("order by") ? found : found.stream().sorted().toList()).toString(),
            false);
      }
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      assertThat(message).as(sql).startsWith("[HC-");
      return new Outcome(message, true);
    } finally {
      connection.rollback();
    }
  }

  private void fill(Connection connection, String collation) throws SQLException {
    for (String sql :
        List.of(
            "create table person (id int primary key, name varchar(40)%1$s, note varchar(40)%1$s,"
                + " debt int, born date, ratio %2$s, city varchar(20))",
            "create table pet (id int primary key, owner int, name varchar(40)%1$s)",
            "insert into person values (1, 'Bo', 'B%%', 1, '1990-05-01', 1.5, 'Bonn')",
            "insert into person values (2, 'Al', 'Al', 7, '2001-02-03', 0.5, 'Bonn')",
            "insert into person values (3, 'Cy', 'x', 9, '1970-12-31', 2.5, 'Ulm')",
            "insert into person values (4, null, null, null, null, null, null)",
            "insert into pet values (1, 1, 'Rex'), (2, 2, 'Al'), (3, 3, 'Tom')")) {
      try (Statement statement = connection.createStatement()) {
        String ratio = server.name().equals("sqlite") ? "real" : "double precision";
        statement.execute(sql.formatted(collation, ratio));
      }
    }
  }

  private static List<String> statements() throws IOException {
    try (var in = RemedyTests.class.getResourceAsStream("remedies.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
