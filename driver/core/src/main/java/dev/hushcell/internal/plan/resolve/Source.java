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
    this.name = name;
    this.table = table;
    columns.forEach(this.columns::add);
    this.complete = complete;
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

  public boolean isComplete() {
    return complete;
  }

  public List<Output> columns() {
    return columns.all();
  }

  /** Tells whether any of its columns is a cell, or may be. */
  public boolean mayHaveCells() {
    return !complete
        || columns.all().stream().anyMatch(each -> each.provenance() instanceof Provenance.Cell);
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
      return columns.all().stream().filter(column -> !hidden.contains(column)).toList();
    }
    List<Output> ordered = new ArrayList<>(shared);
    ordered.removeAll(hidden);
    for (Output column : columns.all()) {
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
