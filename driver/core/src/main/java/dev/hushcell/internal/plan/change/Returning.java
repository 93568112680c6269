package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code RETURNING}, by which a statement delivers the rows that it changed; as OUTPUT it
 * names them {@code inserted} and {@code deleted}.
 */
record Returning(StatementReaders readers) {
  private static final Name INSERTED = new Name("inserted", false);
  private static final Name DELETED = new Name("deleted", false);

  /**
   * Returns the columns that are delivered; none without a clause.
   *
   * @param output the clause before the rows
   * @param returning the clause behind them
   */
  List<Output> read(
      Optional<Part.Returning> output,
      Optional<Part.Returning> returning,
      Target target,
      Scope scope) {
    return Stream.of(output, returning)
        .flatMap(Optional::stream)
        .flatMap(clause -> delivered(clause, target, scope).stream())
        .toList();
  }

  private List<Output> delivered(Part.Returning clause, Target target, Scope scope) {
    if (!clause.into().isEmpty() || !clause.columns().isEmpty() || !clause.renamed().isEmpty()) {
      throw readers.reading().notUnderstood("RETURNING with INTO or aliases");
    }
    if (!readers.reading().rules().targetsAmongSources()) {
      return readers.selected(clause.items(), scope);
    }
    Scope rows = new Scope(scope);
    readers.again(target, INSERTED, rows);
    readers.again(target, DELETED, rows);
    return readers.selected(clause.items(), rows);
  }
}
