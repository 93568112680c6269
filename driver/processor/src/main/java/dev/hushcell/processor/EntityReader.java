package dev.hushcell.processor;

import dev.hushcell.processor.jpa.Attribute;
import dev.hushcell.processor.jpa.Attributes;
import dev.hushcell.processor.jpa.Hierarchy;
import dev.hushcell.processor.jpa.Jpa;
import dev.hushcell.processor.jpa.Kinds;
import dev.hushcell.processor.jpa.Members;
import dev.hushcell.processor.jpa.Names;
import dev.hushcell.processor.jpa.Overrides;
import dev.hushcell.processor.jpa.Scope;
import dev.hushcell.processor.model.Column;
import dev.hushcell.processor.model.Mirror;
import dev.hushcell.processor.model.Protection;
import dev.hushcell.processor.model.Table;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds the columns of the annotated attributes of one entity, those of its embeddables too. */
final class EntityReader {
  private static final int MAX_DEPTH = 16;

  private final Types types;
  private final Attributes attributes;
  private final Names names;
  private final Columns columns;

  EntityReader(Types types, Names names, Columns columns) {
    this.types = types;
    this.attributes = new Attributes(types);
    this.names = names;
    this.columns = columns;
  }

  void read(TypeElement entity) {
    Hierarchy hierarchy = Hierarchy.of(entity, types);
    if (!hierarchy.isStored()) {
      return;
    }
    List<TypeElement> owners = List.of(entity, hierarchy.tableOwner());
    Scope.TableFinder table =
        (attribute, secondary) -> {
          Element at = attribute.encrypted().orElse(entity);
          return secondary.isEmpty()
              ? names.table(hierarchy.tableOwner(), at)
              : names.secondary(owners, secondary, at);
        };
    for (DeclaredType part : hierarchy.stored()) {
      Overrides overrides = hierarchy.overrides(part);
      String path = entity.getQualifiedName().toString();
      readClass(part, new Scope(path, entity, table, overrides, hierarchy.access(), 0));
    }
  }

  private void readClass(DeclaredType type, Scope scope) {
    columns.visited((TypeElement) type.asElement());
    Attributes.Access access = Attributes.access(type.asElement()).orElse(scope.access());
    if (scope.depth() < MAX_DEPTH) {
      attributes.of(type, access).forEach(attribute -> read(attribute, scope));
    }
  }

  private void read(Attribute attribute, Scope scope) {
    if (attribute.has(Jpa.ELEMENT_COLLECTION)) {
      readCollection(attribute, scope);
    } else if (attribute.encrypted().isPresent()) {
      place(attribute, attribute.type(), scope);
    } else if (embeddable(attribute.type()).isPresent()) {
      readEmbeddable(embeddable(attribute.type()).get(), attribute, scope.within(attribute));
    }
  }

  /** Reads an embeddable with the classes above it whose attributes it inherits. */
  private void readEmbeddable(DeclaredType type, Attribute holder, Scope scope) {
    if (holder.hasAny(Jpa.AGGREGATES) || Mirror.isAt(type.asElement(), Jpa.STRUCT)) {
      Members.encrypted((TypeElement) type.asElement())
          .forEach(
              member ->
                  columns.refuse(
                      member,
                      scope.path()
                          + " is stored as one column (JSON, XML or STRUCT); store it in columns of"
                          + " its own"));
      return;
    }
    readClass(type, scope);
    for (TypeMirror above : types.directSupertypes(type)) {
      if (above instanceof DeclaredType next
          && (Jpa.isEmbeddable(next.asElement()) || Jpa.isMappedSuperclass(next.asElement()))) {
        readEmbeddable(next, holder, scope);
      }
    }
  }

  private void readCollection(Attribute collection, Scope scope) {
    TypeMirror element = elementType(collection);
    Scope.TableFinder table =
        (attribute, secondary) ->
            names.collection(
                collection, scope.entity(), attribute.encrypted().orElse(scope.entity()));
    if (collection.encrypted().isPresent()) {
      place(collection, element, scope.in(table));
    } else if (embeddable(element).isPresent()) {
      readEmbeddable(embeddable(element).get(), collection, scope.within(collection).in(table));
    }
  }

  /** Returns the type of the elements, or of the values of a map. */
  private static TypeMirror elementType(Attribute collection) {
    Optional<TypeMirror> said =
        collection.annotation(Jpa.ELEMENT_COLLECTION).flatMap(each -> each.type("targetClass"));
    if (said.isPresent()) {
      return said.get();
    }
    if (collection.type() instanceof ArrayType array) {
      return array.getComponentType();
    }
    List<? extends TypeMirror> arguments =
        collection.type() instanceof DeclaredType declared
            ? declared.getTypeArguments()
            : List.of();
    return arguments.isEmpty() ? collection.type() : arguments.get(arguments.size() - 1);
  }

  private static Optional<DeclaredType> embeddable(TypeMirror type) {
    return type instanceof DeclaredType declared && Jpa.isEmbeddable(declared.asElement())
        ? Optional.of(declared)
        : Optional.empty();
  }

  private void place(Attribute attribute, TypeMirror type, Scope scope) {
    Element at = attribute.encrypted().orElseThrow();
    Mirror encrypted = attribute.protection().orElseThrow();
    if (!encrypted.text("table").isEmpty()) {
      return; // it says itself where it is
    }
    Protection protection = Protection.of(encrypted);
    Optional<String> flaw = flaw(attribute, type, protection);
    if (flaw.isPresent()) {
      columns.refuse(at, flaw.get());
      return;
    }
    Optional<Mirror> column =
        scope.overrides().column(attribute.name()).or(() -> attribute.annotation(Jpa.COLUMN));
    Table table = scope.table().find(attribute, column.map(c -> c.text("table")).orElse(""));
    String schema = encrypted.text("schema");
    columns.add(
        new Column(
            scope.path() + "." + attribute.name(),
            schema.isEmpty() ? table : new Table(schema, table.name()),
            columnName(attribute, encrypted, column, at),
            protection,
            at));
  }

  private String columnName(
      Attribute attribute, Mirror encrypted, Optional<Mirror> column, Element at) {
    String said = encrypted.text("column");
    if (!said.isEmpty()) {
      return said;
    }
    String mapped = column.map(each -> each.text("name")).orElse("");
    return names.physical(mapped.isEmpty() ? attribute.name() : mapped, at);
  }

  private static Optional<String> flaw(
      Attribute attribute, TypeMirror type, Protection protection) {
    if (attribute.hasAny(Jpa.ASSOCIATIONS)) {
      return Optional.of(
          "an association is stored as the key of another entity; annotate that entity's members");
    }
    if (attribute.has(Jpa.EMBEDDED)
        || attribute.has(Jpa.EMBEDDED_ID)
        || embeddable(type).isPresent()) {
      return Optional.of("an embedded attribute has several columns; annotate its members");
    }
    if (attribute.has(Jpa.LOB)) {
      return Optional.of(
          "a LOB cannot be protected; remove @Lob and give the column a length, such as"
              + " @Column(length = 4000)");
    }
    if (attribute.has(Jpa.FORMULA)) {
      return Optional.of("a formula is computed by the database, which cannot open cells");
    }
    if (attribute.has(Jpa.VERSION)) {
      return Optional.of("a version is compared and counted by the database; remove @Encrypted");
    }
    if (attribute.has(Jpa.ID) && !protection.isSearched()) {
      return Optional.of("a key is compared by the database; it needs search = EQUALITY");
    }
    return attribute.hasAny(Jpa.TYPE_DECIDERS)
        ? Kinds.searchFlaw(type, protection)
        : Kinds.flaw(type, protection);
  }
}
