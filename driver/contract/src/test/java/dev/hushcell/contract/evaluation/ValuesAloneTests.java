package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * What is computed of parameters and literals alone becomes a cell of the value that the database
 * would compute, and is sent nowhere.
 */
@EachServer
@EveryServer
@OneCollation
class ValuesAloneTests {
  private static final int STATEMENTS = Depth.of("hushcell.evaluation.statements", 60, 600);
  private static final List<String> TEXTS =
      List.of("", " ", "a", "Ab", "  Müller ", "ab ab", "Straße", "x\uD83D\uDE00y", "aAa", "0");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Random random;

  /** A statement of a generator, and what is set. */
  private record Expression(String sql, List<@Nullable String> values) {}

  @BeforeEach
  void scene() throws Exception {
    random = new Random(Integer.getInteger("hushcell.evaluation.seed", 1));
    scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              sealed.mail: { search: equality, compare: exact }
              sealed.code: {}
              sealed.note: { evaluate: [pattern, change] }
            """);
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      for (String table : List.of("sealed", "clear")) {
        scene.run(
            plain,
            "create table "
                + table
                + " (id int not null primary key, mail varchar(200), code varchar(200), note"
                + " varchar(200), city varchar(20))");
      }
      for (Connection each : List.of(ours, plain)) {
        String table = each.equals(ours) ? "sealed" : "clear";
        for (int i = 0; i < TEXTS.size(); i++) {
          String insert = "insert into " + table + " (id, mail) values (?, ?)";
          try (PreparedStatement statement = each.prepareStatement(insert)) {
            statement.setInt(1, i);
            statement.setString(2, TEXTS.get(i));
            statement.execute();
          }
        }
      }
    }
  }

  @Test
  void areWhatTheDatabaseComputes() throws SQLException {
    int compared = 0;
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      for (int i = 0; i < STATEMENTS; i++) {
        Expression expression = expression(3);
        Optional<List<String>> subject = stored(ours, "sealed", 100 + i, expression);
        Optional<List<String>> twin = stored(plain, "clear", 100 + i, expression);
        if (subject.isPresent() && twin.isPresent()) {
          assertThat(subject).as("%s of %s", expression.sql(), expression.values()).isEqualTo(twin);
          compared++;
        }
        Optional<List<String>> found = found(ours, "sealed", expression);
        Optional<List<String>> others = found(plain, "clear", expression);
        if (found.isPresent() && others.isPresent()) {
          assertThat(found)
              .as("= %s of %s", expression.sql(), expression.values())
              .isEqualTo(others);
        }
      }
    }
    assertThat(compared).isGreaterThan(STATEMENTS / 2);
  }

  /** Empty where it is refused. */
  private static Optional<List<String>> stored(
      Connection connection, String table, int id, Expression expression) throws SQLException {
    String insert =
        "insert into " + table + " (id, code) values (" + id + ", " + expression.sql() + ")";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      set(statement, expression);
      statement.execute();
    } catch (SQLException e) {
      return refused(e);
    }
    return Optional.of(Found.rows(connection, "select code from " + table + " where id = " + id));
  }

  private static Optional<List<String>> found(
      Connection connection, String table, Expression expression) throws SQLException {
    String query =
        "select id from "
            + table
            + " where id < 100 and mail = "
            + expression.sql()
            + " order by id";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      set(statement, expression);
      return Optional.of(Found.rows(statement.executeQuery()));
    } catch (SQLException e) {
      return refused(e);
    }
  }

  private static Optional<List<String>> refused(SQLException e) throws SQLException {
    boolean untyped = e.getMessage().contains("[50004"); // H2 does not know what a parameter is
    if (!untyped && !e.getMessage().contains("[HC-2") && !e.getMessage().contains("[HC-4032]")) {
      throw e;
    }
    return Optional.empty();
  }

  private static void set(PreparedStatement statement, Expression expression) throws SQLException {
    for (int i = 0; i < expression.values().size(); i++) {
      statement.setString(i + 1, expression.values().get(i));
    }
  }

  private Expression expression(int depth) {
    List<@Nullable String> values = new ArrayList<>();
    String sql = call(depth, values);
    return new Expression(sql, values);
  }

  private String text(int depth, List<@Nullable String> values) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return call(depth, values);
    }
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    if (random.nextInt(3) == 0) {
      return "'" + text + "'";
    }
    values.add(random.nextInt(12) == 0 ? null : text);
    return isTyped() ? "cast(? as varchar(200))" : "?";
  }

  /** H2 asks for the types of some parameters, and PostgreSQL of some functions. */
  private boolean isTyped() {
    return server.toString().matches("(h2|postgres).*") && random.nextInt(2) == 0;
  }

  private String call(int depth, List<@Nullable String> values) {
    int next = depth - 1;
    boolean few = few();
    boolean words = server.toString().matches("(maria|mysql).*") || few;
    return switch (random.nextInt(12)) {
      case 0 -> "lower(" + text(next, values) + ")";
      case 1 -> "upper(" + text(next, values) + ")";
      case 2 -> "trim(" + text(next, values) + ")";
      case 3 -> few ? text(next, values) + " || 'x'" : both("concat(", values, next) + ")";
      case 4 -> words ? "ltrim(" + text(next, values) + ")" : "'x' || " + text(next, values);
      case 5 -> "substring(" + text(next, values) + ", " + (1 + random.nextInt(4)) + ")";
      case 6 -> "substring(" + text(next, values) + ", 1, " + random.nextInt(4) + ")";
      case 7 -> few ? "rtrim(" + text(next, values) + ")" : "left(" + text(next, values) + ", 2)";
      case 8 -> "replace(" + text(next, values) + ", 'a', 'é')";
      case 9 -> both("nullif(", values, next) + ")";
      case 10 -> both("coalesce(", values, next) + ")";
      default ->
          few
              ? "lower(" + text(next, values) + ")"
              : "left(" + text(next, values) + ", position('A' in " + text(0, values) + "))";
    };
  }

  private String both(String call, List<@Nullable String> values, int depth) {
    return call + text(depth, values) + ", " + text(depth, values);
  }

  @Test
  void areSentNowhere() throws SQLException {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      run(ours, "insert into sealed (id, mail) values (90, lower(?))", "ZQSECRETONE");
      run(ours, "insert into sealed (id, mail) values (?, concat(?, 'zqsecrettwo'))", "91", "x");
      run(
          ours,
          "update sealed set code = upper(?) where mail = lower(?)",
          "zqthree",
          "ZQSECRETONE");
      run(ours, "insert into sealed (id, mail) select 92, lower(?)", "ZQSECRETFOUR");
      scene.run(ours, "insert into sealed (id, mail) values (93, lower('ZQSECRETFIVE'))");
      assertThat(Found.rows(ours, "select mail, code from sealed where id between 90 and 93"))
          .containsExactlyInAnyOrder(
              "zqsecretone|ZQTHREE", "xzqsecrettwo|null", "zqsecretfour|null", "zqsecretfive|null");
      assertThat(Found.rows(ours, "select id from sealed where mail = concat('zq', 'secretfour')"))
          .containsExactly("92");
      for (String text : Found.bytes(plain, "select mail from sealed where id >= 90")) {
        assertThat(text).doesNotContainIgnoringCase("secret");
      }
    }
    scene
        .traces()
        .of(List.of("ZQSECRETONE", "zqsecretone", "secrettwo", "ZQTHREE", "zqthree", "SECRETFOUR"))
        .forEach((text, where) -> assertThat(where).as(text).isEmpty());
    scene
        .traces()
        .of(List.of("secretfour", "SECRETFIVE", "secretfive"))
        .forEach((text, where) -> assertThat(where).as(text).isEmpty());
  }

  private static void run(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i].matches("\\d+")) {
          statement.setInt(i + 1, Integer.parseInt(values[i]));
        } else {
          statement.setString(i + 1, values[i]);
        }
      }
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  /** Each run and each row of a batch computes its own, whatever was set before. */
  @Test
  void areComputedInEachRun() throws SQLException {
    try (Connection ours = scene.ours()) {
      String insert = "insert into sealed (id, mail) values (?, concat(?, lower(?)))";
      try (PreparedStatement statement = ours.prepareStatement(insert)) {
        for (int i = 0; i < 3; i++) {
          statement.setInt(1, 50 + i);
          statement.setString(2, "b" + i);
          statement.setString(3, "X" + i);
          statement.addBatch();
        }
        assertThat(statement.executeBatch()).hasSize(3);
      }
      String query = "select id from sealed where mail = concat(?, 'x', ?)";
      try (PreparedStatement statement = ours.prepareStatement(query)) {
        for (int i = 0; i < 3; i++) {
          statement.setString(1, "b" + i);
          statement.setString(2, String.valueOf(i));
          assertThat(Found.rows(statement.executeQuery())).containsExactly(String.valueOf(50 + i));
        }
        statement.setString(2, null);
        assertThat(Found.rows(statement.executeQuery())).isEmpty();
      }
      assertThat(Found.rows(ours, "select mail from sealed where id between 50 and 52 order by id"))
          .containsExactly("b0x0", "b1x1", "b2x2");
    }
  }

  /** A collation takes letters for each other, beside a column as without one. */
  @Test
  void areLookedThroughAsTheDatabaseDoes() throws SQLException {
    String call = few() ? "substr(note, 1, instr(?, 'A'))" : "left(note, position('A' in ?))";
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      run(ours, "insert into sealed (id, note) values (?, ?)", "70", "abcdef");
      run(plain, "insert into clear (id, note) values (?, ?)", "70", "abcdef");
      Optional<String> read = first(ours, "select " + call + " as x from sealed where id = 70");
      if (read.isPresent()) {
        assertThat(read).isEqualTo(first(plain, "select " + call + " from clear where id = 70"));
      }
      try {
        run(ours, "update sealed set note = " + call + " where id = 70", "xa");
        run(plain, "update clear set note = " + call + " where id = 70", "xa");
        assertThat(Found.rows(ours, "select note from sealed where id = 70"))
            .isEqualTo(Found.rows(plain, "select note from clear where id = 70"));
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("[HC-2161]");
      }
    }
  }

  private boolean few() {
    return server.toString().startsWith("sqlite");
  }

  private static Optional<String> first(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "xa");
      return Optional.of(Found.rows(statement.executeQuery()).get(0));
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("[HC-2109]");
      return Optional.empty();
    }
  }

  @Test
  void areRefusedWhereTheyWouldBeSentToo() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(
              () ->
                  ours.prepareStatement(
                      "select s.id, t.x from sealed s join (select lower(?) as x) t on s.mail = t.x"))
          .hasMessageContaining("[HC-2116]");
      assertThatThrownBy(
              () -> ours.prepareStatement("select id from sealed where mail = lower(city)"))
          .hasMessageContaining("[HC-2106]")
          .hasMessageContaining("does not compute");
      assertThatThrownBy(
              () -> ours.prepareStatement("insert into sealed (id, mail) values (1, md5(?))"))
          .hasMessageContaining("[HC-2113]");
    }
  }
}
