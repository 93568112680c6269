package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedColumns;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Views of which the configuration says what their columns are. Where their text is understood it
 * must say the same, and counts; the configuration is believed only where nothing else tells.
 */
record TrustedViews(
    StatementReading reading, TrustedColumns named, Function<Relation, List<Field>> views) {
  /** Returns the columns of a view, or refuses the statement. */
  List<Field> columns(Relation view, TrustedView said, int position) {
    if (view.isTable() || reading.protection().isProtected(view.name())) {
      throw PlanFault.VIEW_DIFFERS.at(
          position,
          view.name()
              + " is listed under views: and is a table; declare its columns under"
              + " columns:, or correct the name");
    }
    requireAllNamed(view, said, position);
    Optional<List<Field>> read = read(view);
    read.ifPresent(columns -> requireSame(view, said, columns, position));
    return read.orElseGet(() -> believed(view, said, position));
  }

  /** What a view has and nobody speaks of could be a cell, or be compared with one. */
  private void requireAllNamed(Relation view, TrustedView said, int position) {
    requireDistinct(view, position);
    List<String> unnamed =
        view.columns().stream().filter(each -> said.column(each).isEmpty()).toList();
    List<String> missing =
        said.columns().stream()
            .map(TrustedView.Column::name)
            .filter(each -> !view.hasDeclared(each))
            .toList();
    if (!unnamed.isEmpty()) {
      throw PlanFault.VIEW_COLUMNS.at(
          position,
          view.name()
              + " is listed under views: without its columns "
              + String.join(", ", unnamed)
              + "; say plain, or the protected column, for each");
    }
    if (!missing.isEmpty()) {
      throw PlanFault.VIEW_COLUMNS.at(
          position,
          view.name()
              + " is listed under views: with columns that it does not have: "
              + String.join(", ", missing)
              + "; correct the names");
    }
  }

  /** One word for two columns would say that both have cells, or that none has. */
  private static void requireDistinct(Relation view, int position) {
    Set<String> keys = new HashSet<>();
    for (String column : view.columns()) {
      boolean distinct = Collections.disjoint(keys, Naming.keys(column));
      keys.addAll(Naming.keys(column));
      if (!distinct) {
        throw PlanFault.VIEW_COLUMNS.at(
            position,
            view.name()
                + " is listed under views: and has two columns "
                + column
                + " that differ in case only; give one of them another name");
      }
    }
  }

  /** Returns what the text of the view says; empty where there is none or it is not understood. */
  private Optional<List<Field>> read(Relation view) {
    try {
      return view.definition() == null ? Optional.empty() : Optional.of(views.apply(view));
    } catch (Fault notUnderstood) {
      if (notUnderstood.code() == PlanFault.REACHES) {
        return Optional.empty();
      }
      throw notUnderstood;
    }
  }

  private void requireSame(Relation view, TrustedView said, List<Field> columns, int position) {
    for (Field column : columns) {
      String name = Objects.requireNonNull(column.name()).text();
      Optional<NamedColumn> cells = said.column(name).flatMap(TrustedView.Column::cells);
      Optional<ProtectedColumn> found = cells(column);
      boolean same =
          cells.isPresent() == found.isPresent()
              && found
                  .map(each -> cells.orElseThrow().means(each.name(), view.name().schema()))
                  .orElse(true);
      if (!same) {
        throw PlanFault.VIEW_DIFFERS.at(
            position,
            ("%s.%s is listed under views: as %s, and the text of the view says it is %s;"
                    + " correct the one or the other")
                .formatted(
                    view.name(),
                    name,
                    cells.map(NamedColumn::toString).orElse("plain"),
                    found.map(each -> each.name().toString()).orElse("plain")));
      }
    }
  }

  private static Optional<ProtectedColumn> cells(Field field) {
    return field.origin() instanceof Field.Origin.Stored stored
            && stored.provenance() instanceof Provenance.Cell cell
        ? Optional.of(cell.column())
        : Optional.empty();
  }

  private List<Field> believed(Relation view, TrustedView said, int position) {
    List<Field> columns = new ArrayList<>();
    for (String column : view.columns()) {
      Provenance provenance =
          said.column(column)
              .flatMap(TrustedView.Column::cells)
              .<Provenance>map(cells -> new Provenance.Cell(column(view, cells, position)))
              .orElse(Provenance.plain());
      columns.add(Field.ofTable(column, provenance));
    }
    return columns;
  }

  private ProtectedColumn column(Relation view, NamedColumn cells, int position) {
    return named
        .find(cells, view.name().schema())
        .orElseThrow(
            () ->
                PlanFault.VIEW_COLUMNS.at(
                    position,
                    ("%s is listed under views: with a column of %s, which is not a protected"
                            + " column in schema %s; create it through this driver, or name its schema"
                            + " too")
                        .formatted(
                            view.name(), cells, cells.schema().orElse(view.name().schema()))));
  }
}
