package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which the database makes equal ones one, before any is dropped or sorted here: keys of
 * their tables may tell them apart.
 *
 * @param derived the one derived table that is read; empty for tables
 * @param rows what is selected, and from where
 */
record DistinctRows(
    Query query,
    Select select,
    Optional<Summarizing> summarizing,
    Optional<Select> derived,
    Sorting.Rows rows,
    StatementReading reading,
    Analysis analysis,
    Expressions expressions) {
  /** Tells whether equal rows become one. */
  boolean isThere() {
    return PlainQuery.isDistinct(select) || summarizing.filter(Summarizing::distinct).isPresent();
  }

  /** Tells whether the database can tell distinct rows apart, by keys of their tables. */
  boolean areToldByKeys() {
    List<@Nullable SourceColumn> told = new ArrayList<>();
    rows.fields().forEach(each -> told.add(each.of()));
    List<Expression> written = new ArrayList<>();
    select.items().forEach(each -> written.add(each.value()));
    query.order().ifPresent(order -> order.items().forEach(each -> written.add(each.value())));
    return PlainQuery.isDistinct(select)
        && Condition.members(select.where()).stream().allMatch(each -> isToldOf(each, told))
        && written.stream()
            .flatMap(each -> ExpressionTypes.names(each).stream())
            .filter(this::isCell)
            .allMatch(name -> isTold(column(name), told, rows.scope()));
  }

  /**
   * With a cell in it, a condition is decided in the driver, which then needs all of its columns.
   */
  private boolean isToldOf(Expression member, List<@Nullable SourceColumn> told) {
    List<Operand.ColumnName> names = ExpressionTypes.names(member);
    return names.stream().noneMatch(this::isCell)
        || names.stream()
            .filter(name -> column(name) != null)
            .allMatch(
                name ->
                    (!isCell(name) && told.contains(column(name)))
                        || isTold(column(name), told, rows.scope()));
  }

  private boolean isCell(Operand.ColumnName name) {
    return column(name) != null && expressions.read(name) instanceof Provenance.Cell;
  }

  /**
   * Refuses columns that are fetched if equal rows were more by them: each of those that are needed
   * must be selected, or a key of its table.
   */
  void requireSame(List<@Nullable SourceColumn> needed) {
    if (!isThere() || countsKeys()) {
      return;
    }
    List<@Nullable SourceColumn> told = new ArrayList<>();
    rows.fields().forEach(each -> told.add(each.of()));
    summarizing.filter(Summarizing::distinct).ifPresent(each -> told.add(column(each.argument())));
    for (@Nullable SourceColumn each : needed) {
      boolean same =
          each != null
              && (told.contains(each)
                  || isTold(each, told, rows.scope())
                  || isToldWithin(each, told));
      if (!same) {
        throw reading.notUnderstood(
            "DISTINCT beside a condition or an order that is evaluated in the driver, without a key"
                + " of the table of its column in the list");
      }
    }
  }

  /**
   * Tells whether rows of a table are counted by its key, each once, however often it is joined.
   */
  private boolean countsKeys() {
    return summarizing
        .filter(Summarizing::distinct)
        .map(each -> column(each.argument()))
        .filter(key -> isTold(key, List.of(key), rows.scope()))
        .isPresent();
  }

  private @Nullable SourceColumn column(Expression written) {
    return analysis.resolver().column(written, rows.scope(), List.of());
  }

  private boolean isTold(
      @Nullable SourceColumn column, List<@Nullable SourceColumn> told, Scope scope) {
    return expressions.queries().sorting().isToldByKey(column, told, scope);
  }

  /** Of a derived table that delivers its rows as they are, a key tells as much as in it. */
  private boolean isToldWithin(SourceColumn column, List<@Nullable SourceColumn> told) {
    if (derived.isEmpty()) {
      return false;
    }
    List<Field> fields = analysis.fields(derived.get());
    List<@Nullable SourceColumn> within = new ArrayList<>();
    for (@Nullable SourceColumn each : told) {
      if (each != null && each.relation() == column.relation()) {
        within.add(within(each, fields));
      }
    }
    return isTold(within(column, fields), within, analysis.scope(derived.get()));
  }

  /** Returns what a column of a derived table is in it. */
  private static @Nullable SourceColumn within(SourceColumn column, List<Field> fields) {
    return RelationType.only(fields, column.column())
        .flatMap(each -> Optional.ofNullable(each.of()))
        .orElse(null);
  }
}
