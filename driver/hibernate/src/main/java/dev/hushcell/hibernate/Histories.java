package dev.hushcell.hibernate;

import dev.hushcell.policy.MappedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * The tables in which Hibernate Envers keeps what entities and collections were: entities without a
 * class, named after the entity or the table of the collection, whose columns are called as the
 * original ones.
 */
final class Histories {
  private final Optional<String> defaultSchema;
  private final Map<String, List<Table>> originals = new LinkedHashMap<>();
  private final Map<String, List<Table>> copies = new LinkedHashMap<>();

  Histories(Metadata metadata, Optional<String> defaultSchema) {
    this.defaultSchema = defaultSchema;
    for (PersistentClass entity : metadata.getEntityBindings()) {
      (entity.getClassName() == null ? copies : originals)
          .put(entity.getEntityName(), tables(entity));
    }
    for (Collection collection : metadata.getCollectionBindings()) {
      Table table = collection.getCollectionTable();
      if (table != null && table.getName() != null) {
        originals.putIfAbsent(table.getName(), List.of(table));
      }
    }
  }

  private static List<Table> tables(PersistentClass entity) {
    List<Table> tables = new ArrayList<>(List.of(entity.getTable()));
    entity.getJoins().forEach(join -> tables.add(join.getTable()));
    tables.removeIf(table -> table.getName() == null);
    return tables;
  }

  boolean isEmpty() {
    return copies.isEmpty();
  }

  /** Passes each column that has a copy, and the copy. */
  void forEach(BiConsumer<MappedColumn, MappedColumn> action) {
    copies.forEach(
        (name, tables) ->
            originals.entrySet().stream()
                .filter(original -> name.contains(original.getKey()))
                .max(Comparator.comparingInt(original -> original.getKey().length()))
                .ifPresent(of -> compare(of.getKey(), of.getValue(), tables, action)));
  }

  private void compare(
      String name,
      List<Table> of,
      List<Table> copied,
      BiConsumer<MappedColumn, MappedColumn> action) {
    for (Table table : of) {
      for (Column column : table.getColumns()) {
        for (Table copy : copied) {
          for (Column there : copy.getColumns()) {
            if (there.getName().equalsIgnoreCase(column.getName())) {
              action.accept(mapped(name, table, column), mapped(name, copy, there));
            }
          }
        }
      }
    }
  }

  private MappedColumn mapped(String name, Table table, Column column) {
    Optional<String> schema = Optional.ofNullable(table.getSchema()).or(() -> defaultSchema);
    return new MappedColumn(name, schema, table.getName(), column.getName());
  }
}
