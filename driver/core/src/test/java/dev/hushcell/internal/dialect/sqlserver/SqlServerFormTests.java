package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.CatalogueTransactions;
import dev.hushcell.testing.AskedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the catalogue is made, locked and waited for. */
class SqlServerFormTests {
  private final AskedConnection server = new AskedConnection().answers("@@LOCK_TIMEOUT", row(-1));
  private final CatalogueTransactions transactions =
      new CatalogueTransactions(
          new CatalogueConnections() {
            @Override
            public Connection borrow() {
              return server.connection();
            }

            @Override
            public void giveBack(Connection connection) {}

            @Override
            public Optional<String> place() {
              return Optional.empty();
            }
          },
          new SqlServerForm());

  @Test
  void tablesAreMadeOnceWithExactTextAndWithoutACluster() {
    String keys = new CatalogueSql("\"", "a'b", new SqlServerForm()).creation().get(0);
    assertThat(keys)
        .startsWith(
            "IF OBJECT_ID(N'\"a''b\".hushcell_key', N'U') IS NULL CREATE TABLE \"a'b\".hushcell_key (")
        .contains("key_name NVARCHAR(520) COLLATE Latin1_General_BIN2 NOT NULL")
        .endsWith("PRIMARY KEY NONCLUSTERED (key_name, key_version))");
  }

  @Test
  void workOnTheCatalogueWaitsForLocksThreeSecondsAndNoLonger() throws SQLException {
    transactions.inTransaction(connection -> connection.createStatement().execute("SELECT 1"));
    assertThat(server.asked())
        .containsExactly(
            "SELECT @@LOCK_TIMEOUT",
            "SET LOCK_TIMEOUT 3000",
            "SELECT 1",
            "commit",
            "SET LOCK_TIMEOUT -1");
  }

  @Test
  void boundIsTakenBackWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                transactions.autocommitted(
                    connection -> {
                      throw new SQLException("failed");
                    }))
        .hasMessage("failed");
    assertThat(server.asked()).last().isEqualTo("SET LOCK_TIMEOUT -1");
  }
}
