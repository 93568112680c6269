package dev.hushcell.hibernate;

import dev.hushcell.policy.MappedColumn;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns in which Hibernate stores the attributes that have {@code @Encrypted}: as it
 * resolved them, whatever annotations, XML and naming strategies said.
 */
final class AttributeWalk {
  private final Metadata metadata;
  private final ClassLoaderService classes;
  private final Optional<String> defaultSchema;
  private final Set<MappedColumn> found = new LinkedHashSet<>();
  private final Map<MappedColumn, String> unfit = new LinkedHashMap<>();

  AttributeWalk(Metadata metadata, ClassLoaderService classes, Optional<String> defaultSchema) {
    this.metadata = metadata;
    this.classes = classes;
    this.defaultSchema = defaultSchema;
  }

  /** Walks all entities. */
  void walk() {
    metadata.getEntityBindings().forEach(this::entity);
  }

  /** Returns the columns of the attributes that have {@code @Encrypted}. */
  Collection<MappedColumn> columns() {
    return found;
  }

  /** Returns all columns that cannot keep cells as they are mapped, with what to do about it. */
  Map<MappedColumn, String> unfit() {
    return unfit;
  }

  private void entity(PersistentClass entity) {
    if (entity.getClassName() == null || !entity.getTable().isPhysicalTable()) {
      return; // a map without a class, or an abstract entity whose subclasses have the tables
    }
    Map<String, Property> properties = new LinkedHashMap<>();
    entity.getPropertyClosure().forEach(property -> properties.put(property.getName(), property));
    identifiers(entity).forEach(property -> properties.put(property.getName(), property));
    // A union subclass has the columns of its superclasses in a table of its own.
    Table table = entity instanceof UnionSubclass ? entity.getTable() : null;
    attributes(entity.getClassName(), Set.of(entity.getMappedClass()), properties, table);
  }

  private static List<Property> identifiers(PersistentClass entity) {
    RootClass root = entity.getRootClass();
    if (root.getIdentifierProperty() != null) {
      return List.of(root.getIdentifierProperty());
    }
    return root.getIdentifier() instanceof Component component
        ? component.getProperties()
        : List.of();
  }

  /**
   * Walks the attributes of an entity or embeddable.
   *
   * @param table where the columns are, if not in the tables that the properties say
   */
  private void attributes(
      String path, Set<Class<?>> owners, Map<String, Property> properties, @Nullable Table table) {
    Set<String> annotated = new TreeSet<>();
    owners.forEach(owner -> annotated.addAll(AnnotatedMembers.of(owner)));
    for (String name : annotated) {
      if (!properties.containsKey(name)) {
        throw new UnprotectedAttributeException(
            path
                + "."
                + name
                + " has @Encrypted, but Hibernate stores no such attribute; put the annotation at"
                + " the member that is stored, or remove it",
            null);
      }
    }
    properties.forEach(
        (name, property) ->
            attribute(path + "." + name, property.getValue(), annotated.contains(name), table));
  }

  private void attribute(String path, Value value, boolean annotated, @Nullable Table table) {
    if (value instanceof Component component) {
      requireNotAnnotated(path, annotated);
      embeddable(path, component, table);
    } else if (value instanceof org.hibernate.mapping.Collection collection) {
      if (collection instanceof IndexedCollection indexed
          && indexed.getIndex() instanceof Component key) {
        embeddable(path, key, null);
      }
      attribute(path, collection.getElement(), annotated, null);
    } else {
      Table in = table == null ? value.getTable() : table;
      if (annotated) {
        columns(path, value.getColumns(), in);
      }
      unfit(path, value.getColumns(), in);
    }
  }

  private void unfit(String path, List<Column> columns, Table table) {
    if (table.getName() != null) {
      columns.forEach(
          column ->
              UnfitType.of(column, metadata)
                  .ifPresent(why -> unfit.put(mapped(path, column, table), why)));
    }
  }

  private MappedColumn mapped(String path, Column column, Table table) {
    Optional<String> schema = Optional.ofNullable(table.getSchema()).or(() -> defaultSchema);
    return new MappedColumn(path, schema, table.getName(), column.getName());
  }

  private void embeddable(String path, Component component, @Nullable Table table) {
    Set<Class<?>> owners = new LinkedHashSet<>();
    if (component.getComponentClassName() != null) {
      owners.add(component.getComponentClass());
    }
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Property property : component.getProperties()) {
      properties.put(property.getName(), property);
      String declaring = component.getPropertyDeclaringClass(property);
      if (declaring != null) {
        owners.add(classes.classForName(declaring));
      }
    }
    if (component.getAggregateColumn() != null) {
      owners.forEach(owner -> requireNotWithinOneColumn(path, AnnotatedMembers.of(owner)));
    }
    attributes(path, owners, properties, table);
  }

  private static void requireNotWithinOneColumn(String path, Set<String> annotated) {
    if (!annotated.isEmpty()) {
      throw new UnprotectedAttributeException(
          path
              + "."
              + annotated.iterator().next()
              + " has @Encrypted, but its embeddable is stored as one column (JSON, XML or STRUCT);"
              + " store it in columns of its own",
          null);
    }
  }

  private static void requireNotAnnotated(String path, boolean annotated) {
    if (annotated) {
      throw new UnprotectedAttributeException(
          path + " has @Encrypted, but is embedded; annotate the members of its class", null);
    }
  }

  private void columns(String path, List<Column> columns, Table table) {
    if (columns.isEmpty() || table.getName() == null) {
      throw new UnprotectedAttributeException(
          path + " has @Encrypted, but is stored in no column of a table; remove it", null);
    }
    columns.forEach(column -> found.add(mapped(path, column, table)));
  }
}
