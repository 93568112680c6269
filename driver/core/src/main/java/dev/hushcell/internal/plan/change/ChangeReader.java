package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.Optional;

/** Reads statements that change rows. */
public final class ChangeReader {
  private ChangeReader() {}

  /**
   * Reads a statement, or returns empty when it changes no rows.
   *
   * @param outer what names mean around it
   */
  public static Optional<RowChange> read(
      Statement statement, StatementReaders readers, Scope outer) {
    if (statement instanceof Change.Insert insert) {
      return Optional.of(new Inserts(readers).read(insert, outer));
    }
    if (statement instanceof Change.Update update) {
      return Optional.of(new Updates(readers).read(update, outer));
    }
    if (statement instanceof Change.Delete delete) {
      return Optional.of(new Deletes(readers).read(delete, outer));
    }
    if (statement instanceof Change.Merge merge) {
      return Optional.of(new Merges(readers).read(merge, outer));
    }
    return Optional.empty();
  }
}
