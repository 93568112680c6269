package dev.hushcell.contract;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Names that hide a protected table or column, or seem to. Each statement of {@code
 * hidden-names.txt} gives the answer of a plain database or is refused with a code, with a literal
 * and with a parameter; and the server never sees the value.
 */
@EachServer
@EveryServer
class HiddenNamesTests {
  static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.secret: {}
        vault.secret: { search: equality, compare: exact }
        role.current_role: { search: equality, compare: exact }
      plain: [ s1.vault ]
      """;

  static final List<String> TABLES =
      List.of(
          "create table contact (id int primary key, email varchar(60), secret varchar(60), city"
              + " varchar(60), name varchar(60))",
          "create table archive (id int primary key, email varchar(60), city varchar(60))");

  /** What the protected database holds and is asked for; the plain one has another word. */
  private static final String SEALED = "Zq7sealedWord";

  private static final String PLAIN = "Zq7plainWord";

  @Parameter Server server;
  @TempDir Path directory;

  /**
   * A case.
   *
   * @param setup what somebody else runs before it, past Hushcell
   * @param sql the statement; {@code 'S'} stands for the value
   * @param refused whether it must be refused, and not be tried on the plain database
   */
  private record Case(List<String> setup, String sql, boolean refused) {
    String with(String value) {
      return sql.replace("'S'", "'" + value + "'");
    }

    String bound() {
      return sql.replace("'S'", "?");
    }

    int parameters() {
      return (sql.length() - sql.replace("'S'", "").length()) / 3;
    }
  }

  @Test
  void hideNothingThatIsProtected() throws IOException, SQLException {
    List<Case> cases = cases(server.name());
    if (cases.isEmpty()) {
      return; // a variant of a server that has them
    }
    Scene scene = Scene.of(server, directory, COLUMNS);
    SoftAssertions all = new SoftAssertions();
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours();
        Connection others = scene.plain()) {
      makeTables(ours, SEALED);
      makeTables(plain, PLAIN);
      plain.setAutoCommit(false);
      ours.setAutoCommit(false);
      for (Case each : cases) {
        plain.setAutoCommit(true);
        for (String sql : each.setup()) {
          run(plain, sql);
          run(others, sql);
        }
        plain.setAutoCommit(false);
        check(each, plain, ours, all);
      }
    }
    server.flush();
    List<String> seen = new ArrayList<>(scene.traces().of(SEALED));
    seen.addAll(Traces.in(String.join("\n", server.told()), SEALED));
    if (!seen.isEmpty()) {
      all.fail("the server saw %s: %s", seen, lines());
    }
    all.assertAll();
  }

  /** Returns the lines of the server's logs that have the value, to find the statement by. */
  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path root : server.traces()) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> line.contains(SEALED))
              .limit(4)
              .forEach(lines::add);
        }
      }
    }
    return lines;
  }

  private static void check(Case each, Connection plain, Connection ours, SoftAssertions all)
      throws SQLException {
    String literal = run(ours, each.with(SEALED));
    String bound = each.parameters() > 0 ? bound(ours, each, SEALED) : "refused";
    if (each.refused()) {
      all.assertThat(literal).as(each.sql()).startsWith("refused");
      all.assertThat(bound).as("with parameters: " + each.sql()).startsWith("refused");
      return;
    }
    compare(each.sql(), literal, run(plain, each.with(PLAIN)), all);
    if (each.parameters() > 0) {
      compare("with parameters: " + each.sql(), bound, bound(plain, each, PLAIN), all);
    }
  }

  private static void compare(String what, String got, String wanted, SoftAssertions all) {
    if (!got.startsWith("refused")) {
      all.assertThat(got.replace(SEALED, PLAIN)).as(what).isEqualTo(wanted);
    }
  }

  private void makeTables(Connection connection, String word) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
      for (String sql : setup(server.name())) {
        statement.execute(sql);
      }
    }
    for (int i = 1; i <= 3; i++) {
      String value = i == 2 ? word : "c" + i;
      insert(connection, "insert into contact values (?, ?, ?, ?, ?)", i, value, value, "x", "y");
      insert(connection, "insert into archive values (?, ?, ?)", i, "a" + i, "b" + i);
    }
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Returns rows or a count; {@code refused} or {@code failed} where there is none. */
  private static String run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return answer(statement, statement.execute(sql));
    } catch (SQLException failed) {
      return told(failed);
    } finally {
      undo(connection);
    }
  }

  private static void undo(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  private static String bound(Connection connection, Case each, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(each.bound())) {
      for (int i = 1; i <= each.parameters(); i++) {
        statement.setString(i, value);
      }
      return answer(statement, statement.execute());
    } catch (SQLException failed) {
      return told(failed);
    } catch (IndexOutOfBoundsException noSuchParameter) { // as one driver says it
      return "failed";
    } finally {
      undo(connection);
    }
  }

  private static String answer(Statement statement, boolean query) throws SQLException {
    if (!query) {
      return "count " + statement.getUpdateCount();
    }
    try (ResultSet rows = statement.getResultSet()) {
      return "rows " + Found.rows(rows);
    }
  }

  private static String told(SQLException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.contains("[HC-") ? "refused " + message : "failed";
  }

  private static List<String> setup(String server) {
    return read(server).stream()
        .filter(line -> line.startsWith("! "))
        .map(line -> line.substring(2))
        .toList();
  }

  private static List<Case> cases(String server) {
    List<Case> cases = new ArrayList<>();
    List<String> setup = new ArrayList<>();
    for (String line : read(server)) {
      if (line.startsWith("+ ")) {
        setup.add(line.substring(2));
      } else if (!line.startsWith("! ")) {
        boolean refused = line.startsWith("- ");
        String sql = refused ? line.substring(2) : line;
        cases.add(new Case(List.copyOf(setup), sql, refused));
        setup.clear();
      }
    }
    return cases;
  }

  /** Returns the lines for a server: those behind {@code @} and names that have its own. */
  private static List<String> read(String server) {
    List<String> lines = new ArrayList<>();
    boolean taken = false;
    for (String line : text().lines().toList()) {
      if (line.startsWith("@")) {
        taken = List.of(line.substring(1).strip().split(" ")).contains(server);
      } else if (taken && !line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String text() {
    try (InputStream in = HiddenNamesTests.class.getResourceAsStream("hidden-names.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
