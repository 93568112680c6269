package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.internal.rewriting.RewritingTables.Recording;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.AskedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which steps columns of SQL Server are rewritten, and what is asked before. */
class SqlServerRewritingTests {
  private static final TableName CONTACT = new TableName("dbo", "contact");
  private static final NewColumn CELLS =
      new NewColumn("email", "VARBINARY(341)", "CONSTRAINT [k] CHECK (DATALENGTH([email]) >= 53)");
  private static final Rewriting JOB =
      new Rewriting(
          "hc_01234567",
          Rewriting.Kind.ENCRYPT,
          CONTACT,
          List.of(new Rewriting.Column("email", "hc_01234567_1", "hc_01234567_old_1", "id")),
          Rewriting.Phase.SWITCHING,
          Instant.MAX,
          false);

  private final AskedConnection server =
      new AskedConnection()
          .answers("@@LOCK_TIMEOUT", row(-1))
          .answers("SELECT c.is_nullable", row(false));
  private final SqlServerRewriting rewriting =
      new SqlServerRewriting(new SqlServerTables(new SqlServerTypes()));

  private boolean rewrite() throws SQLException {
    SqlCall.ActionWith<Connection> rows = connection -> send(connection, "all rows");
    Recording record =
        new Recording() {
          @Override
          public void within(Connection connection) throws SQLException {
            send(connection, "the record");
          }

          @Override
          public void apart() {
            throw new AssertionError("on another connection");
          }
        };
    return rewriting.rewrite(server.connection(), JOB, List.of(CELLS), 400, rows, record);
  }

  private static void send(Connection connection, String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private List<String> changes() {
    return server.asked().stream().filter(each -> !each.contains("FROM sys.")).toList();
  }

  @Test
  void rewritesInOneTransactionThatHasTheTableForItself() throws SQLException {
    server.answers(
        "i.is_unique_constraint", row("uq", "email", 0, 1, 1, "NONCLUSTERED", 0, 0, null, 1));
    assertThat(rewrite()).isTrue();
    assertThat(changes())
        .containsExactly(
            "SELECT @@LOCK_TIMEOUT",
            "SET LOCK_TIMEOUT 400",
            "SELECT TOP (1) 1 FROM [dbo].[contact] WITH (TABLOCKX, HOLDLOCK)",
            "SET LOCK_TIMEOUT 30000",
            "ALTER TABLE [dbo].[contact] ADD [hc_01234567_1] VARBINARY(341) NULL",
            "all rows",
            "ALTER TABLE [dbo].[contact] DROP CONSTRAINT [uq]",
            "ALTER TABLE [dbo].[contact] ALTER COLUMN [hc_01234567_1] VARBINARY(341) NOT NULL",
            "ALTER TABLE [dbo].[contact] DROP COLUMN [email]",
            "EXEC sp_rename ?, ?, N'COLUMN' {[dbo].[contact].[hc_01234567_1], email}",
            "ALTER TABLE [dbo].[contact] WITH CHECK ADD CONSTRAINT [k] CHECK"
                + " (DATALENGTH([email]) >= 53)",
            "ALTER TABLE [dbo].[contact] ADD CONSTRAINT [uq] UNIQUE NONCLUSTERED ([email] ASC)",
            "the record",
            "commit",
            "SET LOCK_TIMEOUT -1");
  }

  @Test
  void givesTheTableBackWhereOthersHaveIt() throws SQLException {
    server.fails("TABLOCKX", new SQLException("Lock request time out", "S0051", 1222));
    assertThat(rewrite()).isFalse();
    assertThat(changes()).endsWith("rollback", "SET LOCK_TIMEOUT -1");
    assertThat(changes()).noneMatch(each -> each.startsWith("ALTER"));
  }

  @Test
  void leavesTheTableAsItWasWhenSomethingFails() {
    server.fails("the record", new SQLException("gone", "08006"));
    assertThatThrownBy(this::rewrite).hasMessage("gone");
    assertThat(changes()).contains("rollback").doesNotContain("commit");
  }

  @Test
  void findsRowsByAKeyWithoutNull() throws SQLException {
    server.answers(
        "i.has_filter",
        row("pk", "email", 0),
        row("a", "x", 1),
        row("b", "x", 0),
        row("b", "y", 0));
    assertThat(rewriting.key(server.connection(), CONTACT, List.of("email")))
        .isEmpty(); // x takes NULL
    server.answers("i.has_filter", row("pk", "email", 0), row("b", "y", 0), row("b", "z", 0));
    assertThat(rewriting.key(server.connection(), CONTACT, List.of("email")))
        .containsExactly("y", "z");
  }

  @Test
  void namesWhatItCannotCarryOver() throws SQLException {
    server.answers("sys.sql_expression_dependencies", row("V ", "dbo", "v"));
    server.answers("t.temporal_type", row(0, 1, 0, 0));
    assertThat(rewriting.objections(server.connection(), CONTACT, List.of(CELLS), List.of("email")))
        .containsExactly(
            "its rows in memory only: use a table on disk", "a view: DROP VIEW [dbo].[v]");
    assertThat(server.asked())
        .anyMatch(each -> each.contains("sys.security_predicates"))
        .anyMatch(each -> each.contains("an index, to be dropped") && each.endsWith("email}"));
  }
}
