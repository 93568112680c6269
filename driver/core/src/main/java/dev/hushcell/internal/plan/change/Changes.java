package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.List;
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

  /**
   * What was found out of a statement that changes rows.
   *
   * @param target the table that it changes
   * @param returned the fields that it delivers; none without RETURNING
   */
  public record RowChange(Target target, List<Field> returned) {}

  /** Reads a statement; empty when it changes no rows. */
  public Optional<RowChange> read(Statement statement) {
    if (!(statement instanceof Change change)) {
      return Optional.empty();
    }
    Target target = target(change);
    Stream.of(change.output(), change.returning())
        .flatMap(Optional::stream)
        .forEach(this::returned);
    return Optional.of(new RowChange(target, analysis.fields(change)));
  }

  private Target target(Change change) {
    if (change instanceof Change.Insert insert) {
      return inserts.read(insert);
    }
    if (change instanceof Change.Update update) {
      return updates.read(update);
    }
    return change instanceof Change.Delete delete
        ? updates.read(delete)
        : merges.read((Change.Merge) change);
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
