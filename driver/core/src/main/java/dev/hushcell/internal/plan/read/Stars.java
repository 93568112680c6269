package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Columns;
import dev.hushcell.internal.plan.resolve.Matches;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expands {@code *} and {@code t.*}. */
final class Stars {
  private final StatementReading reading;

  Stars(StatementReading reading) {
    this.reading = reading;
  }

  /** Returns the columns that a star stands for. */
  List<Output> expand(Operand.AllColumns star, Scope scope) {
    if (!star.replaced().isEmpty()) {
      throw reading.notUnderstood("* REPLACE", star);
    }
    List<Output> outputs = new ArrayList<>();
    StringBuilder spelled = new StringBuilder();
    boolean spellable = star.except().isEmpty() && scope.hasNoMerged();
    List<Source> sources = sources(star, scope);
    for (Source source : sources) {
      List<Output> columns = star.qualifier().isEmpty() ? starred(source) : source.columns();
      columns.forEach(column -> requireShown(column, star));
      outputs.addAll(of(source, columns, scope));
      spellable &= source.spell(columns, spelled, reading.types());
    }
    if (outputs.isEmpty()) {
      outputs.add(Output.REST);
    }
    String columns = spellable ? spelled.toString() : null;
    Star found = new Star(reading.position(star), reading.end(star), columns);
    if (sources.stream().anyMatch(Source::isReshaped)) {
      spell(found, reading);
    }
    return except(star, outputs).stream()
        .map(output -> output.equals(Output.REST) ? output : output.outOf(found))
        .toList();
  }

  private void requireShown(Output column, Operand.AllColumns star) {
    String name = column.name() == null ? "*" : column.name().text();
    reading.permission().requireShown(column.provenance(), name, reading.position(star));
  }

  private List<Output> starred(Source source) {
    return source.starred(reading.rules().joinedColumnsComeFirst());
  }

  private List<Source> sources(Operand.AllColumns star, Scope scope) {
    if (star.qualifier().isEmpty()) {
      return scope.sources();
    }
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      Matches<Source> called = new Columns(reading).called(star.qualifier(), at);
      if (!called.maybe().isEmpty()) {
        throw reading.notUnderstood("a * of a table whose name may mean two", star);
      }
      if (!called.same().isEmpty()) {
        reading.claims().claim(star.qualifier(), Role.QUALIFIER);
        return called.same();
      }
    }
    throw reading.notUnderstood("a * of a table that is not in reach", star);
  }

  private static List<Output> of(Source source, List<Output> columns, Scope scope) {
    List<Output> outputs = new ArrayList<>();
    for (Output column : columns) {
      boolean own = scope.hasNoMerged() && column.name() != null;
      outputs.add(own ? column.of(TableRows.in(source, column)) : column);
    }
    if (!source.isComplete()) {
      outputs.add(Output.REST);
    }
    return outputs;
  }

  private List<Output> except(Operand.AllColumns star, List<Output> outputs) {
    for (Operand.ColumnName column : star.except()) {
      Name name = column.last().name();
      if (!column.qualifier().isEmpty()) {
        throw reading.notUnderstood("* EXCEPT with a qualified column", column);
      }
      List<Output> except =
          outputs.stream()
              .filter(each -> each.name() != null && reading.naming().mayBe(name, each.name()))
              .toList();
      if (!except.stream().allMatch(each -> isSame(name, each))) {
        throw reading.notUnderstood("* EXCEPT with a name that may mean two columns", column);
      }
      if (!except.isEmpty()) {
        reading.claims().claim(column.last(), Role.COLUMN);
      }
      outputs.removeAll(except);
    }
    return outputs;
  }

  private boolean isSame(Name name, Output output) {
    return output.name() != null && reading.naming().same(name, output.name(), Naming.Kind.COLUMN);
  }

  /**
   * Makes sure of columns that are used by their place. Where they came out of a star the database
   * may have them in another order, and here, unlike in a result, nobody would see it; so they are
   * written out, or the statement is refused.
   */
  static void requireKnown(List<Output> outputs, StatementReading reading) {
    for (Output output : outputs) {
      if (output.expanded()) {
        spell(output.star(), reading);
      }
    }
  }

  private static void spell(@Nullable Star star, StatementReading reading) {
    if (star == null || star.columns() == null) {
      throw PlanFault.STAR_UNKNOWN.fault(
          "a * is used where the order of columns counts and cannot be checked; list the columns");
    }
    reading.spell(star);
  }
}
