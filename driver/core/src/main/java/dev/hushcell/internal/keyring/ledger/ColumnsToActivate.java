package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What activating the declared columns of a table would put on record, whatever its rows have in
 * them. It looks at the table and writes nothing.
 */
public record ColumnsToActivate(DatabaseTables database) {
  /** Returns the columns of a table in a schema that has no catalogue. */
  public List<ProtectedColumn> columns(
      Connection connection, TableName table, Protection protection) throws SQLException {
    return List.copyOf(wanted(connection, table, protection, Optional.empty()).values());
  }

  /** Returns the columns that are to be activated, by name. */
  public Map<ColumnName, ProtectedColumn> wanted(
      Connection connection, TableName table, Protection protection, Optional<Catalogue> catalogue)
      throws SQLException {
    ExistingTable existing = existing(connection, table);
    Suitability suitability = new Suitability(database.types(), protection);
    Map<ColumnName, ProtectedColumn> wanted = new LinkedHashMap<>();
    List<ColumnRule> rules = protection.rules(table);
    if (!rules.isEmpty() && rules.stream().allMatch(r -> existing.named(r.column()).isEmpty())) {
      throw missing(existing, rules.get(0));
    }
    for (ColumnRule rule : rules) {
      for (ExistingTable.Column column : existing.named(rule.column())) {
        ColumnName name = new ColumnName(table, column.name());
        Optional<ColumnRecord> record = catalogue.flatMap(known -> known.column(name));
        if (record.isEmpty()
            || !keepsCells(connection, existing, column, record.get(), catalogue)) {
          wanted.put(name, suitability.require(existing, column, rule));
        } else if (record.get().state().isBeingActivated()) {
          wanted.put(name, record.get().column());
        }
      }
    }
    return wanted;
  }

  private boolean keepsCells(
      Connection connection,
      ExistingTable existing,
      ExistingTable.Column column,
      ColumnRecord record,
      Optional<Catalogue> catalogue)
      throws SQLException {
    CellFit fit = new CellFit(database.types());
    boolean guarded =
        existing.checksOf(column.name()).stream()
            .anyMatch(check -> database.types().isCellCheck(check.condition()));
    ProtectedColumn recorded = record.column();
    Optional<FirstValue> unguarded =
        guarded || !fit.couldKeep(recorded, column.declared())
            ? Optional.empty()
            : database.first(connection, recorded.name(), recorded.storage() == Storage.TEXT);
    return fit.keepsCells(recorded, column.declared(), unguarded, catalogue.orElseThrow());
  }

  private ExistingTable existing(Connection connection, TableName table) throws SQLException {
    ExistingTable found =
        database
            .table(connection, table)
            .orElseThrow(
                () ->
                    KeyringFault.NOT_A_TABLE.fault(
                        "there is no table "
                            + table
                            + " that the user of this connection sees; correct its name, or make it"
                            + " first"));
    if (!found.isBaseTable()) {
      throw KeyringFault.NOT_A_TABLE.fault(
          table
              + " is declared as protected but is not an ordinary table; declare the columns of the"
              + " table behind it");
    }
    return found;
  }

  /** Columns that are declared but not there are added later, or their names are wrong. */
  private static RuntimeException missing(ExistingTable existing, ColumnRule rule) {
    return KeyringFault.COLUMN_MISSING.fault(
        existing.name()
            + " has none of the columns that the configuration declares for it, such as "
            + rule.column()
            + "; correct the name, or add the column");
  }
}
