package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/** Expands {@code *} and {@code t.*}. */
final class Stars {
  private final Reading reading;

  Stars(Reading reading) {
    this.reading = reading;
  }

  /** Returns the columns that a star stands for. */
  List<Output> expand(AllColumns star, Scope scope) {
    if (star.getReplaceExpressions() != null && !star.getReplaceExpressions().isEmpty()) {
      throw reading.notUnderstood("* REPLACE", star);
    }
    List<Output> outputs = new ArrayList<>();
    if (star instanceof AllTableColumns table) {
      reading
          .mentions()
          .read(table.getTable(), table.getTable().getNameParts().toArray(new String[0]));
      for (Source source : scope.sources()) {
        if (Columns.isMeant(table.getTable(), source)) {
          outputs.addAll(of(source, source.columns()));
        }
      }
      if (outputs.isEmpty()) {
        outputs.add(Output.REST);
      }
    } else {
      scope.sources().forEach(source -> outputs.addAll(of(source, source.starred())));
    }
    return except(star, outputs);
  }

  private static List<Output> of(Source source, List<Output> columns) {
    List<Output> outputs = new ArrayList<>(columns);
    if (!source.isComplete()) {
      outputs.add(Output.REST);
    }
    return outputs;
  }

  private List<Output> except(AllColumns star, List<Output> outputs) {
    if (star.getExceptColumns() == null) {
      return outputs;
    }
    for (Column column : star.getExceptColumns()) {
      reading.mentions().read(column, column.getColumnName());
      Name name = Name.of(column.getColumnName());
      if (column.getTable() != null) {
        throw reading.notUnderstood("* EXCEPT with a qualified column", column);
      }
      outputs.removeIf(output -> output.name() != null && name.mayMean(output.name()));
    }
    return outputs;
  }

  /**
   * Refuses columns that are used by their place and came out of a star: the database may have them
   * in another order, and here, unlike in a result, nobody would see it.
   */
  static void requireKnown(List<Output> outputs) {
    if (outputs.stream().anyMatch(Output::expanded)) {
      throw PlanFault.STAR_UNKNOWN.fault(
          "a * is used where the order of columns counts and cannot be checked; list the columns");
    }
  }
}
