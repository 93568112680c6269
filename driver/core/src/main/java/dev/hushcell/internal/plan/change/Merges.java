package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import org.jspecify.annotations.Nullable;

/** Reads the standard MERGE … USING … ON. */
final class Merges {
  private static final Name ACTION = new Name("$action", false);

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  Merges(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = new Assignments(readers);
  }

  Change read(Merge merge, Scope outer) {
    boolean delivers = merge.getReturningClause() != null;
    if ((delivers && !reading.rules().targetsAmongSources())
        || merge.getOutputClause() != null
        || merge.getOption() != null) {
      throw reading.notUnderstood("MERGE with an unusual clause");
    }
    Scope around = new Scope(outer);
    readers.commons(merge.getWithItemsList(), around);
    Scope scope = new Scope(around);
    Target target = readers.target(merge.getTable(), scope);
    readers.sourcesApart(merge.getFromItem(), null, scope);
    readers.condition(merge.getOnCondition(), scope);
    merge.getOperations().forEach(operation -> operation(operation, target, scope));
    List<Output> delivered =
        new Returning(readers).read(merge.getReturningClause(), target, withAction(scope));
    return new Change(target, List.of(), delivered);
  }

  /** What OUTPUT delivers besides rows: which of the actions it was. */
  private static Scope withAction(Scope scope) {
    Scope with = new Scope(scope);
    with.add(new Source(null, null, List.of(new Output(ACTION, Provenance.plain())), true));
    return with;
  }

  private void operation(MergeOperation operation, Target target, Scope scope) {
    if (operation instanceof MergeUpdate update) {
      condition(update.getAndPredicate(), update.getWhereCondition(), scope);
      readers.condition(update.getDeleteWhereCondition(), scope);
      assignments.updates(update.getUpdateSets(), target, scope);
    } else if (operation instanceof MergeInsert insert) {
      condition(insert.getAndPredicate(), insert.getWhereCondition(), scope);
      insert(insert, target, scope);
    } else if (operation instanceof MergeDelete delete) {
      readers.condition(delete.getAndPredicate(), scope);
    } else {
      throw reading.notUnderstood("MERGE with an unusual action");
    }
  }

  private void condition(@Nullable Expression and, @Nullable Expression where, Scope scope) {
    readers.condition(and, scope);
    readers.condition(where, scope);
  }

  private void insert(MergeInsert insert, Target target, Scope scope) {
    ExpressionList<Column> columns = insert.getColumns();
    if (columns == null || columns.isEmpty()) {
      throw reading.notUnderstood("MERGE that inserts without a list of columns; add the list");
    }
    if (columns.size() != insert.getValues().size()) {
      throw Assignments.count(columns.size(), insert.getValues().size());
    }
    for (int i = 0; i < columns.size(); i++) {
      Output column = target.column(columns.get(i), reading);
      assignments.value(column, insert.getValues().get(i), scope);
    }
  }
}
