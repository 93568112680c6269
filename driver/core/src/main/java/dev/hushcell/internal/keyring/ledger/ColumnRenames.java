package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.SchemaChange.DropColumn;
import dev.hushcell.policy.SchemaChange.DropTable;
import dev.hushcell.policy.SchemaChange.RenameColumn;
import dev.hushcell.policy.SchemaChange.RenameTable;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the catalogue follow names. Before a statement renames, the new name is on record with the
 * key of the old one; after it, the old one is only no longer expected. So whatever is interrupted,
 * a column is on record under the name that it has.
 */
record ColumnRenames(LedgerDatabase database, Catalogues catalogues, CatalogueWriter writer) {
  private static final Logger LOG = LoggerFactory.getLogger(ColumnRenames.class);

  /** Puts new names on record. A name that exists is left alone: the statement will fail. */
  void announce(List<SchemaChange> changes, Protection protection) {
    for (SchemaChange change : changes) {
      boolean renames = change instanceof RenameTable || change instanceof RenameColumn;
      if (renames && database.look(connection -> isFree(connection, change))) {
        String schema = change.table().schema();
        catalogues.read(schema).ifPresent(now -> arrivals(now, change, protection)); // refuses
        write(schema, now -> arrivals(now, change, protection));
      }
    }
  }

  /** Takes note that columns have their new names, or are gone. */
  void confirm(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      boolean drops = change instanceof DropTable || change instanceof DropColumn;
      boolean renames = change instanceof RenameTable || change instanceof RenameColumn;
      if (renames || (drops && isOnRecord(change))) {
        write(change.table().schema(), now -> departures(now, change));
      }
      if (renames) {
        renameChecks(change instanceof RenameTable rename ? rename.to() : change.table());
      }
    }
  }

  /**
   * Gives the CHECKs of renamed columns the names that new ones would have: else a table made under
   * the old name could not have its own. Where that fails the columns are protected all the same.
   */
  private void renameChecks(TableName table) {
    database
        .attempts()
        .run(
            () -> {
              try {
                return database
                    .transactions()
                    .autocommitted(connection -> renameChecks(connection, table));
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

  private boolean renameChecks(Connection connection, TableName table) throws SQLException {
    for (CellCheck check : database.tables().cellChecks(connection)) {
      String wanted = database.tables().types().checkName(check.column());
      if (check.column().table().equals(table) && !check.constraint().equals(wanted)) {
        database.tables().renameCheck(connection, check, wanted);
      }
    }
    return true;
  }

  /** A catalogue may have been dropped together with all its tables. */
  private boolean isOnRecord(SchemaChange change) {
    return catalogues
        .read(change.table().schema())
        .filter(now -> !departures(now, change).isEmpty())
        .isPresent();
  }

  private void write(String schema, Function<Catalogue, List<ColumnRecord>> records) {
    writer.change(schema, now -> CatalogueEdit.ofColumns(records.apply(now)));
  }

  private boolean isFree(Connection connection, SchemaChange change) throws SQLException {
    if (change instanceof RenameTable rename) {
      return !database.tables().exists(connection, rename.to());
    }
    String to = ((RenameColumn) change).to();
    return !database.tables().hasColumn(connection, new ColumnName(change.table(), to));
  }

  private static List<ColumnRecord> arrivals(
      Catalogue now, SchemaChange change, Protection protection) {
    List<ColumnRecord> found = new ArrayList<>();
    for (ColumnRecord record : now.columns()) {
      Optional<ColumnName> name = renamed(record.column().name(), change);
      if (name.isPresent() && record.state().isProtected()) {
        ProtectedColumn column = record.column().as(name.get());
        now.column(name.get())
            .ifPresent(old -> ColumnAgreement.requireSameUse(old.column(), column));
        requireAgreement(column, protection);
        found.add(record.as(column).in(ColumnRecord.State.ABSENT));
      }
    }
    return found;
  }

  /** A rule for the new name must say what the column is, or nobody could connect any more. */
  private static void requireAgreement(ProtectedColumn column, Protection protection) {
    for (ColumnRule rule : protection.rules(column.name().table())) {
      if (rule.column().equalsIgnoreCase(column.name().column())) {
        RuleAgreement.require(rule, column);
      }
    }
  }

  private static List<ColumnRecord> departures(Catalogue now, SchemaChange change) {
    List<ColumnRecord> found = new ArrayList<>();
    for (ColumnRecord record : now.columns()) {
      ColumnName name = record.column().name();
      Optional<ColumnName> to = renamed(name, change);
      if (record.state().isPresent() && (to.isPresent() || isDropped(name, change))) {
        found.add(record.in(ColumnRecord.State.ABSENT));
        to.flatMap(now::column).ifPresent(each -> found.add(each.in(ColumnRecord.State.ACTIVE)));
      }
    }
    return found;
  }

  private static boolean isDropped(ColumnName name, SchemaChange change) {
    return name.table().equals(change.table())
        && (change instanceof DropTable
            || (change instanceof DropColumn drop && drop.column().equals(name.column())));
  }

  private static Optional<ColumnName> renamed(ColumnName name, SchemaChange change) {
    TableName table = name.table();
    if (!table.equals(change.table())) {
      return Optional.empty();
    }
    if (change instanceof RenameTable rename) {
      return Optional.of(new ColumnName(rename.to(), name.column()));
    }
    return change instanceof RenameColumn rename && rename.column().equals(name.column())
        ? Optional.of(new ColumnName(table, rename.to()))
        : Optional.empty();
  }
}
