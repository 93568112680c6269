package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Tenants;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads INSERT, and REPLACE and MERGE with KEY, which are written like one. */
record Inserts(
    StatementReading reading,
    Expressions expressions,
    Assignments assignments,
    Conflicts conflicts,
    Steering steering,
    KeysOfRows keys) {
  /** What may stand before the rows. */
  private static final Set<String> WORDS =
      Set.of(
          "",
          "DEFAULT VALUES",
          "OVERRIDING SYSTEM VALUE",
          "OVERRIDING USER VALUE",
          "DIRECT",
          "SORTED");

  /** Returns the table that rows are inserted into. */
  Target read(Change.Insert insert) {
    requireCommonForm(insert);
    expressions.queries().commons(insert.with());
    Target target = expressions.queries().relations().target(insert.table());
    reading.rows().begin();
    assignments
        .of(Tenants.of(insert.assignments(), target, reading))
        .sets(insert.assignments(), target);
    if (insert.source().isPresent() && !hasDefaults(insert, insert.source().get())) {
      values(insert.source().get(), columns(insert, target), target);
    }
    steering.requireNoneIgnored(insert.modifiers(), target, insert.table());
    keys.requireFoundByKey(insert, target);
    reading.rows().requireTold();
    if (!insert.verb().equals("INSERT") || insert.modifiers().contains("OR REPLACE")) {
      Tenants.requireNoneReplaced(insert.keys(), target, reading);
      insert.keys().forEach(key -> key(key, target));
      requireTold(insert, target);
    }
    insert.conflicts().forEach(each -> conflicts.read(each, insert, target));
    return target;
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

  /** What the columns are taken for here is written down, so that they are that in the database. */
  private List<Field> columns(Change.Insert insert, Target target) {
    if (!insert.columns().isEmpty()) {
      return assignments.columns(insert.columns(), target);
    }
    if (target.table().isPresent()) {
      String list =
          target.fields().stream()
              .map(field -> reading.types().quoted(Objects.requireNonNull(field.name()).text()))
              .collect(Collectors.joining(", ", " (", ")"));
      reading.splice(new Splice.Text(target.nameEnd(), target.nameEnd(), list));
    }
    return target.fields();
  }

  private void values(Query source, List<Field> columns, Target target) {
    if (source.body() instanceof QueryBody.Values values && isBare(source)) {
      steering.require(List.of(), source.hints(), source);
      for (Expression each : values.rows()) {
        row(columns, each instanceof Operand.Row row ? row.values() : List.of(each), target);
      }
    } else if (columns.isEmpty()) {
      throw PlanFault.COLUMN_COUNT.fault(
          "the columns of the table are not known; list them after its name");
    } else {
      assignments.query(columns, source, reading.position(source));
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

  private void row(List<Field> columns, List<Expression> row, Target target) {
    if (columns.isEmpty()) {
      Field unknown = new Field(null, Field.Origin.PLAIN);
      for (Expression value : row) {
        Optional<Provenance> unused = assignments.value(unknown, value);
      }
      return;
    }
    if (row.size() != columns.size()) {
      throw Assignments.count(columns.size(), row.size());
    }
    Assignments own = assignments.of(Tenants.of(columns, row, target, reading));
    List<Optional<Provenance>> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(own.value(columns.get(i), row.get(i)));
    }
    keys.inserted(columns, values);
  }

  /** Rows are found again by the key, so its cells must be equal for equal values. */
  private void key(Expression key, Target target) {
    if (!(key instanceof Operand.ColumnName name && name.qualifier().isEmpty())) {
      throw reading.notUnderstood("a KEY of something else than columns", key);
    }
    for (Field column : target.meant(name.last().name(), reading)) {
      reading.claims().claim(name.last(), Role.COLUMN);
      assignments.requireFindable(
          expressions.values().of(column), "be a KEY of MERGE; use another key");
    }
  }

  /** Such a statement writes the whole row, whether it is there or not. */
  private void requireTold(Change.Insert insert, Target target) {
    int position = reading.position(insert.table());
    insert.columns().forEach(each -> assignments.requireTold(each, target, position));
    if (insert.columns().isEmpty()) {
      target.fields().forEach(each -> assignments.requireTold(each, position));
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
