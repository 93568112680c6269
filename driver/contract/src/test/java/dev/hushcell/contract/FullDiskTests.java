package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachScarce;
import dev.hushcell.contract.server.ScarceServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The disk of the server is full: a statement fails as a whole, says what the server says of it and
 * nothing of its values, and what was there before is still there.
 */
@EachScarce
class FullDiskTests {
  private static final String EMAIL = "  contact.email: { search: equality, compare: exact }\n";

  /** A page of rows fits in, and not all of them. */
  private static final long STEP = 4 << 20;

  private static final String VALUE = "a value that nobody else reads, ";

  private static final String INSERT = "insert into doc (body, id) values (?, ?)";
  private static final String UPDATE = "update doc set body = ? where id = ?";

  @Parameter ScarceServer server;
  @TempDir Path directory;
  private Scene scene;
  private String large = "";

  /** No file of one test says how long those of the next one may be. */
  @AfterEach
  void space() throws Exception {
    server.space();
    server.drop(scene.base());
  }

  private void scene(String columns) throws IOException, SQLException {
    scene = Scene.of(server.server(), directory, "columns:\n" + columns);
  }

  private static void write(Connection ours, String sql, int id, String value) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setCharacterStream(1, new StringReader(value));
      statement.setInt(2, id);
      statement.executeUpdate();
    }
  }

  /** The message is the server's, and no part of it has a value in it. */
  private void isTold(Throwable failure) {
    assertThat(failure).isNotNull();
    List<Throwable> all = all(failure);
    assertThat(all)
        .anySatisfy(each -> assertThat(each.getMessage()).containsPattern(server.told()));
    assertThat(all).allSatisfy(each -> assertThat(each.toString()).doesNotContain(VALUE.strip()));
  }

  private static List<Throwable> all(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      all.add(at);
      all.addAll(List.of(at.getSuppressed()));
      if (at instanceof SQLException e) {
        e.forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void aLargeValueThatDoesNotFitLeavesTheOldOne() throws Exception {
    scene("  doc.body: {}\n");
    String old = VALUE.repeat(10_000);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table doc (id int primary key, body {=clob})");
      write(ours, INSERT, 1, old);
      large = VALUE.repeat((int) (server.longest() / VALUE.length()) + 30_000);
      server.full(0);
      doesNotFit(ours, UPDATE, old);
      doesNotFit(ours, INSERT, old);
      if (ours.isValid(1)) {
        ours.setAutoCommit(false);
        doesNotFit(ours, UPDATE, old);
        doesNotFit(ours, INSERT, old);
      }
    }
    server.space();
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select id, body from doc")).containsExactly("1|" + old);
      write(ours, UPDATE, 1, large);
      assertThat(Found.rows(ours, "select id, body from doc")).containsExactly("1|" + large);
    }
  }

  /** MariaDB ends when it cannot undo the part of a value that was written. */
  private void doesNotFit(Connection ours, String sql, String old) throws SQLException {
    if (!ours.isValid(1)) {
      return;
    }
    int id = sql.equals(UPDATE) ? 1 : 2;
    isTold(catchThrowableOfType(SQLException.class, () -> write(ours, sql, id, large)));
    if (ours.isValid(1)) {
      if (!ours.getAutoCommit()) {
        ours.rollback();
      }
      assertThat(Found.rows(ours, "select id, body from doc")).containsExactly("1|" + old);
    }
  }

  @Test
  void aBatchThatDoesNotFitLeavesTheRowsBeforeIt() throws Exception {
    scene(EMAIL);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table contact (id int primary key, email varchar(1000))");
      insert(ours, 0, 3);
      int rows = rows();
      server.full(0);
      ours.setAutoCommit(false);
      isTold(catchThrowableOfType(BatchUpdateException.class, () -> insert(ours, 3, rows)));
      ours.rollback();
      assertThat(Found.rows(ours, "select id from contact order by id"))
          .containsExactly("0", "1", "2");
      assertThat(ids(ours, 2)).containsExactly("2");
      server.space();
      insert(ours, 3, rows);
      ours.commit();
      assertThat(ids(ours, rows - 1)).containsExactly(String.valueOf(rows - 1));
    }
  }

  /** Returns how many rows are about as long as the longest file. */
  private int rows() throws IOException {
    return (int) (server.longest() / email(1000).length()) + 2000;
  }

  private static void insert(Connection ours, int from, int to) throws SQLException {
    try (PreparedStatement insert = ours.prepareStatement("insert into contact values (?, ?)")) {
      for (int id = from; id < to; id++) {
        insert.setInt(1, id);
        insert.setString(2, email(id));
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
  }

  private static String email(int id) {
    return id + VALUE.repeat(30);
  }

  private static List<String> ids(Connection ours, int id) throws SQLException {
    try (PreparedStatement select =
        ours.prepareStatement("select id from contact where email = ?")) {
      select.setString(1, email(id));
      return Found.rows(select.executeQuery());
    }
  }

  @Test
  void aJobGoesOnWhereverTheDiskWasFull() throws Exception {
    scene(EMAIL);
    String all = "select id, email from contact order by id";
    List<String> before;
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int primary key, email varchar(1000))");
      plain.setAutoCommit(false);
      insert(plain, 0, rows() / 2 + 1500);
      plain.commit();
      before = Found.rows(plain, all);
    }
    server.full(0);
    requireCoded(catchThrowableOfType(SQLException.class, this::encrypt));
    int times = 1;
    for (boolean over = false; !over; times++) {
      server.space();
      try (Connection ours = scene.ours()) {
        assertThat(Found.rows(ours, all)).describedAs("full %d times", times).isEqualTo(before);
        server.full(STEP);
        over = isOver(ours);
      }
    }
    assertThat(times).isGreaterThan(2);
    server.space();
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, all)).isEqualTo(before);
      assertThat(ids(ours, 9)).containsExactly("9");
    }
    try (Connection plain = scene.plain()) {
      assertThat(RewritingScene.columns(plain)).containsExactlyInAnyOrder("email", "id");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(before.size())
          .noneMatch(cell -> cell.contains(VALUE));
    }
  }

  private void encrypt() throws SQLException {
    try (Connection ours = scene.ours()) {
      RewritingStatus unused = Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none());
    }
  }

  private static void requireCoded(SQLException full) {
    assertThat(full.getMessage()).startsWith("[HC-13");
    assertThat(all(full)).allSatisfy(each -> assertThat(each.toString()).doesNotContain(VALUE));
  }

  private static boolean isOver(Connection ours) throws SQLException {
    RewritingStatus job = Hushcell.columns(ours).status().get(0);
    try {
      return Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()).phase()
          == Phase.ENDED;
    } catch (SQLException full) {
      requireCoded(full);
      return false;
    }
  }

  @Test
  void columnsThatFoundNoSpaceAreActivatedLater() throws Exception {
    scene(EMAIL + "  doc.body: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(1000))",
          "create table doc (id int primary key, body {=clob})");
    }
    String told = refused("insert into contact values (1, '" + VALUE + "')");
    assertThat(told).contains("[HC-1302]").contains("no space on its disk");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select id from contact")).isEmpty();
      insert(ours, 0, 3);
      assertThat(ids(ours, 2)).containsExactly("2");
      runs(plain, told);
    }
    String unused = refused("insert into doc values (1, '" + VALUE + "')");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select id from doc")).isEmpty();
      scene.run(ours, "insert into doc values (1, '" + VALUE + "')");
      assertThat(Found.rows(ours, "select id, body from doc")).containsExactly("1|" + VALUE);
      assertThat(Found.bytes(plain, "select body from doc"))
          .noneMatch(cell -> cell.contains(VALUE));
      assertThat(ids(ours, 2)).containsExactly("2");
    }
  }

  /** The server takes what the message has for an administrator; the tables are there by now. */
  private void runs(Connection plain, String told) throws SQLException {
    String statements = told.substring(told.indexOf("CREATE TABLE"), told.indexOf(";\nGRANT"));
    scene.run(plain, statements.split(";\n"));
  }

  /** Runs it while there is no space for a new table, or one that is altered. */
  private String refused(String sql) throws Exception {
    server.full(0);
    server.fill(scene.base());
    SQLException full =
        catchThrowableOfType(
            SQLException.class,
            () -> {
              try (Connection ours = scene.ours()) {
                scene.run(ours, sql);
              }
            });
    server.space();
    assertThat(full.getMessage()).startsWith("[HC-13");
    assertThat(all(full)).allSatisfy(each -> assertThat(each.toString()).doesNotContain(VALUE));
    return full.getMessage();
  }
}
