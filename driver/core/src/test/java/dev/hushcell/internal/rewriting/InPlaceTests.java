package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InPlaceTests {
  @Test
  void changesNothingWhereNotAllRowsWereRewritten() throws Exception {
    try (Ledgers db = new Ledgers()) {
      db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
      db.run(
          "CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL VARBINARY(200), SORT INT DEFAULT 1)",
          "INSERT INTO CONTACT (ID) SELECT X FROM SYSTEM_RANGE(1, 1500)");
      try (Ledger ledger = db.open()) {
        List<Wish> wishes = ledger.wishes().encryptable(Ledgers.CONTACT, ledger.current());
        Rewriting job =
            ledger.jobs().begin(Kind.ENCRYPT, Ledgers.CONTACT, wishes, Duration.ofDays(1));
        Rewriter rewriter =
            new Rewriter(
                db.connections,
                new Tables(),
                Ledgers.types(),
                MarkedCell::new,
                ledger.jobs(),
                ledger.inFlight(),
                new Timing(db.clock::get, Instant::now, db.pause));
        RewritingOptions alone = RewritingOptions.usual().asOnlyProcess();
        assertThatThrownBy(() -> rewriter.run(job, alone, ColumnProgress.none()))
            .hasMessageContaining(KeyringFault.NOT_THE_SAME.id())
            .hasMessageContaining("1500 rows, and 1000 were rewritten");
        assertThat(ledger.jobs().require(job).phase()).isEqualTo(Phase.SWITCHING);
      }
    }
  }

  /** A database that has no key of rows, and says that it has one. */
  private static final class Tables implements InPlaceTables {
    @Override
    public List<String> objections(
        Connection connection,
        TableName table,
        List<NewColumn> columns,
        List<String> unsearchable) {
      return List.of();
    }

    @Override
    public List<String> key(Connection connection, TableName table, List<String> rewritten) {
      return List.of("SORT");
    }

    @Override
    public boolean rewrite(
        Connection connection,
        Rewriting job,
        List<NewColumn> columns,
        long patience,
        SqlCall.ActionWith<Connection> rows,
        Recording recording)
        throws SQLException {
      connection.setAutoCommit(false);
      rows.run(connection);
      return true;
    }
  }
}
