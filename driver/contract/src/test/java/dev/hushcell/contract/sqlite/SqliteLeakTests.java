package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Marked plaintext goes through every kind of statement, those that are refused and those that fail
 * included; then the database, its journal and all that its driver was told are searched for it.
 */
@EachSqlite
class SqliteLeakTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.phone: {}
        contact.born:  { search: equality }
        contact.photo: {}
        second.email:  { search: equality, key: contact.email, compare: exact }
        late.email:    {}
      """;

  /** What is not protected tells that the search finds. */
  private static final String PLAIN = "plainmark";

  private static final String FIRST =
      "insert or ignore into contact (id, name, email) values (1, '" + PLAIN + "', 'a')";

  private static final String MADE =
      "select 'drop ' || type || ' ' || name from sqlite_schema"
          + " where name in ('copy', 'v', 't', 'i', 'late', 'f', 'contact2')";

  @Parameter Server server;
  @TempDir Path directory;
  private final List<String> marks = new ArrayList<>();

  @Test
  void noAttemptLeavesATrace() throws Exception {
    List<String> attempts = attempts();
    assertThat(attempts).hasSizeGreaterThan(180);
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      create(scene, ours);
    }
    List<String> ran = new ArrayList<>();
    for (String attempt : attempts) {
      if (leavesNoTrace(scene, attempt)) {
        ran.add(attempt);
      }
      clean(scene);
    }
    assertThat(scene.traces().of(PLAIN)).hasSizeGreaterThan(1);
    assertThat(ran).as("%s", ran).hasSizeGreaterThan(60);
  }

  /** Tries it as it stands and with parameters; returns whether the database took one of them. */
  private boolean leavesNoTrace(Scene scene, String attempt) throws SQLException {
    String mark = mark();
    Throwable first;
    Throwable second;
    try (Connection ours = scene.ours()) {
      scene.run(ours, FIRST);
      first = catchThrowable(() -> run(ours, attempt.replace("{}", mark)));
      second = catchThrowable(() -> prepared(ours, attempt, mark));
    }
    assertThat(String.valueOf(first)).as(attempt).doesNotContain(mark);
    assertThat(String.valueOf(second)).as(attempt).doesNotContain(mark);
    assertThat(scene.traces().of(mark)).as(attempt).isEmpty();
    return first == null || second == null;
  }

  /** Drops what an attempt has made. */
  private static void clean(Scene scene) throws SQLException {
    try (Connection plain = scene.plain()) {
      for (String made : Found.rows(plain, MADE)) {
        scene.run(plain, made);
      }
    }
  }

  private static void run(Connection ours, String sql) throws SQLException {
    try (Statement statement = ours.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void prepared(Connection ours, String attempt, String mark) throws SQLException {
    String sql = attempt.replace("'{}'", "?").replace("{}", mark);
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      for (int i = 0; i < attempt.split("'\\{}'", -1).length - 1; i++) {
        statement.setString(i + 1, mark);
      }
      statement.execute();
    }
  }

  @Test
  void noWayOfBindingLeavesATrace() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      create(scene, ours);
      bind(ours);
      batches(ours);
      failures(ours);
      assertThat(marks).hasSizeGreaterThan(14);
      assertThat(scene.traces().of(marks))
          .hasSameSizeAs(marks)
          .allSatisfy((mark, places) -> assertThat(places).as(mark).isEmpty());
      assertThat(scene.traces().of(PLAIN)).hasSizeGreaterThan(1);
    }
  }

  private void bind(Connection ours) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement(
            "insert into contact (name, email, phone, born, photo) values (?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, PLAIN);
      insert.setObject(2, mark());
      insert.setObject(3, mark(), java.sql.Types.VARCHAR);
      insert.setString(4, "2011-10-09");
      insert.setBytes(5, mark().getBytes(StandardCharsets.UTF_8));
      insert.executeUpdate();
      insert.setBytes(5, mark().getBytes(StandardCharsets.UTF_8));
      insert.setObject(2, mark(), java.sql.Types.CHAR);
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        ours.prepareStatement(
            "update contact set email = ? where email in (?, '" + mark() + "')")) {
      update.setString(1, mark());
      update.setString(2, mark());
      update.executeUpdate();
    }
  }

  private void batches(Connection ours) throws SQLException {
    ours.setAutoCommit(false);
    try (PreparedStatement insert =
            ours.prepareStatement("insert into contact (email, phone) values (?, ?)");
        Statement statement = ours.createStatement()) {
      for (int i = 0; i < 3; i++) {
        insert.setString(1, mark());
        insert.setString(2, mark());
        insert.addBatch();
      }
      insert.executeBatch();
      statement.addBatch("update contact set phone = '%s' where id = 1".formatted(mark()));
      statement.addBatch("delete from contact where email = '%s'".formatted(mark()));
      statement.executeBatch();
    }
    ours.rollback();
    ours.setAutoCommit(true);
  }

  /** What the database refuses is not told in its own words, which could hold values. */
  private void failures(Connection ours) throws SQLException {
    String twice = mark();
    run(ours, "insert into contact (email) values ('" + twice + "')");
    for (String sql :
        List.of(
            "insert into contact (email) values ('" + twice + "')",
            "insert into contact (id, email) values ('x', '%s')".formatted(mark()),
            "insert into contact (email, born) values ('a2', '%s')".formatted(mark()),
            "update contact set email = '%s' wher id = 1".formatted(mark()))) {
      assertThat(catchThrowable(() -> run(ours, sql)))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("qzj");
    }
  }

  private String mark() {
    String mark = "mk" + Integer.toHexString(server.hashCode()) + "x" + marks.size() + "qzj";
    marks.add(mark);
    return mark;
  }

  private static List<String> attempts() throws IOException {
    try (InputStream in = SqliteLeakTests.class.getResourceAsStream("attempts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--") && !line.isBlank())
          .toList();
    }
  }

  private static void create(Scene scene, Connection ours) throws SQLException {
    scene.run(
        ours,
        "create table contact (id integer primary key, name text, email varchar(100) unique,"
            + " phone text, born date, photo blob)",
        "create table second (id integer primary key, email varchar(100))",
        "create view mails as select id, email from contact",
        "create index contact_email on contact (email)",
        FIRST);
  }
}
