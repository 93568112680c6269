package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands between FROM and WHERE: a table, a derived table or a function. */
public final class Source {
  private final @Nullable Name name;
  private final @Nullable TableName table;
  private final NameIndex<Output> columns = new NameIndex<>(Output::name, Naming.Kind.COLUMN);
  private final boolean complete;
  private final Set<Output> shared = new LinkedHashSet<>();
  private final Set<Output> hidden = new HashSet<>();
  private final List<Output> listed;
  private final List<Output> seen;
  private final boolean reshaped;
  private final @Nullable TableName rows;

  /**
   * Describes a source.
   *
   * @param name the alias, else the name of the table; null when it has neither
   * @param table the table, where it may be referred to with its schema
   * @param columns the columns it has
   * @param complete whether it has no others
   */
  public Source(
      @Nullable Name name, @Nullable TableName table, List<Output> columns, boolean complete) {
    this(name, table, columns, complete, columns.size(), Optional.empty(), null);
  }

  private Source(
      @Nullable Name name,
      @Nullable TableName table,
      List<Output> columns,
      boolean complete,
      int listed,
      Optional<List<String>> seen,
      @Nullable TableName rows) {
    this.name = name;
    this.table = table;
    columns.forEach(this.columns::add);
    this.complete = complete;
    this.rows = rows;
    this.reshaped = seen.isPresent();
    this.listed = List.copyOf(columns.subList(0, listed));
    this.seen = seen.map(names -> ordered(names, columns)).orElse(this.listed);
  }

  /**
   * Describes a table that is read as it is.
   *
   * @param called the alias, else the name of the table
   * @param reference the table, where it may be referred to with its schema
   * @param rows the table whose rows are read
   * @param columns its columns
   * @param listed how many of them a star stands for, which come first
   * @param seen the names of the columns that an application sees, in its order, where these are
   *     not all, or are in another order than the database has them
   */
  public static Source ofTable(
      Name called,
      @Nullable TableName reference,
      TableName rows,
      List<Output> columns,
      int listed,
      Optional<List<String>> seen) {
    return new Source(called, reference, columns, true, listed, seen, rows);
  }

  private static List<Output> ordered(List<String> names, List<Output> columns) {
    return names.stream()
        .map(Name::stored)
        .flatMap(name -> columns.stream().filter(each -> name.equals(each.name())))
        .toList();
  }

  /** Returns the source under another name. */
  public Source called(Name other) {
    return new Source(
        other,
        null,
        columns.all(),
        complete,
        listed.size(),
        reshaped
            ? Optional.of(
                seen.stream().map(each -> Objects.requireNonNull(each.name()).text()).toList())
            : Optional.empty(),
        null);
  }

  /** Tells whether a star means something else to the application than to the database. */
  public boolean isReshaped() {
    return reshaped;
  }

  /** Returns what it is called; null when nothing can refer to it. */
  @Nullable
  public Name name() {
    return name;
  }

  @Nullable
  public TableName table() {
    return table;
  }

  /** Returns the table of which each row is read once, as it is; empty for anything else. */
  public Optional<TableName> rows() {
    return Optional.ofNullable(rows);
  }

  public boolean isComplete() {
    return complete;
  }

  /** Returns the columns that an application sees, in its order. */
  public List<Output> columns() {
    return seen;
  }

  /** Returns all columns, in the order of the database, those that a star leaves out last. */
  public List<Output> all() {
    return columns.all();
  }

  /** Tells whether any of its columns is no plain one, or may be, or is not for applications. */
  public boolean mayHaveCells() {
    return !complete
        || seen.size() < listed.size()
        || columns.all().stream().anyMatch(each -> !each.provenance().equals(Provenance.plain()));
  }

  /** Returns the columns that a name may mean. */
  public Matches<Output> find(Name wanted, Naming naming) {
    return columns.find(wanted, naming);
  }

  /** Takes note of a column that is joined by name with one of a later source. */
  public void share(Output column) {
    shared.add(column);
  }

  /** Takes note of a column that a star leaves out, because an earlier source has it. */
  public void hide(Output column) {
    hidden.add(column);
  }

  /**
   * Returns the columns in the order of a star over several sources.
   *
   * @param sharedFirst whether those by which it is joined come first
   */
  public List<Output> starred(boolean sharedFirst) {
    if (!sharedFirst) {
      return listed.stream().filter(column -> !hidden.contains(column)).toList();
    }
    List<Output> ordered = new ArrayList<>(shared);
    ordered.removeAll(hidden);
    for (Output column : seen) {
      if (!shared.contains(column) && !hidden.contains(column)) {
        ordered.add(column);
      }
    }
    return ordered;
  }

  /** Writes columns out, qualified; tells whether all of them could be. */
  public boolean spell(List<Output> given, StringBuilder list, TypeKnowledge names) {
    if (name == null || !complete) {
      return false;
    }
    String qualifier = name.quoted() ? names.quoted(name.text()) : name.text();
    for (Output column : given) {
      if (column.name() == null || !column.expanded()) {
        return false;
      }
      list.append(list.isEmpty() ? "" : ", ").append(qualifier).append('.');
      list.append(names.quoted(column.name().text()));
    }
    return true;
  }
}
