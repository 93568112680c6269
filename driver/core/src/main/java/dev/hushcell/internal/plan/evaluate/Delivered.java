package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the database must deliver of a row beside what is selected: the cells that are opened, and
 * what it computes of plain columns.
 */
final class Delivered {
  private final StatementReading reading;
  private final Expressions expressions;
  private final Gathered gathered;
  private final Fetching fetching;
  private final List<@Nullable SourceColumn> columns = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();
  private final List<Integer> moved = new ArrayList<>();

  /** Starts with nothing that is delivered. */
  Delivered(
      StatementReading reading, Expressions expressions, Gathered gathered, Fetching fetching) {
    this.reading = reading;
    this.expressions = expressions;
    this.gathered = gathered;
    this.fetching = fetching;
  }

  /** What a column is fetched as, and the column of a relation that is meant. */
  record Fetched(String written, @Nullable SourceColumn of) {}

  Fetching fetching() {
    return fetching;
  }

  /** Has delivered what was gathered of expressions since. */
  void add(
      List<Expression> written, Gathered.Mark before, Function<Gathered.Named, Fetched> places) {
    written.forEach(each -> ExpressionTypes.types(each).forEach(reading.roles()::form));
    open(before, places);
    tell(before, places);
  }

  /** Has the cells fetched that were gathered since, and keeps what is compared with them. */
  private void open(Gathered.Mark before, Function<Gathered.Named, Fetched> places) {
    for (Gathered.Cell cell : gathered.cellsSince(before)) {
      Fetched fetched = places.apply(cell.name());
      columns.add(fetched.of());
      Provenance opened = new Provenance.Cell(cell.column());
      cells.add(fetching.need(fetched.written(), opened, fetched.of()));
    }
    gathered
        .keptSince(before)
        .forEach(each -> reading.roles().evaluate(each.slot(), each.type(), each.beside()));
  }

  /** Has the database tell what was gathered since. */
  private void tell(Gathered.Mark before, Function<Gathered.Named, Fetched> places) {
    for (Gathered.Told each : gathered.toldSince(before)) {
      each.names().forEach(name -> columns.add(places.apply(name).of()));
      told.add(fetching.told(written(each, places)));
      expressions.condition(Optional.of(each.written()));
      each.parts().forEach(part -> moved.addAll(reading.parameters(part)));
    }
  }

  /** Returns a condition with its columns written otherwise. */
  private String written(Gathered.Told told, Function<Gathered.Named, Fetched> places) {
    return told.text(part -> written(part, told.inOrder(), places));
  }

  private String written(
      Expression part, List<Gathered.Named> names, Function<Gathered.Named, Fetched> places) {
    return reading.text(
        part,
        names.stream()
            .filter(name -> isWithin(name.written(), part))
            .map(
                name -> new StatementReading.Replaced(name.written(), places.apply(name).written()))
            .toList());
  }

  private static boolean isWithin(Node node, Node around) {
    return node.place().begin() >= around.place().begin()
        && node.place().end() <= around.place().end();
  }

  /** Returns the columns that conditions are of; null where the relation is not known. */
  List<@Nullable SourceColumn> columns() {
    return columns;
  }

  /** Returns the parameters, from 1, of what the database computes, in the order of fetching. */
  List<Integer> moved() {
    return moved;
  }

  List<Evaluation.Cell> cells() {
    List<Evaluation.Cell> all = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      all.add(new Evaluation.Cell(gathered.cells().get(i).column(), fetching.place(cells.get(i))));
    }
    return all;
  }

  /** Returns where it is fetched what the database tells. */
  List<Integer> told() {
    return told.stream().map(fetching::place).toList();
  }

  /** Returns the literals that stay here. */
  List<Evaluation.Kept> kept() {
    return gathered.kept().stream()
        .filter(each -> !each.slot().isParameter())
        .map(
            each ->
                new Evaluation.Kept(
                    reading.tokens().get(each.slot().token()).begin(), each.beside()))
        .toList();
  }
}
