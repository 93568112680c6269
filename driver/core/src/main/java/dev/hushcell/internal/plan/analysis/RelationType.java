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
  private final int listed;
  private final @Nullable List<Field> shown;
  private final @Nullable TableName rows;

  private RelationType(
      @Nullable Name name,
      @Nullable TableName table,
      FieldIndex all,
      boolean complete,
      int listed,
      @Nullable List<Field> shown,
      @Nullable TableName rows) {
    this.name = name;
    this.table = table;
    this.all = all;
    this.complete = complete;
    this.listed = listed;
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
    this(name, table, new FieldIndex(fields), complete, fields.size(), null, null);
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
   * @param listed how many of its fields a star stands for, which come first
   * @param shown the names of the columns that an application sees, in its order, where these are
   *     not all, or are in another order than the database has them
   */
  static RelationType ofTable(
      Name called,
      @Nullable TableName reference,
      TableName rows,
      List<Field> fields,
      int listed,
      Optional<List<String>> shown) {
    List<Field> seen = shown.map(names -> ordered(names, fields)).orElse(null);
    return new RelationType(called, reference, new FieldIndex(fields), true, listed, seen, rows);
  }

  private static List<Field> ordered(List<String> names, List<Field> fields) {
    return names.stream()
        .map(Name::stored)
        .flatMap(name -> fields.stream().filter(each -> name.equals(each.name())))
        .toList();
  }

  RelationType called(Name other) {
    return new RelationType(other, null, all, complete, listed, shown, null);
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
    return shown == null ? listed() : shown;
  }

  /** Returns the fields that a star stands for to the database, in its order. */
  List<Field> listed() {
    return all.all().subList(0, listed);
  }

  /** Tells whether a star stands for a field that an application does not see. */
  public boolean hidesFields() {
    return shown().size() < listed;
  }

  /** Returns all fields, in the order of the database, those that a star leaves out last. */
  public List<Field> all() {
    return all.all();
  }

  /** Returns the only column that is stored under a name; empty where there are none or several. */
  public Optional<Field> stored(String column) {
    return only(all(), column);
  }

  /** Returns the only one of some fields that has a name as it is stored. */
  public static Optional<Field> only(List<Field> fields, String name) {
    List<Field> called =
        fields.stream()
            .filter(each -> each.name() != null && each.name().text().equals(name))
            .toList();
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
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
