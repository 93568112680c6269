package dev.hushcell.internal.plan.scope;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.TableName;
import dev.hushcell.policy.TypeKnowledge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands between FROM and WHERE: a table, a derived table or a function. */
public final class Source {
  private final @Nullable Name name;
  private final @Nullable TableName table;
  private final List<Output> columns;
  private final boolean complete;
  private final List<String> shared = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();

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
    this.columns = List.copyOf(columns);
    this.complete = complete;
  }

  @Nullable
  public TableName table() {
    return table;
  }

  public boolean isComplete() {
    return complete;
  }

  public List<Output> columns() {
    return columns;
  }

  public boolean isCalled(Name qualifier) {
    return name != null && qualifier.mayMean(name.text());
  }

  /** Returns the columns that a name may mean; exactly one where its case decides. */
  public List<Output> find(Name wanted) {
    List<Output> found = new ArrayList<>();
    for (Output column : columns) {
      if (column.name() != null && wanted.mayMean(column.name())) {
        found.add(column);
      }
    }
    if (found.size() > 1 && wanted.quoted()) {
      found.removeIf(column -> !wanted.text().equals(column.name()));
    }
    return found;
  }

  /** Takes note of a column that is joined by name with one of a later source. */
  public void share(String folded) {
    if (!shared.contains(folded)) {
      shared.add(folded);
    }
  }

  /** Takes note of a column that a star leaves out, because an earlier source has it. */
  public void hide(String folded) {
    hidden.add(folded);
  }

  /** Returns the columns in the order of a star over several sources: shared ones come first. */
  public List<Output> starred() {
    List<Output> ordered = new ArrayList<>();
    for (String each : shared) {
      if (!hidden.contains(each)) {
        columns.stream().filter(column -> isCalled(column, each)).forEach(ordered::add);
      }
    }
    for (Output column : columns) {
      String folded = column.name() == null ? "" : Names.fold(column.name());
      if (!shared.contains(folded) && !hidden.contains(folded)) {
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
      list.append(names.quoted(column.name()));
    }
    return true;
  }

  private static boolean isCalled(Output column, String folded) {
    return column.name() != null && Names.fold(column.name()).equals(folded);
  }
}
