package dev.hushcell.internal.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final String CREATE = "CREATE TABLE contact(id INT, note VARCHAR(100))";
  private static final SchemaChange CREATED =
      new SchemaChange.CreateTable(Surface.CONTACT, List.of(NOTE));

  private Surface surface;

  @BeforeEach
  void open() throws SQLException {
    surface = Surface.open();
    surface.plans.touching(CREATE).replace("VARCHAR(100)", "VARBINARY(200)").changes(CREATED);
  }

  @AfterEach
  void close() throws SQLException {
    surface.close();
  }

  @Test
  void announcesAChangeBeforeItAndConfirmsItAfter() throws SQLException {
    try (Statement statement = surface.connection.createStatement()) {
      statement.execute(CREATE);
    }
    assertThat(surface.ledger.events).containsExactly("announce 1", "confirm 1");
    assertThat(surface.traffic.texts())
        .containsExactly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    assertThat(surface.view.version).isEqualTo(1);
  }

  @Test
  void doesNotConfirmAChangeThatFailed() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT)");
    try (PreparedStatement statement = surface.connection.prepareStatement(CREATE)) {
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
    }
    assertThat(surface.ledger.events).containsExactly("announce 1");
    assertThat(surface.view.version).isEqualTo(1);
  }

  @Test
  void announcesTheChangesOfABatch() throws SQLException {
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch("CREATE TABLE other(id INT)");
      statement.addBatch(CREATE);
      assertThat(surface.ledger.events).isEmpty();
      statement.executeBatch();
      assertThat(surface.ledger.events).containsExactly("announce 1", "confirm 1");
      statement.addBatch("INSERT INTO other VALUES (1)");
      statement.executeBatch();
    }
    assertThat(surface.ledger.events).hasSize(2);
  }

  @Test
  void refusesATextThatFollowsASchemaChangeInABatch() throws SQLException {
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch(CREATE);
      assertThatThrownBy(() -> statement.addBatch("SELECT 1"))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4009]");
      statement.clearBatch();
      statement.addBatch("CREATE TABLE other(id INT)");
      statement.executeBatch();
    }
    assertThat(surface.ledger.events).isEmpty();
  }

  @Test
  void plansTheTextsOfABatchForTheSessionThatRunsThem() throws SQLException {
    String text = "INSERT INTO contact VALUES (1, 'secret')";
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch(text);
      surface.plans.touching(text).literal("'secret'", NOTE, Use.ASSIGNED, "secret");
      surface.view.version++;
      statement.executeBatch();
      statement.executeBatch();
    }
    try (Statement statement = surface.raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT note FROM contact")) {
      assertThat(rows.next()).isTrue();
      assertThat(new String(rows.getBytes(1), UTF_8)).isNotEqualTo("secret");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void runsNoTextOfABatchOfWhichOneIsRefusedByNow() throws SQLException {
    String first = "CREATE TABLE first(id INT)";
    String second = "SELECT 2";
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch(first);
      statement.addBatch(second);
      surface.plans.put(
          second,
          () -> {
            throw JdbcFault.PLAN_CHANGED.fault("refused");
          });
      surface.view.version++;
      assertThatThrownBy(statement::executeBatch).hasMessageContaining("refused");
      surface.directly(first);
      assertThat(statement.executeBatch()).isEmpty();
    }
  }

  @Test
  void tellsTheSchemaViewOfAChangedSession() throws SQLException {
    String text = "SET SCHEMA INFORMATION_SCHEMA";
    surface.plans.put(text, () -> new StatementPlan.Untouched(Afterwards.EVERYTHING));
    try (Statement statement = surface.connection.createStatement()) {
      statement.execute("SELECT 1");
      assertThat(surface.view.version).isZero();
      statement.execute(text);
      assertThat(surface.view.version).isEqualTo(1);
    }
    surface.connection.setSchema("PUBLIC");
    assertThat(surface.view.version).isEqualTo(2);
    surface.connection.setCatalog(surface.connection.getCatalog());
    assertThat(surface.view.version).isEqualTo(3);
  }

  @Test
  void tellsTheSchemaViewOfARollbackThatMayTakeAChangeBack() throws SQLException {
    surface.connection.setAutoCommit(false);
    surface.connection.rollback();
    assertThat(surface.view.version).isZero();
    Savepoint savepoint = surface.connection.setSavepoint();
    surface.connection.setSchema("PUBLIC");
    surface.connection.rollback(savepoint);
    assertThat(surface.view.version).isEqualTo(2);
    surface.connection.commit();
    surface.connection.rollback();
    assertThat(surface.view.version).isEqualTo(2);
  }

  @Test
  void activatesATableAndPlansAgain() throws SQLException {
    surface.plans.put(
        "SELECT 1",
        () -> {
          if (surface.ledger.events.isEmpty()) {
            throw new ActivationNeeded(Surface.CONTACT);
          }
          return new StatementPlan.Untouched(Afterwards.NOTHING);
        });
    try (Statement statement = surface.connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      assertThat(row.next()).isTrue();
    }
    assertThat(surface.ledger.events).containsExactly("activate PUBLIC.CONTACT");
    assertThat(surface.view.version).isEqualTo(1);
  }

  @Test
  void givesUpOnATableThatStaysNotActivated() throws SQLException {
    surface.plans.put(
        "SELECT 1",
        () -> {
          throw new ActivationNeeded(new TableName("PUBLIC", "T"));
        });
    try (Statement statement = surface.connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT 1"))
          .isInstanceOf(SQLNonTransientConnectionException.class)
          .hasMessageContaining("[HC-4014] PUBLIC.T");
    }
    assertThat(surface.traffic.texts()).isEmpty();
  }

  @Test
  void goesOnWhenTheNewPlanIsTheSame() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    String sql = "INSERT INTO contact(note) VALUES (?)";
    surface.plans.touching(sql).assigned(NOTE);
    try (PreparedStatement insert = surface.connection.prepareStatement(sql)) {
      insert.setString(1, "a");
      insert.executeUpdate();
      insert.executeUpdate();
      assertThat(surface.plans.planned()).hasSize(1);
      surface.ledger.epoch++;
      insert.executeUpdate();
      insert.executeUpdate();
      assertThat(surface.plans.planned()).hasSize(2);
      surface.view.version++;
      insert.addBatch();
      insert.executeBatch();
      assertThat(surface.plans.planned()).hasSize(3);
    }
  }

  @Test
  void isPreparedAgainWhenTheNewPlanIsAnother() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    String sql = "INSERT INTO contact(note) VALUES (?)";
    try (PreparedStatement insert = surface.connection.prepareStatement(sql)) {
      insert.setBytes(1, new byte[] {1});
      surface.plans.touching(sql).assigned(NOTE);
      insert.executeUpdate();
      surface.ledger.epoch++;
      assertThatThrownBy(insert::executeUpdate)
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4008]");
      insert.setBytes(1, new byte[] {2});
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void takesABatchBackWhenTheNewPlanIsAnother() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    String sql = "INSERT INTO contact(note) VALUES (?)";
    try (PreparedStatement insert = surface.connection.prepareStatement(sql)) {
      insert.setBytes(1, new byte[] {1});
      insert.addBatch();
      surface.plans.touching(sql).assigned(NOTE);
      surface.ledger.epoch++;
      assertThatThrownBy(insert::executeBatch).hasMessageContaining("[HC-4008]");
      insert.setBytes(1, new byte[] {2});
      insert.addBatch();
      assertThat(insert.executeBatch()).containsExactly(1);
    }
  }

  @Test
  void refusesAnotherPlanWithOtherParameters() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(200))");
    String sql = "INSERT INTO contact(note) VALUES (?)";
    surface.plans.touching(sql).assigned(NOTE);
    try (PreparedStatement insert = surface.connection.prepareStatement(sql)) {
      surface.plans.touching(sql).assigned(NOTE).assigned(NOTE);
      surface.ledger.epoch++;
      assertThatThrownBy(insert::executeUpdate)
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4008]");
    }
  }

  @Test
  void sealsEachTextOfABatchWhenItIsAdded() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(400))");
    String sql = "INSERT INTO contact(note) VALUES ('x')";
    surface
        .plans
        .touching(sql)
        .literal("'x'", NOTE, Use.ASSIGNED, "x")
        .keyed(new ProtectedTable(Surface.CONTACT, List.of(NOTE)));
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch(sql);
      statement.addBatch(sql);
      assertThat(statement.executeLargeBatch()).containsExactly(1, 1);
      statement.getGeneratedKeys().close();
      statement.addBatch(sql);
      statement.addBatch("SELECT 1");
      statement.clearBatch();
    }
    assertThat(surface.traffic.texts()).doesNotHaveDuplicates().noneMatch(s -> s.contains("'x'"));
  }

  @Test
  void refusesKeysOfABatchThatWroteToSeveralTables() throws SQLException {
    surface.directly("CREATE TABLE contact(id INT, note VARBINARY(400))");
    surface.directly("CREATE TABLE other(id INT)");
    String sql = "INSERT INTO contact(id) VALUES (1)";
    surface.plans.touching(sql).keyed(new ProtectedTable(Surface.CONTACT, List.of(NOTE)));
    try (Statement statement = surface.connection.createStatement()) {
      statement.addBatch(sql);
      statement.addBatch("INSERT INTO other VALUES (1)");
      statement.executeBatch();
      assertThatThrownBy(statement::getGeneratedKeys).hasMessageContaining("[HC-4011]");
    }
  }

  @Test
  void saysOnceThatTheConnectionWasClosed() throws SQLException {
    surface.connection.close();
    surface.connection.close();
    surface.connection.abort(Runnable::run);
    assertThat(surface.ledger.events).containsExactly("closed");
  }

  @Test
  void sendsNothingWhenTheLedgerRefusesTheChange() throws SQLException {
    surface.plans.put(
        CREATE,
        () -> {
          throw FakeFault.of(FaultKind.REFUSED, "not like this");
        });
    try (Statement statement = surface.connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(CREATE)).hasMessageContaining("not like this");
      assertThatThrownBy(() -> surface.connection.nativeSQL(CREATE))
          .hasMessageContaining("not like this");
    }
    assertThat(surface.traffic.texts()).isEmpty();
  }

  /** Methods of Connection since Java 26. */
  @Test
  void connectionQuotesAsItsStatementsDo() throws SQLException {
    SessionConnection connection = (SessionConnection) surface.connection;
    try (Statement statement = connection.createStatement()) {
      assertThat(connection.enquoteLiteral("it's")).isEqualTo(statement.enquoteLiteral("it's"));
      assertThat(connection.enquoteNCharLiteral("x")).isEqualTo(statement.enquoteNCharLiteral("x"));
    }
    assertThat(surface.traffic.payloads())
        .noneMatch(each -> new String(each, UTF_8).equals("it's"));
  }
}
