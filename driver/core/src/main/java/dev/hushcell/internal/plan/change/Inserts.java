package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Values;

/** Reads INSERT, and MERGE with KEY, which is written like one. */
final class Inserts {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  Inserts(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = new Assignments(readers);
  }

  Change read(Insert insert, Optional<Upsert> upsert, Scope outer) {
    requireCommonForm(insert);
    Scope around = new Scope(outer);
    readers.commons(insert.getWithItemsList(), around);
    Scope rows = new Scope(null);
    around.commonsIn(rows);
    Target target = readers.target(insert.getTable(), rows);
    List<Splice> splices = new ArrayList<>();
    List<Output> given = target.columns();
    if (insert.getSetUpdateSets() != null) {
      assignments.sets(insert.getSetUpdateSets(), target, around);
    } else if (!insert.isOnlyDefaultValues() && !isEmptyRow(insert)) {
      given = columns(insert, target, splices);
      values(insert, given, around);
    }
    if (insert.isModifierIgnore()) {
      new IgnoredFailures(readers).require(target, reading.position(insert.getTable()));
    }
    new DuplicateUpdates(readers, assignments).read(insert, target, given, rows);
    upsert.ifPresent(
        key -> {
          keys(key, target);
          requireTold(insert, target);
        });
    if (insert.getConflictAction() != null) {
      new Conflicts(readers, assignments).read(insert, target, rows);
    }
    return new Change(
        target, splices, new Returning(readers).read(insert.getReturningClause(), target, rows));
  }

  /** {@code INSERT INTO t VALUES ()}: defaults for all columns. */
  private static boolean isEmptyRow(Insert insert) {
    return insert.getColumns() == null
        && insert.getSelect() instanceof Values values
        && values.getExpressions().isEmpty();
  }

  private List<Output> columns(Insert insert, Target target, List<Splice> splices) {
    ExpressionList<Column> written = insert.getColumns();
    if (written != null) {
      return written.stream().map(column -> target.column(column, reading)).toList();
    }
    if (!target.isKnown()) {
      return List.of();
    }
    if (target.table().isPresent()) {
      splices.add(columnList(target));
    }
    return target.columns();
  }

  /** What the columns are taken for here is written down, so that they are that in the database. */
  private Splice columnList(Target target) {
    StringBuilder list = new StringBuilder(" (");
    for (Output column : target.columns()) {
      list.append(list.length() > 2 ? ", " : "");
      list.append(reading.types().quoted(Objects.requireNonNull(column.name()).text()));
    }
    return new Splice.Text(target.nameEnd(), target.nameEnd(), list.append(')').toString());
  }

  private void values(Insert insert, List<Output> columns, Scope around) {
    if (insert.getSelect() instanceof Values values && values.getWithItemsList() == null) {
      for (List<? extends Expression> row : rows(values)) {
        row(columns, row, around);
      }
    } else if (insert.getSelect() != null) {
      query(insert, columns, around);
    } else {
      throw reading.notUnderstood("INSERT without values or query");
    }
  }

  private void row(List<Output> columns, List<? extends Expression> row, Scope around) {
    if (columns.isEmpty()) {
      Output unknown = new Output(null, Provenance.plain());
      row.forEach(value -> assignments.value(unknown, value, around));
      return;
    }
    if (row.size() != columns.size()) {
      throw Assignments.count(columns.size(), row.size());
    }
    for (int i = 0; i < row.size(); i++) {
      assignments.value(columns.get(i), row.get(i), around);
    }
  }

  private static List<List<? extends Expression>> rows(Values values) {
    ExpressionList<Expression> list = values.getExpressions();
    if (list instanceof ParenthesedExpressionList) {
      return List.of(list);
    }
    List<List<? extends Expression>> rows = new ArrayList<>();
    for (Expression row : list) {
      rows.add(row instanceof ParenthesedExpressionList<?> many ? many : List.of(row));
    }
    return rows;
  }

  private void query(Insert insert, List<Output> columns, Scope around) {
    if (columns.isEmpty()) {
      throw PlanFault.COLUMN_COUNT.fault(
          "the columns of the table are not known; list them after its name");
    }
    assignments.query(columns, insert.getSelect(), around);
  }

  /** Rows are found again by the key, so its cells must be equal for equal values. */
  private void keys(Upsert upsert, Target target) {
    for (Token token : upsert.keyColumns()) {
      Name name = new Name(token.value(), token.kind() == TokenKind.QUOTED);
      for (Output column : target.meant(name, reading)) {
        reading.claims().claim(token, Role.COLUMN);
        if (column.provenance() instanceof Provenance.Cell cell) {
          requireKey(cell);
        }
      }
    }
  }

  private void requireKey(Provenance.Cell cell) {
    if (!cell.column().search().hasEqualCells()) {
      throw PlanFault.COMPARED_WITHOUT_SEARCH.fault(
          cell.named()
              + " is sealed without search and cannot be a KEY of MERGE; declare search: equality"
              + " or use another key");
    }
    reading.permission().requireSearchable(cell);
  }

  /** MERGE with KEY writes the whole row, whether it is there or not. */
  private void requireTold(Insert insert, Target target) {
    KeptCells kept = new KeptCells(readers);
    List<Output> assigned =
        insert.getColumns() == null
            ? target.columns()
            : insert.getColumns().stream().map(c -> target.column(c, reading)).toList();
    for (Output column : assigned) {
      if (column.provenance() instanceof Provenance.Cell cell) {
        kept.assignedToAny(cell.column(), reading.position(insert.getTable()));
      }
    }
  }

  private void requireCommonForm(Insert insert) {
    boolean unusual =
        insert.getOutputClause() != null
            || insert.getPartitions() != null
            || insert.getOracleMultiInsertBranches() != null;
    if (unusual || insert.isOverwrite() || insert.isOracleMultiInsert()) {
      throw reading.notUnderstood("INSERT with an unusual clause");
    }
  }
}
