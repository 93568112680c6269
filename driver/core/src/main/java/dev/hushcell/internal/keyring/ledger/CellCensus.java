package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Counts the cells of a database by the data key that each names in its header; see format.md. The
 * database counts: every table with cells is read as a whole, and no cell leaves it. Thread-safe.
 */
public record CellCensus(LedgerDatabase database) {
  /**
   * The cells of a column under one key.
   *
   * @param keyId as it stands in the cells
   */
  public record KeyCells(ColumnName column, int keyId, long cells) {}

  /** Counts the cells of all columns on record, and of those that have the CHECK of cells. */
  public List<KeyCells> count(List<Catalogue> catalogues) {
    return database.inTransaction(connection -> count(connection, catalogues), this::uncounted);
  }

  private RuntimeException uncounted(SQLException failure) {
    String what = "the cells of the protected columns could not be counted (";
    return database.failures().isMissingRight(failure)
        ? KeyringFault.NOT_READABLE.fault(
            what + Failures.describe(failure) + "); grant SELECT on all protected tables", failure)
        : KeyringFault.UNREADABLE.fault(
            what + Failures.describe(failure) + "); nothing was written, try again later", failure);
  }

  private List<KeyCells> count(Connection connection, List<Catalogue> catalogues)
      throws SQLException {
    Quotes names = Quotes.asTold(connection);
    List<KeyCells> found = new ArrayList<>();
    for (Map.Entry<ColumnName, Boolean> entry : columns(connection, catalogues).entrySet()) {
      ColumnName column = entry.getKey();
      boolean text = entry.getValue();
      Map<Integer, Long> counts = new HashMap<>();
      for (Counted each : counted(connection, names, column, text)) {
        each.keyId().ifPresent(id -> counts.merge(id, each.cells(), Long::sum));
      }
      counts.forEach((id, cells) -> found.add(new KeyCells(column, id, cells)));
    }
    found.sort(
        Comparator.comparing((KeyCells each) -> each.column().toString())
            .thenComparing(KeyCells::keyId));
    return found;
  }

  private Map<ColumnName, Boolean> columns(Connection connection, List<Catalogue> catalogues)
      throws SQLException {
    Map<ColumnName, Boolean> found = new HashMap<>();
    for (CellCheck check : database.tables().cellChecks(connection)) {
      String schema = check.column().table().schema();
      TreeSet<String> table = new TreeSet<>(List.of(check.column().table().table()));
      String declared = database.tables().types(connection, schema, table).get(check.column());
      if (declared != null) {
        found.put(check.column(), isText(declared));
      }
    }
    for (Catalogue catalogue : catalogues) {
      TreeSet<String> names = new TreeSet<>();
      catalogue.columns().forEach(record -> names.add(record.table()));
      Map<ColumnName, String> existing =
          names.isEmpty()
              ? Map.of()
              : database.tables().types(connection, catalogue.schema(), names);
      for (ColumnRecord record : catalogue.columns()) {
        String declared = existing.get(record.column().name());
        if (declared != null
            && !record.state().isGivenUp()
            && new CellFit(database.tables().types()).couldKeep(record.column(), declared)) {
          found.put(record.column().name(), isText(declared));
        }
      }
    }
    return found;
  }

  private boolean isText(String declared) {
    return database.tables().types().logicalType(declared).family() == Family.TEXT;
  }

  private record Counted(Optional<Integer> keyId, long cells) {}

  private static List<Counted> counted(
      Connection connection, Quotes names, ColumnName column, boolean text) throws SQLException {
    String name = names.of(column.column());
    String beginning = FirstValue.beginning(name, text);
    String sql =
        "SELECT %1$s, COUNT(*) FROM %2$s WHERE %3$s IS NOT NULL GROUP BY %1$s"
            .formatted(beginning, names.of(column.table()), name);
    return Rows.of(
        connection, sql, row -> new Counted(FirstValue.keyId(row, text), row.getLong(2)));
  }
}
