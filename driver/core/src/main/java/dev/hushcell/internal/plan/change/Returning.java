package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.query.Output;
import dev.hushcell.internal.plan.query.Readers;
import dev.hushcell.internal.plan.query.Scope;
import java.util.List;
import net.sf.jsqlparser.statement.ReturningClause;
import org.jspecify.annotations.Nullable;

/** Reads {@code RETURNING}, by which a statement delivers the rows that it changed. */
record Returning(Readers readers) {
  /** Returns the columns that are delivered; none without the clause. */
  List<Output> read(@Nullable ReturningClause clause, Scope scope) {
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
    return readers.selected(clause, scope);
  }
}
