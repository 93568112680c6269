package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.FieldValues;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells which columns of its relations a query is sorted by. */
record SortKeys(
    StatementReading reading, Resolver resolver, FieldValues values, Sorting.Rows rows) {
  /**
   * A key of ORDER BY: a column of a relation of the query, or what the driver computes.
   *
   * @param written what stands there
   * @param column the column; null where it is computed
   * @param spelled how the column is written elsewhere, where a place or a name of what is selected
   *     stands for it; null where it is written as it stands there
   * @param computed what is computed; null where it is a column
   */
  record SortKey(
      Expression written,
      Provenance value,
      @Nullable SourceColumn column,
      @Nullable String spelled,
      @Nullable Computed computed) {}

  /** Returns the keys, by what each means; none where one of them is something else. */
  List<SortKey> of(
      List<Clause.OrderItem> items,
      Sorting sorting,
      Function<Expression, Optional<Computed>> computing,
      Function<Field, Optional<Computed>> outputs) {
    List<SortKey> keys = new ArrayList<>();
    for (Clause.OrderItem item : items) {
      Expression written = item.value();
      Optional<Computed> output = output(written, outputs);
      if (output.isPresent()) {
        reading.roles().plain(new Slots(reading).of(written).stream().toList());
        keys.add(new SortKey(written, Provenance.plain(), null, null, output.get()));
        continue;
      }
      if (!isColumn(written)) {
        computing
            .apply(written)
            .filter(each -> isOfRelations(written))
            .map(each -> new SortKey(written, Provenance.plain(), null, null, each))
            .ifPresent(keys::add);
        continue;
      }
      Sorting.Key meant = sorting.key(written, rows);
      // What is selected is not seen where it is ranked: a place or a name of it means nothing
      // there.
      SourceColumn there = resolver.column(written, rows.scope(), List.of());
      boolean own = there != null && there.equals(meant.of());
      SourceColumn column = own ? there : selected(written);
      Optional<String> spelled = column == null ? Optional.empty() : spelled(column);
      if (column != null && (own || spelled.isPresent())) {
        keys.add(
            new SortKey(written, meant.value(), column, own ? null : spelled.orElseThrow(), null));
      }
    }
    return keys.size() == items.size() ? keys : List.of();
  }

  /** Returns what is selected, and computed, that a place or the only such name stands for. */
  private Optional<Computed> output(
      Expression written, Function<Field, Optional<Computed>> outputs) {
    Optional<Slot> number = new Slots(reading).of(written);
    if (number.isPresent()) {
      return number.get().value() instanceof BigDecimal place && isPlace(place)
          ? outputs.apply(rows.fields().get(place.intValueExact() - 1))
          : Optional.empty();
    }
    if (!(written instanceof Operand.ColumnName column) || !column.qualifier().isEmpty()) {
      return Optional.empty();
    }
    List<Field> called = resolver.called(column.last().name(), rows.fields());
    Optional<Computed> output =
        called.size() == 1 ? outputs.apply(called.get(0)) : Optional.empty();
    output.ifPresent(any -> reading.claims().claim(column.last(), Role.LABEL));
    return output;
  }

  /** Tells whether a key is the name of a column, or a number that stands for a place. */
  private static boolean isColumn(Expression key) {
    return key instanceof Operand.ColumnName
        || (key instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NUMBER);
  }

  /** Tells whether names in it mean columns of relations, whatever is selected by such a name. */
  private boolean isOfRelations(Expression computed) {
    List<Operand.ColumnName> names = ExpressionTypes.names(computed);
    return !rows.fields().contains(Field.REST)
        && names.stream()
            .allMatch(
                name -> {
                  SourceColumn meant = resolver.column(name, rows.scope(), List.of());
                  return meant != null
                      && (!name.qualifier().isEmpty()
                          || resolver.called(name.last().name(), rows.fields()).stream()
                              .allMatch(each -> meant.equals(each.of())));
                });
  }

  /** Returns the column that a place, or a name that nothing else has, stands for. */
  private @Nullable SourceColumn selected(Expression written) {
    Optional<Slot> number = new Slots(reading).of(written);
    if (number.isPresent()) {
      return number.get().value() instanceof BigDecimal place ? at(place) : null;
    }
    if (!(written instanceof Operand.ColumnName column) || !column.qualifier().isEmpty()) {
      return null;
    }
    Name name = column.last().name();
    Set<@Nullable SourceColumn> meant = new HashSet<>();
    resolver.called(name, rows.fields()).forEach(each -> meant.add(each.of()));
    boolean nowhere =
        rows.scope().relations().stream().allMatch(each -> resolver.isNot(name, each));
    return nowhere && meant.size() == 1 ? meant.iterator().next() : null;
  }

  private @Nullable SourceColumn at(BigDecimal place) {
    return isPlace(place) ? rows.fields().get(place.intValueExact() - 1).of() : null;
  }

  private boolean isPlace(BigDecimal place) {
    return place.signum() > 0
        && place.scale() == 0
        && place.compareTo(BigDecimal.valueOf(rows.fields().size())) <= 0
        && !rows.fields().contains(Field.REST);
  }

  private Optional<String> spelled(SourceColumn column) {
    RelationType relation = column.relation();
    return relation
        .stored(column.column())
        .flatMap(each -> relation.spelled(each, reading.types()));
  }

  /** Returns the places of all plain columns, which tell distinct rows apart. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < rows.fields().size(); i++) {
      if (values.of(rows.fields().get(i)).equals(Provenance.plain())) {
        places.add(String.valueOf(i + 1));
      }
    }
    return places;
  }

  /** Returns columns that tell rows apart: the primary keys of the tables that are read. */
  List<String> ties() {
    List<String> ties = new ArrayList<>();
    for (RelationType relation : rows.scope().relations()) {
      primaryKey(relation).stream()
          .sorted()
          .flatMap(column -> relation.stored(column).stream())
          .forEach(each -> relation.spelled(each, reading.types()).ifPresent(ties::add));
    }
    return ties;
  }

  /** Tells whether a column is one of the primary key of its table. */
  boolean isOfPrimaryKey(SourceColumn column) {
    return primaryKey(column.relation()).contains(column.column());
  }

  private Set<String> primaryKey(RelationType relation) {
    return relation.rows().map(reading.schema()::primaryKey).orElse(Set.of());
  }
}
