package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.trusted.Returned;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of routines that stand where a table could, as the configuration declares them. */
final class TrustedRows {
  private TrustedRows() {}

  /**
   * Returns the columns of a routine; empty where nothing says that it has cells.
   *
   * @param call its call, which was read before
   */
  static Optional<List<Output>> of(
      Relation.TableFunction item, Computation.Function call, StatementReaders readers) {
    return readers
        .trusted
        .returned(call)
        .flatMap(returned -> columns(returned, item, call, readers));
  }

  private static Optional<List<Output>> columns(
      Returned returned,
      Relation.TableFunction item,
      Computation.Function call,
      StatementReaders readers) {
    if (!returned.results().isEmpty()) {
      return outputs(returned.results().get(0), item, readers);
    }
    List<CallOutcome.Column> given = new ArrayList<>();
    if (returned.returns().column() != null) { // it has the name of the alias, else of the routine
      Identifier routine = call.name().get(call.name().size() - 1);
      Name name = item.alias().map(Part.Alias::name).orElse(routine).name();
      given.add(new CallOutcome.Column(Optional.of(name.text()), returned.returns().column()));
    }
    if (returned.hasParts()) { // which names its parameters have as columns differs by their number
      throw readers.reading.notUnderstood(
          "a routine with out: parameters, as a table without results:", item);
    }
    return given.isEmpty() ? Optional.empty() : outputs(given, item, readers);
  }

  private static Optional<List<Output>> outputs(
      List<CallOutcome.Column> columns, Relation.TableFunction item, StatementReaders readers) {
    if (columns.stream().allMatch(column -> column.column() == null)) {
      return Optional.empty();
    }
    List<Output> outputs = new ArrayList<>();
    for (CallOutcome.Column column : columns) {
      if (column.name().isEmpty()) {
        throw readers.reading.notUnderstood(
            "a routine whose columns have no names under results:", item);
      }
      outputs.add(new Output(name(column), provenance(column)));
    }
    if (item.ordinality()) {
      outputs.add(new Output(Name.stored("ordinality"), Provenance.plain()));
    }
    return Optional.of(outputs);
  }

  private static @Nullable Name name(CallOutcome.Column column) {
    return column.name().map(name -> new Name(name, false)).orElse(null);
  }

  private static Provenance provenance(CallOutcome.Column column) {
    return column.column() == null ? Provenance.plain() : new Provenance.Cell(column.column());
  }
}
