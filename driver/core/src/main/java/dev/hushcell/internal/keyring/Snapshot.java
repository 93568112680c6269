package dev.hushcell.internal.keyring;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.ProtectedTable;
import dev.hushcell.policy.Protection;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of all catalogues at one moment.
 *
 * @param readAt when the reading began, monotonic nanoseconds
 * @param suspect whether a later reading found something wrong
 * @param catalogues by schema
 * @param protection what follows from them and the configuration
 */
record Snapshot(
    long readAt, boolean suspect, Map<String, Catalogue> catalogues, Protection protection) {

  static Snapshot of(
      long readAt, long epoch, Map<String, Catalogue> catalogues, LedgerSettings settings) {
    Protection protection =
        new Protection(epoch, settings.rules(), settings.plain(), activated(catalogues.values()));
    return new Snapshot(readAt, false, Map.copyOf(catalogues), protection);
  }

  private static Map<TableName, ProtectedTable> activated(Collection<Catalogue> catalogues) {
    Map<TableName, List<ProtectedColumn>> columns = new HashMap<>();
    for (Catalogue catalogue : catalogues) {
      for (ColumnRecord record : catalogue.columns()) {
        if (record.state() == ColumnState.ACTIVE) {
          ColumnName name = record.column().name();
          columns.computeIfAbsent(name.table(), key -> new ArrayList<>()).add(record.column());
        }
      }
    }
    Map<TableName, ProtectedTable> tables = new HashMap<>();
    columns.forEach((table, list) -> tables.put(table, new ProtectedTable(table, list)));
    return tables;
  }

  Optional<Catalogue> catalogue(String schema) {
    return Optional.ofNullable(catalogues.get(schema));
  }

  Snapshot stillRight(long newReadAt) {
    return new Snapshot(newReadAt, false, catalogues, protection);
  }

  Snapshot suspected() {
    return new Snapshot(readAt, true, catalogues, protection);
  }

  long age(long now) {
    return now - readAt;
  }
}
