package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.resolve.Matches;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which tables a list of columns has a key. Where two results agree in a key of a table
 * they have one row of it, or none, so that they agree in all of its cells too, however those were
 * sealed. That holds for one reading of the table, under one alias, in one query.
 */
final class TableRows {
  private final StatementReaders readers;

  TableRows(StatementReaders readers) {
    this.readers = readers;
  }

  /** Tells whether a column is one of a table of which a key is in the list. */
  boolean isToldByKey(Output column, List<Output> list, Scope scope) {
    SourceColumn place = column.of();
    if (place == null || !scope.sources().contains(place.source())) {
      return false; // of a query further in or out
    }
    Source source = place.source();
    Set<String> columns =
        list.stream()
            .map(Output::of)
            .filter(Objects::nonNull)
            .filter(each -> each.source() == source)
            .map(SourceColumn::column)
            .collect(Collectors.toSet());
    return source.rows().stream()
        .flatMap(table -> readers.reading.schema().rowKeys(table).stream())
        .anyMatch(key -> !key.isEmpty() && columns.containsAll(key));
  }

  /**
   * Returns the column of a source that an expression is; null for anything else, and where it may
   * mean another one.
   *
   * @param selected what is selected, where its names are seen too
   */
  @Nullable SourceColumn of(Expression expression, Scope scope, List<Output> selected) {
    if (!(expression instanceof Operand.ColumnName column) || !scope.hasNoMerged()) {
      return null;
    }
    Name name = column.last().name();
    boolean qualified = !column.qualifier().isEmpty();
    List<Source> sources = scope.sources();
    if (qualified) {
      Matches<Source> called = readers.columns.called(column.qualifier(), scope);
      sources = called.maybe().isEmpty() ? called.same() : List.of();
    }
    if (!qualified && isNone(name, sources)) {
      return selected(name, selected);
    }
    SourceColumn found = only(name, sources);
    boolean hidden =
        !qualified
            && selected.stream()
                .filter(
                    each ->
                        each.name() != null && readers.reading.naming().mayBe(name, each.name()))
                .anyMatch(each -> !Objects.equals(found, each.of()));
    return hidden ? null : found;
  }

  /** Tells whether no source has a column of a name. */
  private boolean isNone(Name name, List<Source> sources) {
    return sources.stream()
        .allMatch(
            each ->
                each.isComplete()
                    && each.find(name, readers.reading.naming()).same().isEmpty()
                    && each.find(name, readers.reading.naming()).maybe().isEmpty());
  }

  /** Returns the column that is selected under a name, where that is one. */
  private @Nullable SourceColumn selected(Name name, List<Output> selected) {
    List<Output> called =
        selected.stream()
            .filter(
                each -> each.name() != null && readers.reading.naming().mayBe(name, each.name()))
            .toList();
    boolean one =
        called.size() == 1
            && readers
                .reading
                .naming()
                .same(name, Objects.requireNonNull(called.get(0).name()), Kind.COLUMN);
    return one ? called.get(0).of() : null;
  }

  private @Nullable SourceColumn only(Name name, List<Source> sources) {
    List<SourceColumn> found = new ArrayList<>();
    for (Source source : sources) {
      Matches<Output> columns = source.find(name, readers.reading.naming());
      if (!columns.maybe().isEmpty() || !source.isComplete()) {
        return null;
      }
      columns.same().forEach(each -> found.add(in(source, each)));
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Returns a column of a source as the place that it is. */
  static SourceColumn in(Source source, Output column) {
    return new SourceColumn(source, Objects.requireNonNull(column.name()).text());
  }
}
