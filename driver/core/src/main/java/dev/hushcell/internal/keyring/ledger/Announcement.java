package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes down what a data definition statement will do, before it is sent: its protected columns
 * are on record and their keys committed when the first cell can be written.
 */
record Announcement(
    LedgerDatabase database, CatalogueCreation creation, CatalogueWriter writer, KeyMaker keys) {
  void announce(List<SchemaChange> changes) {
    bySchema(additions(changes)).forEach(this::record);
    widenings(changes).forEach(column -> ColumnAgreement.requireWidening(recorded(column), column));
  }

  /** Returns the columns that {@link #announce} would put on record; writes nothing. */
  List<ProtectedColumn> foresee(List<SchemaChange> changes, Catalogues catalogues) {
    List<ProtectedColumn> added = additions(changes);
    bySchema(added)
        .forEach(
            (schema, columns) ->
                catalogues
                    .read(schema)
                    .ifPresent(now -> edit(now, columns, ColumnRecord.State.ACTIVE)));
    for (ProtectedColumn column : widenings(changes)) {
      Optional<Catalogue> known = catalogues.read(column.name().table().schema());
      known.ifPresent(
          now ->
              ColumnAgreement.requireWidening(
                  ColumnAgreement.requireRecord(now, column.name()), column));
    }
    return added;
  }

  private static Map<String, List<ProtectedColumn>> bySchema(List<ProtectedColumn> columns) {
    Map<String, List<ProtectedColumn>> found = new TreeMap<>();
    for (ProtectedColumn column : columns) {
      String schema = column.name().table().schema();
      found.computeIfAbsent(schema, key -> new ArrayList<>()).add(column);
    }
    return found;
  }

  /** Puts longer types on record, after the statement was run. */
  void confirm(List<SchemaChange> changes) {
    for (ProtectedColumn column : widenings(changes)) {
      writer.change(
          column.name().table().schema(),
          now -> {
            ColumnRecord record = ColumnAgreement.requireRecord(now, column.name());
            ColumnAgreement.requireWidening(record, column);
            boolean done = record.column().equals(column);
            return CatalogueEdit.ofColumns(done ? List.of() : List.of(record.as(column)));
          });
    }
  }

  /**
   * Returns the columns that will be new. Where a table or column exists, the statement does
   * nothing (IF NOT EXISTS) or fails, and nothing must be written down.
   */
  private List<ProtectedColumn> additions(List<SchemaChange> changes) {
    return database.look(connection -> additions(connection, changes));
  }

  private List<ProtectedColumn> additions(Connection connection, List<SchemaChange> changes)
      throws SQLException {
    List<ProtectedColumn> found = new ArrayList<>();
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.CreateTable create) {
        if (!create.columns().isEmpty() && !database.tables().exists(connection, create.table())) {
          found.addAll(create.columns());
        }
      } else if (change instanceof SchemaChange.AddColumn add) {
        if (!database.tables().hasColumn(connection, add.column().name())) {
          found.add(add.column());
        }
      }
    }
    return found;
  }

  private static List<ProtectedColumn> widenings(List<SchemaChange> changes) {
    return changes.stream()
        .filter(SchemaChange.WidenColumn.class::isInstance)
        .map(change -> ((SchemaChange.WidenColumn) change).column())
        .toList();
  }

  private ColumnRecord recorded(ProtectedColumn column) {
    Catalogue catalogue = creation.ensure(column.name().table().schema());
    return ColumnAgreement.requireRecord(catalogue, column.name());
  }

  private void record(String schema, List<ProtectedColumn> columns) {
    Catalogue catalogue = creation.ensure(schema);
    edit(catalogue, columns, ColumnRecord.State.ACTIVE); // refuses before a key is made
    Set<String> names = columns.stream().map(ProtectedColumn::key).collect(Collectors.toSet());
    keys.ensure(catalogue, columns.stream().map(ProtectedColumn::name).toList(), names);
    writer.change(schema, now -> edit(now, columns, ColumnRecord.State.ACTIVE));
  }

  private CatalogueEdit edit(
      Catalogue now, List<ProtectedColumn> columns, ColumnRecord.State state) {
    return CatalogueEdit.ofColumns(ColumnAgreement.records(now, columns, state, database.now()));
  }
}
