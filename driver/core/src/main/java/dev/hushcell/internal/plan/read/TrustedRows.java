package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.trusted.Returned;
import dev.hushcell.internal.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** The rows of routines that stand where a table could, as the configuration declares them. */
final class TrustedRows {
  private TrustedRows() {}

  /**
   * Returns the columns of a routine; empty where nothing says that it has cells. Its call was read
   * before.
   */
  static Optional<List<Output>> of(TableFunction item, StatementReaders readers) {
    return readers
        .trusted
        .returned(item.getFunction())
        .flatMap(returned -> columns(returned, item, readers));
  }

  private static Optional<List<Output>> columns(
      Returned returned, TableFunction item, StatementReaders readers) {
    if (!returned.results().isEmpty()) {
      return outputs(returned.results().get(0), item, readers);
    }
    List<CallOutcome.Column> given = new ArrayList<>();
    if (returned.returns().column() != null) { // it has the name of the alias, else of the routine
      String name =
          item.getAlias() == null
              ? item.getFunction()
                  .getMultipartName()
                  .get(item.getFunction().getMultipartName().size() - 1)
              : item.getAlias().getName();
      given.add(
          new CallOutcome.Column(Optional.of(Name.of(name).text()), returned.returns().column()));
    }
    if (returned.hasParts()) { // which names its parameters have as columns differs by their number
      throw readers.reading.notUnderstood(
          "a routine with out: parameters, as a table without results:", item);
    }
    return given.isEmpty() ? Optional.empty() : outputs(given, item, readers);
  }

  private static Optional<List<Output>> outputs(
      List<CallOutcome.Column> columns, TableFunction item, StatementReaders readers) {
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
    return Optional.of(outputs);
  }

  private static @Nullable Name name(CallOutcome.Column column) {
    return column.name().map(name -> new Name(name, false)).orElse(null);
  }

  private static Provenance provenance(CallOutcome.Column column) {
    return column.column() == null ? Provenance.plain() : new Provenance.Cell(column.column());
  }
}
