package dev.hushcell.internal.dryrun;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.Protection;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunGuardTests {
  private final AtomicLong clock = new AtomicLong();
  private final DryRunGuard watch =
      new DryRunGuard(
          withFailuresOfPostgres(new H2Database().tables()),
          new Protection(0, List.of(), Set.of(), Map.of()),
          clock::get);
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** H2 has no transactions in which nothing but a rollback can be sent. */
  private static DatabaseTables withFailuresOfPostgres(DatabaseTables tables) {
    return (DatabaseTables)
        Proxy.newProxyInstance(
            DryRunGuardTests.class.getClassLoader(),
            new Class<?>[] {DatabaseTables.class},
            (proxy, method, arguments) ->
                method.getName().equals("failures")
                    ? new PostgresDatabase().tables().failures()
                    : method.invoke(tables, arguments));
  }

  private void makeCatalogue() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table hushcell_key(id int)");
    }
  }

  /** A connection that answers nothing. */
  private static Connection failing(String state) {
    return (Connection)
        Proxy.newProxyInstance(
            DryRunGuardTests.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              throw new SQLException("m4rked", state);
            });
  }

  @Test
  void looksAgainWhenTheLeaseIsOver() throws Exception {
    watch.require(connection);
    makeCatalogue();
    clock.addAndGet(DryRunGuard.LEASE - 1);
    watch.require(connection);
    clock.addAndGet(1);
    assertThatThrownBy(() -> watch.require(connection))
        .hasMessageContaining(DryRunFault.ACTIVATED.id());
  }

  @Test
  void failedTransactionDoesNotCountAsALook() throws Exception {
    watch.require(connection);
    makeCatalogue();
    clock.addAndGet(DryRunGuard.LEASE);
    assertThatCode(() -> watch.require(failing("25P02"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> watch.require(connection))
        .hasMessageContaining(DryRunFault.ACTIVATED.id());
  }

  @Test
  void databaseThatDoesNotAnswerEndsTheStatement() {
    assertThatThrownBy(() -> watch.require(failing("42501")))
        .hasMessageContaining(KeyringFault.UNREADABLE.id())
        .hasMessageContaining("42501")
        .hasMessageNotContaining("m4rked");
  }
}
