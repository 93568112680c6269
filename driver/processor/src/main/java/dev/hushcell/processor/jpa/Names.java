package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import dev.hushcell.processor.model.Problems;
import dev.hushcell.processor.model.Table;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** The names that tables and columns have in the database. */
public final class Names {
  private final Naming naming;
  private final Problems problems;

  public Names(Naming naming, Problems problems) {
    this.naming = naming;
    this.problems = problems;
  }

  /** Returns the table of an entity. */
  public Table table(TypeElement entity, Element at) {
    return Mirror.of(entity, Jpa.TABLE)
        .map(table -> named(table, entityName(entity), at))
        .orElseGet(() -> new Table("", physical(entityName(entity), at)));
  }

  /** Returns a secondary table of an entity by the name that a column gives. */
  public Table secondary(List<TypeElement> entities, String name, Element at) {
    for (TypeElement entity : entities) {
      for (Mirror table : Mirror.all(entity, Jpa.SECONDARY_TABLE, Jpa.SECONDARY_TABLES)) {
        if (table.text("name").equalsIgnoreCase(name)) {
          return named(table, name, at);
        }
      }
    }
    return new Table("", physical(name, at));
  }

  /** Returns the table of a collection. */
  public Table collection(Attribute collection, TypeElement entity, Element at) {
    String implied = entityName(entity) + "_" + collection.name();
    return collection
        .annotation(Jpa.COLLECTION_TABLE)
        .map(table -> named(table, implied, at))
        .orElseGet(() -> new Table("", physical(implied, at)));
  }

  private Table named(Mirror table, String otherwise, Element at) {
    String schema = table.text("schema");
    String name = table.text("name");
    return new Table(
        schema.isEmpty() ? "" : physical(schema, at),
        physical(name.isEmpty() ? otherwise : name, at));
  }

  /** Returns the name in the database; tells when it cannot be known. */
  public String physical(String name, Element at) {
    return naming
        .apply(name)
        .orElseGet(
            () -> {
              problems.error(
                  at,
                  "'"
                      + name
                      + "' is '"
                      + name
                      + "' or '"
                      + Naming.snakeCase(name)
                      + "' in the database, as the naming strategy has it; add the compiler option"
                      + " -Ahushcell.naming=snake_case (Spring Boot's default) or"
                      + " -Ahushcell.naming=as-is (Hibernate's own), or say table and column in"
                      + " @Encrypted");
              return name;
            });
  }

  /** A nested class has the name of the one around it in front, as in its class file. */
  static String entityName(TypeElement entity) {
    String given = Mirror.of(entity, Jpa.ENTITY).map(each -> each.text("name")).orElse("");
    return given.isEmpty() ? classFileName(entity) : given;
  }

  private static String classFileName(TypeElement type) {
    String simple = type.getSimpleName().toString();
    return type.getNestingKind() == NestingKind.MEMBER
            && type.getEnclosingElement() instanceof TypeElement outer
        ? classFileName(outer) + "$" + simple
        : simple;
  }
}
