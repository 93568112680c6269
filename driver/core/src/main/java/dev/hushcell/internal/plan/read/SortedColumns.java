package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.evaluate.SortKey;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which columns of its sources a query is sorted by. */
final class SortedColumns {
  private final StatementReaders readers;
  private final List<Output> outputs;
  private final Scope scope;

  SortedColumns(StatementReaders readers, List<Output> outputs, Scope scope) {
    this.readers = readers;
    this.outputs = outputs;
    this.scope = scope;
  }

  /**
   * Returns the keys; empty where one of them is something else.
   *
   * @param read what each of them means
   */
  List<SortKey> keys(List<Clause.OrderItem> items, List<Output> read) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Expression written = items.get(i).value();
      Output meant = read.get(i);
      // What is selected is not seen where it is ranked: a place or a name of it means nothing
      // there.
      SourceColumn there = readers.rows.of(written, scope, List.of());
      boolean own = there != null && there.equals(meant.of());
      SourceColumn column = own ? there : selected(written);
      Optional<String> spelled = column == null ? Optional.empty() : spelled(column);
      if (column != null && (own || spelled.isPresent())) {
        String elsewhere = own ? null : spelled.orElseThrow();
        keys.add(new SortKey(written, meant.provenance(), column, elsewhere));
      }
    }
    return keys.size() == items.size() ? keys : List.of();
  }

  /** Returns the column that a place, or a name that nothing else has, stands for. */
  private @Nullable SourceColumn selected(Expression written) {
    Optional<Slot> number = readers.slots.of(written);
    if (number.isPresent()) {
      return number.get().value() instanceof BigDecimal place ? at(place) : null;
    }
    if (!(written instanceof Operand.ColumnName column) || !column.qualifier().isEmpty()) {
      return null;
    }
    Name name = column.last().name();
    boolean elsewhere =
        scope.sources().stream()
            .anyMatch(
                each -> !each.isComplete() || !each.find(name, readers.reading.naming()).isEmpty());
    Set<@Nullable SourceColumn> meant = new HashSet<>();
    outputs.stream()
        .filter(each -> each.name() != null && readers.reading.naming().mayBe(name, each.name()))
        .forEach(each -> meant.add(each.of()));
    return elsewhere || meant.size() != 1 ? null : meant.iterator().next();
  }

  private @Nullable SourceColumn at(BigDecimal place) {
    boolean there =
        place.signum() > 0
            && place.scale() == 0
            && place.compareTo(BigDecimal.valueOf(outputs.size())) <= 0
            && !outputs.contains(Output.REST);
    return there ? outputs.get(place.intValueExact() - 1).of() : null;
  }

  private Optional<String> spelled(SourceColumn column) {
    List<Output> found = named(column.source(), Set.of(column.column()));
    return found.size() == 1 ? spelled(column.source(), found.get(0)) : Optional.empty();
  }

  private static List<Output> named(Source source, Set<String> names) {
    return source.all().stream()
        .filter(each -> each.name() != null && names.contains(each.name().text()))
        .toList();
  }

  private Optional<String> spelled(Source source, Output column) {
    StringBuilder spelled = new StringBuilder();
    return source.spell(List.of(column), spelled, readers.reading.types())
        ? Optional.of(spelled.toString())
        : Optional.empty();
  }

  /** Returns the places of all plain columns, which tell distinct rows apart. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).provenance().equals(Provenance.plain())) {
        places.add(String.valueOf(i + 1));
      }
    }
    return places;
  }

  /** Returns columns that tell rows apart: the primary keys of the tables that are read. */
  List<String> ties() {
    List<String> ties = new ArrayList<>();
    for (Source source : scope.sources()) {
      Set<String> key = source.rows().map(readers.reading.schema()::primaryKey).orElse(Set.of());
      named(source, key).stream()
          .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.name()).text()))
          .forEach(each -> spelled(source, each).ifPresent(ties::add));
    }
    return ties;
  }
}
