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
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads INSERT, and REPLACE and MERGE with KEY, which are written like one. */
final class Inserts {
  /** What may stand before the rows. */
  private static final Set<String> WORDS =
      Set.of(
          "",
          "DEFAULT VALUES",
          "OVERRIDING SYSTEM VALUE",
          "OVERRIDING USER VALUE",
          "DIRECT",
          "SORTED");

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;
  private final Steering steering;

  Inserts(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = new Assignments(readers);
    this.steering = new Steering(readers);
  }

  RowChange read(Change.Insert insert, Scope outer) {
    requireCommonForm(insert);
    Scope around = new Scope(outer);
    readers.commons(insert.with(), around);
    Scope rows = new Scope(null);
    around.commonsIn(rows);
    Target target = readers.target(insert.table(), rows);
    List<Splice> splices = new ArrayList<>();
    List<Output> given = target.columns();
    assignments.sets(insert.assignments(), target, around);
    if (insert.source().isPresent() && !hasDefaults(insert, insert.source().get())) {
      given = columns(insert, target, splices, around);
      values(insert.source().get(), given, around);
    }
    if (insert.modifiers().contains("IGNORE")) {
      new IgnoredFailures(readers).require(target, reading.position(insert.table()));
    }
    if (!insert.verb().equals("INSERT") || insert.modifiers().contains("OR REPLACE")) {
      insert.keys().forEach(key -> key(key, target));
      requireTold(insert, target);
    }
    for (Part.Conflict conflict : insert.conflicts()) {
      new Conflicts(readers, assignments).read(conflict, insert, target, given, rows);
    }
    return new RowChange(
        target,
        splices,
        new Returning(readers).read(insert.output(), insert.returning(), target, rows));
  }

  /** {@code INSERT INTO t VALUES ()}: defaults for all columns. */
  private static boolean hasDefaults(Change.Insert insert, Query source) {
    return insert.columns().isEmpty()
        && isBare(source)
        && source.hints().isEmpty()
        && source.body() instanceof QueryBody.Values values
        && values.rows().stream()
            .allMatch(each -> each instanceof Operand.Row row && row.values().isEmpty());
  }

  private List<Output> columns(
      Change.Insert insert, Target target, List<Splice> splices, Scope around) {
    if (!insert.columns().isEmpty()) {
      return assignments.columns(insert.columns(), target, around);
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

  private void values(Query source, List<Output> columns, Scope around) {
    if (source.body() instanceof QueryBody.Values values && isBare(source)) {
      steering.require(List.of(), source.hints(), source);
      for (Expression each : values.rows()) {
        row(columns, each instanceof Operand.Row row ? row.values() : List.of(each), around);
      }
    } else if (columns.isEmpty()) {
      throw PlanFault.COLUMN_COUNT.fault(
          "the columns of the table are not known; list them after its name");
    } else {
      assignments.query(columns, source, reading.position(source), around);
    }
  }

  /** Tells whether nothing is said of the rows of a query but what they are. */
  private static boolean isBare(Query source) {
    return source.with().isEmpty()
        && source.order().isEmpty()
        && source.limit().isEmpty()
        && source.locks().isEmpty()
        && source.document().isEmpty();
  }

  private void row(List<Output> columns, List<Expression> row, Scope around) {
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

  /** Rows are found again by the key, so its cells must be equal for equal values. */
  private void key(Expression key, Target target) {
    if (!(key instanceof Operand.ColumnName name && name.qualifier().isEmpty())) {
      throw reading.notUnderstood("a KEY of something else than columns", key);
    }
    for (Output column : target.meant(name.last().name(), reading)) {
      reading.claims().claim(name.last(), Role.COLUMN);
      if (column.provenance() instanceof Provenance.Cell cell) {
        requireKey(cell);
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

  /** Such a statement writes the whole row, whether it is there or not. */
  private void requireTold(Change.Insert insert, Target target) {
    int position = reading.position(insert.table());
    insert.columns().forEach(each -> assignments.requireTold(each, target, position));
    if (insert.columns().isEmpty()) {
      target.columns().forEach(each -> assignments.requireTold(each, position));
    }
  }

  private void requireCommonForm(Change.Insert insert) {
    steering.require(insert.modifiers(), insert.hints(), insert);
    boolean unusual =
        insert.top().isPresent()
            || !WORDS.contains(insert.words())
            || insert.conflicts().size() > 1;
    if (unusual) {
      throw reading.notUnderstood("INSERT with an unusual clause");
    }
  }
}
