package dev.hushcell.contract;

import static dev.hushcell.contract.FoundPeople.hits;
import static dev.hushcell.contract.FoundPeople.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A change of rows that the driver finds is ended by others while it waits for them: by a deadlock,
 * by {@code cancel} or by its time limit. Nothing is half done, the failure has the state that the
 * database gives it, and the connection goes on.
 */
@EachServer
@OneCollation
@WithoutOptions
class FoundRowsInterruptedTests {
  private static final String UPDATE = "update person set hits = hits + 1 where name like ?";
  private static final List<String> BEFORE =
      List.of("1=10", "2=20", "3=30", "4=40", "5=50", "6=60");

  /** How often a statement is seen to run before it is taken for one that waits. */
  private static final int SEEN = 200;

  /** What others hold, and which part of the work waits for it. */
  private enum Held {
    /** The rows that match: they are found, and wait to be locked. */
    ROW("update person set city = 'Kiel' where id = 4"),
    /** The value that one of the rows is given: all are locked, and the change itself waits. */
    VALUE("insert into person (id, hits) values (9, 61)"),
    /** The table: not even finding goes on. */
    TABLE("");

    private final String sql;

    Held(String sql) {
      this.sql = sql;
    }
  }

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    assumeTrue(isPostgres() || isMysql(), "its locks are others");
    scene = FoundPeople.scene(server, directory);
  }

  private boolean isPostgres() {
    return server.name().equals("postgresql");
  }

  private boolean isMysql() {
    return server.words().names().contains("mysql");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeadlockTakesEverythingBack(boolean each) throws Exception {
    try (Connection ours = scene.ours();
        Connection others = scene.plain();
        Connection watching = scene.plain()) {
      scene.run(others, "create table weight (id integer primary key)");
      others.setAutoCommit(false);
      makeHeavy(others);
      scene.run(others, Held.ROW.sql);
      ours.setAutoCommit(each);
      if (!each) {
        scene.run(ours, "update person set hits = 11 where id = 1");
      }
      FutureTask<Integer> change = begin(() -> update(ours, UPDATE, "Ada%"));
      while (!isLocked(watching, 2)) {
        assertThat(change.isDone()).as("it waits for others").isFalse();
      }
      scene.run(others, "update person set city = 'Kiel' where id = 2");
      assertThat(failure(change).getSQLState()).isIn("40P01", "40001");
      others.rollback();
      assertThat(ours.getAutoCommit()).isEqualTo(each);
      if (!each) {
        ours.rollback();
      }
      assertThat(hits(watching)).isEqualTo(BEFORE);
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(3);
      assertThat(hits(ours)).contains("1=10", "2=21", "4=41", "6=61");
    }
  }

  private static boolean isLocked(Connection watching, int id) {
    try {
      Found.rows(watching, "select id from person where id = " + id + " for update nowait");
      return false;
    } catch (SQLException locked) {
      return true;
    }
  }

  /** Has the database end the other side of a deadlock. */
  private void makeHeavy(Connection others) throws SQLException {
    for (int i = 0; i < 40; i++) {
      scene.run(others, "insert into weight values (" + i + ")");
    }
    if (isPostgres()) {
      scene.run(others, "set deadlock_timeout = '30s'");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledChangeTakesEverythingBack(Held held) throws Exception {
    interrupted(
        held,
        (statement, change, watching) -> {
          awaitWaiting(watching, change);
          statement.cancel();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aChangeThatTakesTooLongTakesEverythingBack(Held held) throws Exception {
    interrupted(held, (statement, change, watching) -> {});
  }

  /** What ends a change, but for its time limit. */
  private interface Interruption {
    void end(Statement statement, FutureTask<Integer> change, Connection watching) throws Exception;
  }

  private void interrupted(Held held, Interruption interruption) throws Exception {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain();
        Connection others = scene.plain();
        Connection watching = scene.plain()) {
      hold(others, held);
      int waits = held == Held.VALUE ? 6 : 4;
      String state =
          end(plain, "update person set hits = hits + 1 where id = ?", waits, interruption);
      assertThat(end(ours, UPDATE, "Ada%", interruption)).isEqualTo(state);
      assertThat(ours.getAutoCommit()).isTrue();
      release(others);
      assertThat(hits(watching)).isEqualTo(BEFORE);
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(3);
      assertThat(hits(ours)).contains("1=10", "2=21", "4=41", "6=61");
    }
  }

  private void hold(Connection others, Held held) throws SQLException {
    if (held == Held.TABLE && isMysql()) {
      scene.run(others, "lock tables person write");
      return;
    }
    others.setAutoCommit(false);
    scene.run(others, held == Held.TABLE ? "lock table person" : held.sql);
  }

  private void release(Connection others) throws SQLException {
    if (others.getAutoCommit()) {
      scene.run(others, "unlock tables");
    } else {
      others.rollback();
    }
  }

  /** Returns the state of the failure in which a statement ends that waits for others. */
  private String end(Connection connection, String sql, Object value, Interruption interruption)
      throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        Connection watching = scene.plain()) {
      statement.setObject(1, value);
      statement.setQueryTimeout(2);
      FutureTask<Integer> change = begin(statement::executeUpdate);
      interruption.end(statement, change, watching);
      String state = failure(change).getSQLState();
      return state == null ? "70100" : state; // MySQL's driver tells one or none, as it comes
    }
  }

  private static <T> FutureTask<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }

  private static SQLException failure(FutureTask<?> task) throws InterruptedException {
    try {
      throw new AssertionError("it did not fail: " + task.get());
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(SQLException.class);
      return (SQLException) e.getCause();
    }
  }

  private void awaitWaiting(Connection watching, FutureTask<?> task) throws SQLException {
    String before = "";
    for (int seen = 0; seen < SEEN; ) {
      assertThat(task.isDone()).as("it waits for others").isFalse();
      String now = running(watching);
      seen = !now.isEmpty() && now.equals(before) ? seen + 1 : 0;
      before = now;
    }
  }

  /** Returns the statement that waits, or one that at least runs. */
  private String running(Connection watching) throws SQLException {
    if (isPostgres()) {
      return String.join(",", Found.rows(watching, "select pid from pg_locks where not granted"));
    }
    try (Statement statement = watching.createStatement();
        ResultSet rows = statement.executeQuery("show full processlist")) {
      while (rows.next()) {
        String text = String.valueOf(rows.getString("Info"));
        if (text.contains("person") && !text.toLowerCase(Locale.ROOT).contains("_schema")) {
          return rows.getString("Id") + text;
        }
      }
      return "";
    }
  }

  /** A second cancel could hit what runs next on the connection, so the driver gets one. */
  @Test
  void oneStatementIsCancelled() throws Exception {
    AtomicInteger cancelled = new AtomicInteger();
    try (HushcellDataSource source =
            scene.source(
                () ->
                    watched(
                        Connection.class,
                        scene.plain(),
                        name -> {
                          if (name.equals("cancel")) {
                            cancelled.incrementAndGet();
                          }
                        }));
        Connection ours = source.getConnection();
        Connection others = scene.plain();
        Connection watching = scene.plain();
        PreparedStatement statement = ours.prepareStatement(UPDATE)) {
      hold(others, Held.ROW);
      statement.setString(1, "Ada%");
      FutureTask<Integer> change = begin(statement::executeUpdate);
      awaitWaiting(watching, change);
      statement.cancel();
      assertThat(failure(change).getMessage()).isNotEmpty();
      release(others);
      assertThat(cancelled).hasValue(1);
    }
  }

  /** Otherwise it would be committed with what is done next. */
  @Test
  void whatCannotBeTakenBackIsNotCommitted() throws Exception {
    AtomicBoolean armed = new AtomicBoolean();
    AtomicInteger refused = new AtomicInteger();
    try (HushcellDataSource source =
            scene.source(
                () ->
                    watched(
                        Connection.class,
                        scene.plain(),
                        name -> {
                          if (armed.get() && List.of("commit", "rollback").contains(name)) {
                            refused.incrementAndGet();
                            throw new SQLException("refused", "40001");
                          }
                        }));
        Connection ours = source.getConnection();
        Connection watching = scene.plain()) {
      armed.set(true);
      assertThatThrownBy(() -> update(ours, UPDATE, "Ada%")).hasMessageContaining("refused");
      assertThat(refused).hasValueGreaterThan(1);
      assertThat(ours.isClosed()).isTrue();
      assertThat(hits(watching)).isEqualTo(BEFORE);
    }
  }

  /** Hears of a call before it goes on. */
  private interface Listener {
    void called(String method) throws SQLException;
  }

  private static <T> T watched(Class<T> type, T real, Listener listener) {
    return type.cast(
        Proxy.newProxyInstance(
            FoundRowsInterruptedTests.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              listener.called(method.getName());
              try {
                Object result = method.invoke(real, arguments);
                return result instanceof PreparedStatement statement
                    ? watched(PreparedStatement.class, statement, listener)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
