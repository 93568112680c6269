package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import java.util.Optional;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.update.Update;

/** Reads statements that change rows. */
public final class ChangeReader {
  private ChangeReader() {}

  /**
   * Reads a statement, or returns empty when it changes no rows.
   *
   * @param upsert the key of MERGE, where it is one
   * @param outer what names mean around it
   */
  public static Optional<Change> read(
      Statement statement, Optional<Upsert> upsert, StatementReaders readers, Scope outer) {
    if (statement instanceof Insert insert) {
      return Optional.of(new Inserts(readers).read(insert, upsert, outer));
    }
    if (statement instanceof Update update) {
      return Optional.of(new Updates(readers).read(update, outer));
    }
    if (statement instanceof Delete delete) {
      return Optional.of(new Deletes(readers).read(delete, outer));
    }
    if (statement instanceof Merge merge) {
      return Optional.of(new Merges(readers).read(merge, outer));
    }
    return Optional.empty();
  }
}
