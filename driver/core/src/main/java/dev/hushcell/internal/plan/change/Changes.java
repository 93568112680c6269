package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads statements that change rows. */
public final class Changes {
  private final StatementReading reading;
  private final Analysis analysis;
  private final Expressions expressions;
  private final Inserts inserts;
  private final Updates updates;
  private final Merges merges;

  /** Builds the readers of a statement. */
  public Changes(
      StatementReading reading, Analysis analysis, Expressions expressions, Tables tables) {
    this.reading = reading;
    this.analysis = analysis;
    this.expressions = expressions;
    Assignments assignments = new Assignments(reading, expressions);
    Steering steering = new Steering(reading, expressions);
    KeysOfRows keys = new KeysOfRows(reading, analysis);
    Conflicts conflicts = new Conflicts(reading, expressions, assignments, keys);
    this.inserts = new Inserts(reading, expressions, assignments, conflicts, steering, keys);
    this.updates =
        new Updates(
            reading,
            expressions,
            assignments,
            steering,
            new Targets(reading, analysis, expressions, tables),
            keys);
    this.merges = new Merges(reading, expressions, assignments, steering);
  }

  /** Reads a statement; empty when it changes no rows. */
  public Optional<RowChange> read(Statement statement) {
    if (statement instanceof Change.Insert insert) {
      Target target = inserts.read(insert);
      return Optional.of(change(target, insert, insert.output(), insert.returning()));
    }
    if (statement instanceof Change.Update update) {
      Target target = updates.read(update);
      return Optional.of(change(target, update, update.output(), update.returning()));
    }
    if (statement instanceof Change.Delete delete) {
      Target target = updates.read(delete);
      return Optional.of(change(target, delete, delete.output(), delete.returning()));
    }
    if (statement instanceof Change.Merge merge) {
      Target target = merges.read(merge);
      return Optional.of(change(target, merge, Optional.empty(), merge.returning()));
    }
    return Optional.empty();
  }

  /** Reads what is delivered of the rows that were changed, as said before them or behind. */
  private RowChange change(
      Target target,
      Change change,
      Optional<Part.Returning> output,
      Optional<Part.Returning> returning) {
    Stream.of(output, returning).flatMap(Optional::stream).forEach(this::returned);
    return new RowChange(target, analysis.fields(change));
  }

  private void returned(Part.Returning clause) {
    if (!clause.into().isEmpty() || !clause.columns().isEmpty() || !clause.renamed().isEmpty()) {
      throw reading.notUnderstood(
          "RETURNING or OUTPUT with INTO or other names; read what it delivers, and write it in the"
              + " application");
    }
    expressions.queries().returned(clause);
  }
}
