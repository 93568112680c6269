package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import java.util.List;
import net.sf.jsqlparser.statement.ReturningClause;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code RETURNING}, by which a statement delivers the rows that it changed; as OUTPUT it
 * names them {@code inserted} and {@code deleted}.
 */
record Returning(StatementReaders readers) {
  private static final Name INSERTED = new Name("inserted", false);
  private static final Name DELETED = new Name("deleted", false);

  /** Returns the columns that are delivered; none without the clause. */
  List<Output> read(@Nullable ReturningClause clause, Target target, Scope scope) {
    if (clause == null) {
      return List.of();
    }
    boolean unusual =
        clause.getKeyword() != ReturningClause.Keyword.RETURNING
            || (clause.getDataItems() != null && !clause.getDataItems().isEmpty())
            || (clause.getOutputAliases() != null && !clause.getOutputAliases().isEmpty());
    if (unusual) {
      throw readers.reading().notUnderstood("RETURNING with INTO or aliases");
    }
    if (!readers.reading().rules().targetsAmongSources()) {
      return readers.selected(clause, scope);
    }
    Scope rows = new Scope(scope);
    readers.again(target, INSERTED, rows);
    readers.again(target, DELETED, rows);
    return readers.selected(clause, rows);
  }
}
