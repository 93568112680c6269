package dev.hushcell.contract;

import static dev.hushcell.contract.FoundPeople.MARK;
import static dev.hushcell.contract.FoundPeople.hits;
import static dev.hushcell.contract.FoundPeople.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * UPDATE, DELETE and FOR UPDATE of rows that are found by conditions which the driver evaluates:
 * beside others who change these rows, within transactions, and without a trace of the values.
 */
@EachServer
@OneCollation
@WithoutOptions
class FoundRowsTests {
  private static final String UPDATE = "update person set hits = hits + 1 where name like ?";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private @Nullable Interruption interruption;

  /** What others do before a statement that locks rows is sent. */
  private interface Interruption {
    void run() throws SQLException;
  }

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    scene = FoundPeople.scene(server, directory);
  }

  private HushcellDataSource watched() {
    return scene.source(() -> watched(scene.plain()));
  }

  private Connection watched(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared((String) arguments[0]);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void prepared(String sql) throws SQLException {
    sent.add(sql);
    Interruption now = interruption;
    if (now != null && sql.startsWith("SELECT") && sql.contains(" UPDATE")) {
      interruption = null;
      now.run();
    }
  }

  private boolean locksMatches() {
    return server.name().equals("h2") || server.name().equals("postgresql");
  }

  @Test
  @EveryServer
  void decidesAgainOnceRowsAreLocked() throws SQLException {
    assumeTrue(locksMatches(), "all rows are locked there while they are found");
    try (HushcellDataSource source = watched();
        Connection ours = source.getConnection();
        Connection others = scene.ours()) {
      interruption =
          () ->
              scene.run(
                  others,
                  "update person set name = 'Cyd' where id = 2",
                  "delete from person where id = 4",
                  "update person set id = 66 where id = 6");
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(1);
      assertThat(interruption).as("others were there").isNull();
      assertThat(hits(ours)).containsExactly("1=10", "2=20", "3=30", "5=50", "66=61");
    }
  }

  @Test
  @EveryServer
  void computesOfWhatIsLocked() throws SQLException {
    assumeTrue(locksMatches(), "all rows are locked there while they are found");
    try (HushcellDataSource source = watched();
        Connection ours = source.getConnection();
        Connection others = scene.ours()) {
      interruption = () -> scene.run(others, "update person set note = 'late' where id = 2");
      String update = "update person set name = concat(note, '!'), note = 'n' where name like ?";
      assertThat(update(ours, update, "Ada%")).isEqualTo(3);
      assertThat(interruption).as("others were there").isNull();
      interruption = () -> scene.run(others, "update person set city = 'late' where id = 4");
      assertThat(update(ours, "update person set name = city where name <> ?", "Ben")).isEqualTo(6);
      try (Statement statement = ours.createStatement()) {
        assertThat(first(statement.executeQuery("select name from person where id in (2, 4)")))
            .containsExactlyInAnyOrder("Bonn", "late");
      }
    }
  }

  @Test
  @EveryServer
  void takesWhatHibernateWrites() throws SQLException {
    assumeTrue(locksMatches(), "it writes otherwise for the others");
    try (Connection ours = scene.ours()) {
      assertThat(
              update(
                  ours,
                  "update person p1_0 set hits=(p1_0.hits+1) where lower(p1_0.name) like lower(?) escape ''",
                  "aDA%"))
          .isEqualTo(3);
      assertThat(
              update(ours, "delete from person p1_0 where p1_0.name like ? escape ''", "%found6"))
          .isEqualTo(1);
      ours.setAutoCommit(false);
      String lock = server.name().equals("h2") ? " for update" : " for no key update";
      try (PreparedStatement query =
          ours.prepareStatement(
              "select p1_0.id,p1_0.name from person p1_0 where p1_0.name like ? escape ''"
                  + " order by p1_0.name desc fetch first ? rows only"
                  + lock)) {
        query.setString(1, "%");
        query.setInt(2, 3);
        assertThat(first(query.executeQuery())).containsExactly("5", "3", "1");
      }
      ours.rollback();
    }
  }

  @Test
  @EveryServer
  void locksNoOtherRows() throws SQLException {
    assumeTrue(locksMatches(), "all rows are locked there while they are found");
    try (Connection ours = scene.ours();
        Connection others = scene.plain()) {
      ours.setAutoCommit(false);
      try (PreparedStatement query =
          ours.prepareStatement(
              "select id, name from person where name like ? order by id for update")) {
        query.setString(1, "Ada%");
        assertThat(first(query.executeQuery())).containsExactly("2", "4", "6");
      }
      scene.run(others, "update person set hits = 11 where id = 1");
      scene.run(others, server.name().equals("h2") ? "set lock_timeout 1" : "set lock_timeout = 1");
      assertThatThrownBy(() -> scene.run(others, "update person set hits = 21 where id = 2"))
          .isInstanceOf(SQLException.class);
      ours.rollback();
    }
  }

  @Test
  void isOneTransaction() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(3);
      assertThat(ours.getAutoCommit()).isTrue();
      assertThat(update(ours, UPDATE, "Nobody%")).isZero();
      assertThatThrownBy(() -> update(ours, "update person set hits = 7 where name like ?", "%"))
          .isInstanceOf(SQLException.class);
      assertThat(ours.getAutoCommit()).isTrue();
      assertThat(hits(ours)).containsExactly("1=10", "2=21", "3=30", "4=41", "5=50", "6=61");
      ours.setAutoCommit(false);
      assertThat(update(ours, UPDATE, "Ben%")).isEqualTo(3);
      Savepoint before = ours.setSavepoint();
      assertThat(update(ours, "delete from person where name like ?", "%")).isEqualTo(6);
      ours.rollback(before);
      ours.commit();
      ours.setAutoCommit(true);
      assertThat(hits(ours)).containsExactly("1=11", "2=21", "3=31", "4=41", "5=51", "6=61");
    }
    try (Connection others = scene.plain()) {
      assertThat(hits(others)).hasSize(6);
    }
  }

  @Test
  void sealsWhatItAssigns() throws SQLException {
    try (Connection ours = scene.ours();
        PreparedStatement update =
            ours.prepareStatement(
                "update person set note = ?, name = ?, city = ?"
                    + " where id < ? and (name like ? or city = ?) and hits > ?")) {
      update.setString(1, MARK + "note");
      update.setString(2, MARK + "new");
      update.setString(3, "Köln");
      update.setInt(4, 5);
      update.setString(5, "Ada%");
      update.setString(6, "Kiel");
      update.setInt(7, 20);
      assertThat(update.executeUpdate()).isEqualTo(1);
      assertThat(update.executeUpdate()).as("run again").isZero();
      update.setString(5, MARK + "new");
      assertThat(update.executeUpdate()).isEqualTo(1);
      try (Statement statement = ours.createStatement()) {
        assertThat(first(statement.executeQuery("select note from person where id = 4")))
            .containsExactly(MARK + "note");
        assertThat(
                statement.executeUpdate(
                    "update person set city = 'Trier' where name = '" + MARK + "new'"))
            .isEqualTo(1);
        assertThat(
                statement.executeUpdate(
                    "delete from person where upper(name) like '%FOUND1' and id > 0"))
            .isEqualTo(1);
      }
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
    assertThat(scene.traces().of("FOUND1")).isEmpty();
  }

  @Test
  void repeatsNoStream() throws SQLException {
    try (Connection ours = scene.ours();
        PreparedStatement update = ours.prepareStatement(UPDATE)) {
      assertThatThrownBy(() -> update.setCharacterStream(1, new StringReader("Ada%")))
          .hasMessageContaining("HC-4052");
      assertThatThrownBy(() -> update.setObject(1, new StringReader("Ada%")))
          .hasMessageContaining("HC-4052");
    }
  }

  @Test
  void refusesWhatItCannotFind() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("delete from loose where name like 'A%'"))
          .hasMessageContaining("HC-2160");
      assertThatThrownBy(() -> statement.executeUpdate("delete from person where note like 'A%'"))
          .hasMessageContaining("HC-2108")
          .hasMessageContaining("with evaluate: [pattern, change]");
      assertThatThrownBy(() -> statement.addBatch("delete from person where name like 'A%'"))
          .hasMessageContaining("HC-4051");
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "delete from person where name like 'A%' and id in (select rand())"))
          .isInstanceOf(SQLException.class);
      try (PreparedStatement update = ours.prepareStatement(UPDATE)) {
        update.setString(1, "Ada%");
        update.clearParameters();
        assertThatThrownBy(update::executeUpdate).isInstanceOf(SQLException.class);
      }
      assertThat(hits(ours)).hasSize(6);
    }
  }

  @Test
  void sendsTheStatementForNoRow() throws SQLException {
    try (HushcellDataSource source = watched();
        Connection ours = source.getConnection();
        PreparedStatement update = ours.prepareStatement(UPDATE)) {
      String text = sent.get(sent.size() - 1);
      assertThat(text).startsWith("update person").doesNotContain("like");
      update.setString(1, "Nobody%");
      assertThat(update.executeUpdate()).isZero();
      assertThat(update.getUpdateCount()).isLessThanOrEqualTo(0);
    }
  }

  @Test
  @EveryServer
  void waitsForOthersAndDecidesAgain() throws SQLException, InterruptedException {
    assumeTrue(locksMatches(), "all rows are locked there while they are found");
    try (HushcellDataSource source = watched();
        Connection ours = source.getConnection();
        Connection others = scene.ours();
        Connection watching = scene.plain()) {
      others.setAutoCommit(false);
      scene.run(others, "update person set name = 'Cyd' where id = 2");
      List<SQLException> failed = new ArrayList<>();
      Thread commits =
          new Thread(
              () -> {
                try {
                  while (waiting(watching) == 0) {
                    Thread.onSpinWait();
                  }
                  others.commit();
                } catch (SQLException e) {
                  failed.add(e);
                }
              });
      interruption = commits::start;
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(2);
      commits.join();
      assertThat(failed).isEmpty();
      assertThat(hits(ours)).containsExactly("1=10", "2=20", "3=30", "4=41", "5=50", "6=61");
    }
  }

  private int waiting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                server.name().equals("h2")
                    ? "select count(*) from information_schema.sessions where blocker_id is not null"
                    : "select count(*) from pg_locks where not granted")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  @EveryServer
  void seesWhatALockingStatementSees() throws SQLException {
    assumeTrue(server.words().names().contains("mysql"), "snapshots hold for changes elsewhere");
    try (Connection ours = scene.ours();
        Connection others = scene.ours()) {
      ours.setAutoCommit(false);
      assertThat(hits(ours)).hasSize(6);
      scene.run(others, "insert into person values (9, 'Ada', 'n', 'Bonn', 90)");
      assertThat(update(ours, "delete from person where name like ?", "Ada%")).isEqualTo(4);
      ours.rollback();
    }
  }

  @Test
  @EveryServer
  void leavesATransactionThatATextBegan() throws SQLException {
    assumeTrue(!FoundPeople.isSqlite(server), "autocommit is no setting there");
    try (Connection ours = scene.ours()) {
      String begin =
          server.name().equals("postgresql")
              ? "begin"
              : server.name().equals("h2") ? "set autocommit false" : "set autocommit = 0";
      scene.run(ours, begin, "update person set hits = 7 where id = 1");
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(3);
      scene.run(ours, "rollback");
      assertThat(hits(ours)).startsWith("1=10", "2=20");
    }
  }

  @Test
  @EveryServer
  void givesALockUpThatItDoesNotGet() throws SQLException {
    assumeTrue(!FoundPeople.isSqlite(server), "no rows are locked there");
    try (Connection ours = scene.ours();
        Connection others = scene.plain()) {
      scene.run(
          ours,
          switch (server.name()) {
            case "h2" -> "set lock_timeout 1";
            case "postgresql" -> "set lock_timeout = 1";
            default -> "set innodb_lock_wait_timeout = 1";
          });
      others.setAutoCommit(false);
      scene.run(others, "update person set hits = 21 where id = 4");
      assertThatThrownBy(() -> update(ours, UPDATE, "Ada%")).isInstanceOf(SQLException.class);
      assertThat(ours.getAutoCommit()).isTrue();
      others.rollback();
      assertThat(update(ours, UPDATE, "Ada%")).isEqualTo(3);
    }
  }

  @Test
  @EveryServer
  void returnsWhatWasChanged() throws SQLException {
    boolean sqlite = FoundPeople.isSqlite(server);
    assumeTrue(sqlite || server.name().equals("postgresql"), "nothing is returned there");
    try (Connection ours = scene.ours();
        PreparedStatement update =
            ours.prepareStatement(
                "update person set hits = hits + 100 where name like ? returning id, name")) {
      update.setString(1, "Ada%");
      update.setFetchSize(1);
      if (sqlite) {
        assertThatThrownBy(update::executeQuery).hasMessageContaining("HC-4054");
        ours.setAutoCommit(false);
      }
      try (ResultSet rows = update.executeQuery()) {
        assertThat(first(rows)).containsExactlyInAnyOrder("2", "4", "6");
      }
      if (sqlite) {
        ours.commit();
      } else {
        assertThat(update.getFetchSize()).isEqualTo(1);
      }
      assertThat(hits(ours)).contains("2=120", "3=30");
    }
  }

  private static List<String> first(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      found.add(rows.getString(1));
    }
    return found;
  }
}
