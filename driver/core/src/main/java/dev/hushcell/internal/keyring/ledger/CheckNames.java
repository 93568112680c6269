package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.database.Attempts;
import dev.hushcell.internal.keyring.database.CatalogueTransactions;
import dev.hushcell.internal.keyring.database.CellChecks;
import dev.hushcell.internal.keyring.database.CellChecks.CellCheck;
import dev.hushcell.internal.keyring.database.QuotedNames;
import dev.hushcell.internal.keyring.database.SqlTrouble;
import dev.hushcell.policy.TableName;
import dev.hushcell.policy.TypeKnowledge;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the CHECKs of renamed columns the names that new ones would have: else a table made under
 * the old name could not have its own.
 */
final class CheckNames {
  private static final Logger LOG = LoggerFactory.getLogger(CheckNames.class);

  private final CatalogueTransactions transactions;
  private final TypeKnowledge types;
  private final Attempts attempts;

  CheckNames(CatalogueTransactions transactions, TypeKnowledge types, Attempts attempts) {
    this.transactions = transactions;
    this.types = types;
    this.attempts = attempts;
  }

  /** Renames them. Where that fails the columns are protected all the same. */
  void follow(TableName table) {
    attempts.run(
        () -> {
          try {
            return transactions.autocommitted(connection -> rename(connection, table));
          } catch (SQLException e) {
            if (SqlTrouble.isRace(e)) {
              throw e;
            }
            LOG.warn(
                "a CHECK of {} keeps its old name ({}); rename it before a table gets the old name",
                table,
                SqlTrouble.describe(e));
            return false;
          }
        },
        failure -> new IllegalStateException(SqlTrouble.describe(failure)));
  }

  private boolean rename(Connection connection, TableName table) throws SQLException {
    QuotedNames names = QuotedNames.of(connection);
    for (CellCheck check : CellChecks.all(connection, types)) {
      String wanted = types.checkName(check.column());
      if (check.column().table().equals(table) && !check.constraint().equals(wanted)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              "ALTER TABLE "
                  + names.table(table)
                  + " RENAME CONSTRAINT "
                  + names.name(check.constraint())
                  + " TO "
                  + names.name(wanted));
        }
      }
    }
    return true;
  }
}
