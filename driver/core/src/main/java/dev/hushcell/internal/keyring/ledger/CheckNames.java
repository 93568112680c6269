package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the CHECKs of renamed columns the names that new ones would have: else a table made under
 * the old name could not have its own.
 */
record CheckNames(LedgerDatabase database) {
  private static final Logger LOG = LoggerFactory.getLogger(CheckNames.class);

  /** Renames them. Where that fails the columns are protected all the same. */
  void follow(TableName table) {
    database
        .attempts()
        .run(
            () -> {
              try {
                return database
                    .transactions()
                    .autocommitted(connection -> rename(connection, table));
              } catch (SQLException e) {
                if (database.failures().isRace(e)) {
                  throw e;
                }
                LOG.warn(
                    "a CHECK of {} keeps its old name ({}); rename it before a table gets the old name",
                    table,
                    Failures.describe(e));
                return false;
              }
            },
            failure -> new IllegalStateException(Failures.describe(failure)));
  }

  private boolean rename(Connection connection, TableName table) throws SQLException {
    for (CellCheck check : database.tables().cellChecks(connection)) {
      String wanted = database.tables().types().checkName(check.column());
      if (check.column().table().equals(table) && !check.constraint().equals(wanted)) {
        database.tables().renameCheck(connection, check, wanted);
      }
    }
    return true;
  }
}
