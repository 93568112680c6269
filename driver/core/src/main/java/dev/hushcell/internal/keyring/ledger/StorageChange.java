package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives columns of an empty table their storage type and CHECK. A row that somebody writes in
 * between fails the CHECK, and the type is put back.
 */
record StorageChange(LedgerDatabase database) {
  /** Changes what is not changed yet; several may do it at once. */
  void apply(TableName table, List<ProtectedColumn> columns) {
    database
        .attempts()
        .run(
            () ->
                database.tables().altersCopies()
                    ? applyAlone(table, columns)
                    : applyAmongOthers(columns),
            failure -> notActivated(table, failure));
  }

  /** Under the lock of the manifest, so that nobody writes before the last one has altered. */
  private boolean applyAlone(TableName table, List<ProtectedColumn> columns) throws SQLException {
    return database.once(
        lock -> {
          database.catalogue(lock, table.schema()).lockedManifest();
          return applyAmongOthers(columns);
        });
  }

  private boolean applyAmongOthers(List<ProtectedColumn> columns) throws SQLException {
    return database
        .transactions()
        .autocommitted(connection -> applyAmongOthers(connection, columns));
  }

  /**
   * Another session may do the same at the same moment: while a type is changed, some databases
   * find neither table nor column, and what it added already is refused to the second. So a failure
   * counts only where the columns are what they were before it.
   */
  private boolean applyAmongOthers(Connection connection, List<ProtectedColumn> columns)
      throws SQLException {
    List<String> before = looks(connection, columns);
    try {
      return apply(connection, columns);
    } catch (SQLException e) {
      if (database.failures().isMomentary(e) || !looks(connection, columns).equals(before)) {
        throw new SQLTransientException(
            "another session changes it too", e.getSQLState(), e.getErrorCode(), e);
      }
      throw e;
    }
  }

  /** Returns what the columns look like; nothing where the database does not tell just now. */
  private List<String> looks(Connection connection, List<ProtectedColumn> columns) {
    List<String> found = new ArrayList<>();
    try {
      for (ProtectedColumn column : columns) {
        found.add(declared(connection, column) + " " + hasCheck(connection, column));
      }
    } catch (SQLException untold) {
      found.clear();
    }
    return found;
  }

  /** Without the cause: the database quotes rows when a change of type fails on one. */
  private RuntimeException notActivated(TableName table, SQLException failure) {
    return KeyringFault.NOT_ACTIVATED.fault(
        ("%s could not be given the storage type and CHECK of its declared columns (%s); %s,"
                + " and run the statement again")
            .formatted(table, Failures.describe(failure), remedy(failure)));
  }

  private String remedy(SQLException failure) {
    Failures failures = database.failures();
    if (failures.isMissingRight(failure)) {
      return "grant the user the right to alter the table";
    }
    if (failures.isReadOnly(failure)) {
      return "use a database and a user that may write";
    }
    if (failures.isOutOfSpace(failure)) {
      return "make space on the disk of the database";
    }
    if (failures.isOfForeignKey(failure)) {
      return "drop the foreign keys over the column, and add them again when the columns on both"
          + " sides are activated";
    }
    return failures.isRace(failure)
        ? "end the transactions of others that hold the table"
        : "look in the log of the database for what it refused, mend that";
  }

  private boolean apply(Connection connection, List<ProtectedColumn> columns) throws SQLException {
    Map<ProtectedColumn, String> before = new HashMap<>();
    for (ProtectedColumn column : columns) {
      String declared = declared(connection, column);
      if (!isStorage(declared, column)) {
        before.put(column, declared);
        database.tables().changeType(connection, column.name(), types().storageType(column));
      }
    }
    for (ProtectedColumn column : columns) {
      if (!hasCheck(connection, column)) {
        addCheck(connection, column, before);
      }
    }
    return true;
  }

  private void addCheck(
      Connection connection, ProtectedColumn column, Map<ProtectedColumn, String> before)
      throws SQLException {
    try {
      database
          .tables()
          .addConstraint(connection, column.name().table(), types().checkClause(column));
    } catch (SQLException e) {
      if (!database.failures().isViolation(e)) {
        throw e;
      }
      for (Map.Entry<ProtectedColumn, String> each : before.entrySet()) {
        database.tables().changeType(connection, each.getKey().name(), each.getValue());
      }
      throw existingRows(column.name().table());
    }
  }

  static RuntimeException existingRows(TableName table) {
    return KeyringFault.EXISTING_ROWS.fault(
        ("%s has rows whose declared columns are not encrypted; encrypt them while the"
                + " applications run: hushcell column encrypt %s.%s --url …")
            .formatted(table, table.schema(), table.table()));
  }

  private ExistingTable table(Connection connection, TableName table) throws SQLException {
    return database
        .tables()
        .table(connection, table)
        .orElseThrow(() -> new SQLTransientException("the table is gone"));
  }

  private String declared(Connection connection, ProtectedColumn column) throws SQLException {
    return table(connection, column.name().table()).columns().stream()
        .filter(each -> each.name().equals(column.name().column()))
        .findFirst()
        .orElseThrow(() -> new SQLException("the column is gone", "42S22"))
        .declared();
  }

  private TypeKnowledge types() {
    return database.tables().types();
  }

  private boolean isStorage(String declared, ProtectedColumn column) {
    return RuleAgreement.sameType(
        types().logicalType(declared), types().logicalType(types().storageType(column)));
  }

  private boolean hasCheck(Connection connection, ProtectedColumn column) throws SQLException {
    return table(connection, column.name().table()).checksOf(column.name().column()).stream()
        .anyMatch(check -> types().isCellCheck(check.condition()));
  }
}
