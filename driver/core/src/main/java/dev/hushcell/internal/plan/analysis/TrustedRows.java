package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Returned;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of routines that stand where a table could, as the configuration declares them. */
final class TrustedRows {
  private TrustedRows() {}

  /** Returns the columns of a routine; empty where nothing says that it has cells. */
  static Optional<List<Field>> of(
      Relation.TableFunction item, TrustedCalls trusted, StatementReading reading) {
    if (item.calls().size() != 1 || !(item.calls().get(0) instanceof Computation.Function call)) {
      return Optional.empty();
    }
    return trusted.outcome(call).flatMap(returned -> fields(returned, item, call, reading));
  }

  private static Optional<List<Field>> fields(
      Returned returned,
      Relation.TableFunction item,
      Computation.Function call,
      StatementReading reading) {
    if (!returned.results().isEmpty()) {
      return fields(returned.results().get(0), item, reading);
    }
    if (returned.hasParts()) { // which names its parameters have as columns differs by their number
      throw reading.notUnderstood(
          "a routine with out: parameters, as a table without results:", item);
    }
    if (returned.returns().column() == null) {
      return Optional.empty();
    }
    // It has the name of the alias, else of the routine.
    Identifier routine = call.last();
    Name name = item.alias().map(Part.Alias::name).orElse(routine).name();
    return fields(
        List.of(new CallOutcome.Column(Optional.of(name.text()), returned.returns().column())),
        item,
        reading);
  }

  private static Optional<List<Field>> fields(
      List<CallOutcome.Column> columns, Relation.TableFunction item, StatementReading reading) {
    if (columns.stream().allMatch(column -> column.column() == null)) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    for (CallOutcome.Column column : columns) {
      if (column.name().isEmpty()) {
        throw reading.notUnderstood("a routine whose columns have no names under results:", item);
      }
      Name name = new Name(column.name().get(), false);
      fields.add(
          new Field(
              name,
              column.column() == null
                  ? Field.Origin.PLAIN
                  : new Field.Origin.Stored(new Provenance.Cell(column.column()))));
    }
    if (item.ordinality()) {
      fields.add(new Field(Name.stored("ordinality"), Field.Origin.PLAIN));
    }
    return Optional.of(fields);
  }
}
