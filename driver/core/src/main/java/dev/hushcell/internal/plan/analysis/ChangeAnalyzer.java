package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what names mean in statements that change rows. */
final class ChangeAnalyzer {
  private static final Name EXCLUDED = new Name("excluded", false);
  private static final Name INSERTED = new Name("inserted", false);
  private static final Name DELETED = new Name("deleted", false);
  private static final Name ACTION = new Name("$action", false);

  private final StatementAnalyzer statements;
  private final StatementReading reading;
  private final Analysis analysis;
  private final Tables tables;

  ChangeAnalyzer(StatementAnalyzer statements, Tables tables) {
    this.statements = statements;
    this.reading = statements.reading();
    this.analysis = statements.analysis();
    this.tables = tables;
  }

  /** Finds out what a change means and delivers; returns what the table has that is changed. */
  RelationType read(Statement change, Scope outer) {
    if (change instanceof Change.Insert insert) {
      return insert(insert, outer);
    }
    if (change instanceof Change.Update update) {
      return update(update, outer);
    }
    if (change instanceof Change.Delete delete) {
      return delete(delete, outer);
    }
    if (change instanceof Change.Merge merge) {
      return merge(merge, outer);
    }
    statements.names(change, outer);
    analysis.fields.putIfAbsent(change, List.of(Field.REST));
    return nothing();
  }

  private static RelationType nothing() {
    return new RelationType(null, null, List.of(), false);
  }

  private RelationType insert(Change.Insert insert, Scope outer) {
    Scope around = statements.commons(insert.with(), Scope.within(outer));
    RelationType target = target(insert.table(), around.apart(null));
    statements.names(insert.assignments(), around);
    statements.names(insert.columns(), around);
    statements.names(insert.source(), around);
    Scope rows = around.apart(null).with(target);
    for (Part.Conflict conflict : insert.conflicts()) {
      rows = conflict(conflict, insert, target, rows);
    }
    deliver(insert, target, rows);
    return target;
  }

  /** Returns the scope with the row that is inserted, where it has a name. */
  private Scope conflict(
      Part.Conflict conflict, Change.Insert insert, RelationType target, Scope rows) {
    if (reading.isWord(conflict, 1, "DUPLICATE")) {
      Scope scope = insert.row().map(row -> rows.with(row(row, insert, target))).orElse(rows);
      statements.names(conflict, scope);
      return scope;
    }
    Scope both = Scope.within(rows).with(target.called(EXCLUDED));
    statements.names(conflict.keys(), rows);
    statements.names(conflict.keysWhere(), rows);
    statements.names(conflict.assignments(), both);
    statements.names(conflict.where(), both);
    return rows;
  }

  private RelationType row(Part.Alias alias, Change.Insert insert, RelationType target) {
    List<Field> given = target.shown();
    if (!insert.columns().isEmpty()) {
      given = insert.columns().stream().map(each -> field(each, target)).toList();
    }
    List<Field> fields = given.stream().map(each -> each.called(each.name())).toList();
    return statements.from(Scope.within(null)).named(alias, fields);
  }

  private Field field(Expression written, RelationType target) {
    if (written instanceof Computation.Subscript part) {
      return field(part.value(), target);
    }
    List<Field> same =
        written instanceof ColumnName column
            ? target.find(column.last().name(), reading.naming()).same()
            : List.of();
    return same.size() == 1 ? same.get(0) : new Field(null, Field.Origin.PLAIN);
  }

  private RelationType update(Change.Update update, Scope outer) {
    Scope around = Scope.within(statements.commons(update.with(), Scope.within(outer)));
    boolean one = update.tables().size() == 1 && update.tables().get(0) instanceof Relation.Table;
    Scope scope =
        one
            ? beside((Relation.Table) update.tables().get(0), update.from(), around)
            : sources(update.tables(), around);
    RelationType target = one ? changed((Relation.Table) update.tables().get(0), scope) : nothing();
    names(update, scope);
    deliver(update, target, scope);
    return target;
  }

  private RelationType delete(Change.Delete delete, Scope outer) {
    Scope around = Scope.within(statements.commons(delete.with(), Scope.within(outer)));
    boolean several = !delete.targets().isEmpty();
    List<Relation> from = several && delete.from().isEmpty() ? delete.using() : delete.from();
    Scope scope = around;
    RelationType target = nothing();
    if (several && reading.rules().has(SqlHabit.CHANGES_JOINED)) {
      scope = sources(from, around);
    } else if (from.size() == 1 && from.get(0) instanceof Relation.Table table) {
      scope = beside(table, several ? List.of() : delete.using(), around);
      target = changed(table, scope);
    }
    names(delete, scope);
    deliver(delete, target, scope);
    return target;
  }

  private RelationType merge(Change.Merge merge, Scope outer) {
    Scope around = Scope.within(statements.commons(merge.with(), Scope.within(outer)));
    RelationType target = target(merge.table(), around);
    Scope scope = apart(List.of(merge.source()), around.with(target));
    names(merge, scope);
    // What OUTPUT delivers besides rows: which of the actions it was.
    Field action = new Field(ACTION, Field.Origin.PLAIN);
    Scope actions = Scope.within(scope).with(new RelationType(null, null, List.of(action), true));
    deliver(merge, target, actions);
    return target;
  }

  /** Finds out what the names in all of a change mean but its relations and what it delivers. */
  private void names(Change change, Scope scope) {
    analysis.scopes.put(change, scope);
    change.parts(
        part -> {
          boolean other =
              part instanceof Relation
                  || part instanceof Clause.With
                  || part instanceof Part.Returning;
          if (!other) {
            statements.names(part, scope);
          }
        });
  }

  /** Returns the scope of a table that is changed, and of the sources beside it or around it. */
  private Scope beside(Relation.Table table, List<Relation> sources, Scope scope) {
    if (!sources.isEmpty() && reading.rules().has(SqlHabit.TARGETS_AMONG_SOURCES)) {
      return sources(sources, scope);
    }
    Scope with = scope.with(target(table, scope));
    return sources.isEmpty() ? with : apart(sources, with);
  }

  private RelationType changed(Relation.Table table, Scope scope) {
    return tables.among(table, scope).orElseGet(ChangeAnalyzer::nothing);
  }

  private Scope sources(List<Relation> relations, Scope scope) {
    RelationAnalyzer from = statements.from(scope);
    Scope read = from.read(relations);
    statements.names(from.late(), read);
    return read;
  }

  /** Returns the scope with the sources of a change, which do not see its target. */
  private Scope apart(List<Relation> relations, Scope scope) {
    Scope apart = sources(relations, scope.apart(scope.outer()));
    Scope both = scope;
    for (RelationType relation : apart.relations()) {
      both = both.with(relation);
    }
    return both.with(apart.joined());
  }

  private RelationType target(Relation.Table table, Scope scope) {
    try {
      Target target = tables.target(table, scope);
      analysis.targets.put(table, target);
      return target.relation();
    } catch (Fault | ActivationNeeded refusal) {
      analysis.refuse(table, refusal);
      return Tables.unknown(table);
    }
  }

  private void deliver(Change change, RelationType target, Scope scope) {
    List<Field> delivered = new ArrayList<>();
    Stream.of(change.output(), change.returning())
        .flatMap(Optional::stream)
        .forEach(
            clause -> {
              List<Field> fields =
                  statements.items(clause.items(), returned(target, scope)).fields();
              analysis.fields.put(clause, fields);
              delivered.addAll(fields);
            });
    analysis.fields.put(change, delivered);
  }

  private Scope returned(RelationType target, Scope scope) {
    return reading.rules().has(SqlHabit.TARGETS_AMONG_SOURCES)
        ? Scope.within(scope).with(target.called(INSERTED)).with(target.called(DELETED))
        : scope;
  }
}
