package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.QuotedNames;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Gives tables their names back. To alter a table a database may make a copy, drops the table and
 * renames the copy, and commits each; where the disk fills up in between, the copy has all rows and
 * a name that nobody knows.
 */
record HalfAltered(LedgerDatabase database) {
  /** While another session alters the table it is not to be seen either. */
  private static final int MOST_LOOKS = 20;

  private static final long LOOK_AGAIN = 50;

  /** Renames the copy of a table that is not there; does nothing when there is neither. */
  void putBack(TableName table) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (database.look(connection -> database.tables().exists(connection, table))) {
        return;
      }
      database.attempts().pause(LOOK_AGAIN);
    }
    List<String> copies =
        database.look(connection -> database.tables().halfAltered(connection, table));
    if (copies.size() > 1) {
      throw KeyringFault.HALF_ALTERED.fault(
          table
              + " is not there: the database was interrupted while it altered it, more than once,"
              + " and its rows are in "
              + String.join(" or ", copies)
              + "; find out in which, and rename that to "
              + table.table());
    }
    for (String copy : copies) {
      database.autocommitted(
          connection -> rename(connection, table, copy),
          failure -> notRenamed(table, copy, failure));
    }
  }

  private static boolean rename(Connection connection, TableName table, String copy)
      throws SQLException {
    QuotedNames names = QuotedNames.of(connection);
    Rows.run(
        connection,
        "ALTER TABLE IF EXISTS "
            + names.table(new TableName(table.schema(), copy))
            + " RENAME TO "
            + names.name(table.table()));
    return true;
  }

  private static RuntimeException notRenamed(TableName table, String copy, SQLException failure) {
    return KeyringFault.HALF_ALTERED.fault(
        table
            + " is not there: the database was interrupted while it altered it, and its rows are in "
            + copy
            + ", which could not be renamed ("
            + Failures.describe(failure)
            + "); rename it to "
            + table.table());
  }
}
