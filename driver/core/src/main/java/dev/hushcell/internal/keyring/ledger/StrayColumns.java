package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds columns that keep cells under a name that is not on record. The generated CHECK travels
 * with a column that is renamed, and its name tells where it was made. Where somebody dropped the
 * CHECK too, a column on record holds cells of another key; or it is gone, or there without values
 * and without CHECK, and another has exactly its storage type.
 *
 * @param plain folded {@code schema.table} of tables that are not to be taken for others by their
 *     types alone
 */
public record StrayColumns(TypeKnowledge types, Set<String> plain) {
  public StrayColumns {
    plain = Set.copyOf(plain);
  }

  /** Returns the stray columns that one look at the database shows. */
  public Set<StrayColumn> of(CatalogueReading reading) {
    Map<ColumnName, ProtectedColumn> recorded = new HashMap<>();
    Map<String, ColumnName> byCheck = new HashMap<>();
    List<ProtectedColumn> gone = new ArrayList<>();
    Set<StrayColumn> found = new LinkedHashSet<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        ProtectedColumn column = record.column();
        recorded.put(column.name(), column);
        byCheck.put(types.checkName(column.name()), column.name());
        Optional<FirstValue> unguarded = reading.unguarded(catalogue, column.name());
        if (reading.isGone(record) || unguarded.equals(Optional.of(FirstValue.NONE))) {
          gone.add(column);
        }
        unguarded
            .flatMap(first -> CellFit.keyOf(first, catalogue))
            .filter(key -> !KeyGeneration.areOfOne(key, column.key()))
            .ifPresent(key -> found.add(new StrayColumn(column.name(), madeFor(catalogue, key))));
      }
    }
    for (CellCheck check : reading.checks()) {
      Optional<ColumnName> origin = Optional.ofNullable(byCheck.get(check.constraint()));
      if (isStray(check.column(), origin, recorded)) {
        found.add(new StrayColumn(check.column(), origin));
      }
    }
    gone.forEach(column -> found.addAll(lookalikes(column, reading, recorded)));
    return found;
  }

  private static Optional<ColumnName> madeFor(Catalogue catalogue, String key) {
    return catalogue.columns().stream()
        .map(ColumnRecord::column)
        .filter(column -> column.key().equals(key))
        .map(ProtectedColumn::name)
        .findFirst();
  }

  /** A CHECK that was made for a column of another key says that names were exchanged. */
  private static boolean isStray(
      ColumnName column, Optional<ColumnName> origin, Map<ColumnName, ProtectedColumn> recorded) {
    ProtectedColumn known = recorded.get(column);
    if (known == null) {
      return true;
    }
    return origin
        .map(recorded::get)
        .filter(made -> made.name().table().schema().equals(column.table().schema()))
        .filter(made -> !made.key().equals(known.key()))
        .isPresent();
  }

  private List<StrayColumn> lookalikes(
      ProtectedColumn gone, CatalogueReading reading, Map<ColumnName, ProtectedColumn> recorded) {
    LogicalType storage = types.logicalType(types.storageType(gone));
    TableName table = gone.name().table();
    boolean tableThere =
        reading.declared().keySet().stream().anyMatch(each -> each.table().equals(table));
    List<StrayColumn> found = new ArrayList<>();
    reading
        .binaries()
        .forEach(
            (column, type) -> {
              boolean near =
                  tableThere
                      ? column.table().equals(table)
                      : column.table().schema().equals(table.schema());
              if (near
                  && !recorded.containsKey(column)
                  && !isPlain(column.table())
                  && isStorage(type, storage)) {
                found.add(new StrayColumn(column, Optional.of(gone.name())));
              }
            });
    return found;
  }

  private boolean isPlain(TableName table) {
    return plain.contains(Protection.fold(table.schema() + "." + table.table()));
  }

  private boolean isStorage(String declared, LogicalType storage) {
    LogicalType type = types.logicalType(declared);
    return type.family() == storage.family() && type.precision() == storage.precision();
  }
}
