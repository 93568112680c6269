package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a table, a derived table or a function has between FROM and WHERE, and what it is called
 * there. Each is one, although another may have the same. Immutable.
 */
public final class RelationType {
  private final @Nullable Name name;
  private final @Nullable TableName table;
  private final FieldIndex all;
  private final boolean complete;
  private final @Nullable List<Field> shown;
  private final @Nullable TableName rows;

  private RelationType(
      @Nullable Name name,
      @Nullable TableName table,
      FieldIndex all,
      boolean complete,
      @Nullable List<Field> shown,
      @Nullable TableName rows) {
    this.name = name;
    this.table = table;
    this.all = all;
    this.complete = complete;
    this.shown = shown;
    this.rows = rows;
  }

  /**
   * Describes a relation.
   *
   * @param name the alias, else the name of the table; null when it has neither
   * @param table the table, where it may be referred to with its schema
   * @param fields what it has
   * @param complete whether it has nothing else
   */
  RelationType(
      @Nullable Name name, @Nullable TableName table, List<Field> fields, boolean complete) {
    this(name, table, new FieldIndex(fields), complete, null, null);
  }

  /** Describes what has the columns of a query. */
  static RelationType derived(@Nullable Name name, List<Field> fields) {
    List<Field> known = fields.stream().filter(field -> !field.equals(Field.REST)).toList();
    return new RelationType(name, null, known, known.size() == fields.size());
  }

  /**
   * Describes a table that is read as it is.
   *
   * @param rows the table whose rows are read
   * @param shown the names of the columns that an application sees, in its order, where these are
   *     not all, or are in another order than the database has them
   */
  static RelationType ofTable(
      Name called,
      @Nullable TableName reference,
      TableName rows,
      List<Field> fields,
      Optional<List<String>> shown) {
    List<Field> seen = shown.map(names -> ordered(names, fields)).orElse(null);
    return new RelationType(called, reference, new FieldIndex(fields), true, seen, rows);
  }

  private static List<Field> ordered(List<String> names, List<Field> fields) {
    return names.stream()
        .map(Name::stored)
        .flatMap(name -> fields.stream().filter(each -> name.equals(each.name())))
        .toList();
  }

  RelationType called(Name other) {
    return new RelationType(other, null, all, complete, shown, null);
  }

  /** Tells whether a star means something else to the application than to the database. */
  boolean isReshaped() {
    return shown != null;
  }

  /** Returns what it is called; null when nothing can refer to it. */
  public @Nullable Name name() {
    return name;
  }

  @Nullable TableName table() {
    return table;
  }

  /** Returns the table of which each row is read once, as it is; empty for anything else. */
  public Optional<TableName> rows() {
    return Optional.ofNullable(rows);
  }

  /** Tells whether it has no other fields than are known. */
  public boolean isComplete() {
    return complete;
  }

  /** Returns the fields that an application sees, in its order. */
  public List<Field> shown() {
    return shown == null ? all.all() : shown;
  }

  /** Returns all fields, in the order of the database. */
  public List<Field> all() {
    return all.all();
  }

  public Matches<Field> find(Name wanted, Naming naming) {
    return all.find(wanted, naming);
  }

  /** Writes columns out, qualified; tells whether all of them could be. */
  boolean spell(List<Field> given, StringBuilder list, TypeKnowledge names) {
    if (name == null || !complete) {
      return false;
    }
    String qualifier = name.quoted() ? names.quoted(name.text()) : name.text();
    for (Field field : given) {
      if (field.name() == null || !field.expanded()) {
        return false;
      }
      list.append(list.isEmpty() ? "" : ", ").append(qualifier).append('.');
      list.append(names.quoted(field.name().text()));
    }
    return true;
  }

  /** Returns a column of it as it is written elsewhere; empty where that cannot be. */
  public Optional<String> spelled(Field field, TypeKnowledge names) {
    StringBuilder spelled = new StringBuilder();
    return spell(List.of(field), spelled, names)
        ? Optional.of(spelled.toString())
        : Optional.empty();
  }
}
