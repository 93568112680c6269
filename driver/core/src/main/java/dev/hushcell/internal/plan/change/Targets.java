package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Relations;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds the tables that an UPDATE or DELETE changes. Where FROM has the target too, it is named by
 * its alias, or by its name when it has none. A target that FROM has under another name, or not at
 * all, is refused, for which rows are changed then is a rule of its own; so are a column that may
 * be one of several tables, if one of them is protected, and a protected table that is changed
 * under two names.
 */
record Targets(
    StatementReading reading, Analysis analysis, Expressions expressions, Tables tables) {
  /** Reads the only table that is changed, and its sources, where the database has such. */
  Target one(Relation.Table written, List<Relation> sources, String form, Change change) {
    SqlRules rules = reading.rules();
    Relations relations = expressions.queries().relations();
    if (!sources.isEmpty() && rules.has(SqlHabit.TARGETS_AMONG_SOURCES)) {
      if (written.only() || written.alias().isPresent()) {
        throw reading.notUnderstood("a target with an alias of its own", written);
      }
      relations.hints(written);
      return among(sources, List.of(written.name()), change).get(0);
    }
    if (!sources.isEmpty() && !rules.has(SqlHabit.UPDATES_FROM_OTHERS)) {
      throw reading.notUnderstood(form);
    }
    Target target = relations.target(written);
    relations.read(sources);
    return target;
  }

  /** Reads sources and returns those that are changed. */
  List<Target> among(List<Relation> sources, List<List<Identifier>> written, Change change) {
    List<Relation.Table> meant = new ArrayList<>();
    for (List<Identifier> each : written) {
      meant.add(source(sources, each));
      reading.claims().claim(each, Role.QUALIFIER);
    }
    expressions.queries().relations().read(sources);
    return meant.stream().map(each -> tables.targetAmong(each, analysis.scope(change))).toList();
  }

  private Relation.Table source(List<Relation> sources, List<Identifier> written) {
    List<Relation.Table> meant =
        tables(sources).stream().filter(each -> isMeant(each, written)).toList();
    if (meant.size() != 1) {
      throw reading.notUnderstood(
          "a target that is not exactly one of the sources behind FROM", written.get(0));
    }
    return meant.get(0);
  }

  private boolean isMeant(Relation.Table table, List<Identifier> written) {
    List<Identifier> called =
        table.alias().map(Part.Alias::name).map(List::of).orElseGet(table::name);
    boolean maybe = called.size() == written.size();
    boolean same = maybe;
    for (int i = 0; maybe && i < called.size(); i++) {
      Name one = called.get(i).name();
      Name other = written.get(i).name();
      maybe = reading.naming().mayBe(one, other);
      same &= reading.naming().same(one, other, Naming.Kind.ALIAS);
    }
    if (maybe && !same) {
      throw reading.notUnderstood("a target that may be one of the sources", written.get(0));
    }
    return same;
  }

  /** Returns the tables that are joined; those in parentheses too. */
  private static List<Relation.Table> tables(List<Relation> relations) {
    List<Relation.Table> tables = new ArrayList<>();
    for (Relation each : relations) {
      if (each instanceof Relation.Table table) {
        tables.add(table);
      } else if (each instanceof Relation.Join join) {
        tables.addAll(tables(List.of(join.left(), join.right())));
      } else if (each instanceof Relation.Enclosed group) {
        tables.addAll(tables(group.relations()));
      }
    }
    return tables;
  }

  /** Reads an UPDATE that joins tables; returns those that it assigns to, in this order. */
  List<Target> joined(Change.Update update, Assignments assignments) {
    Relation first = update.tables().get(0);
    List<Relation.Table> joined = tables(update.tables());
    if (joined.isEmpty()) {
      throw reading.notUnderstood("UPDATE of what is no table", first);
    }
    expressions.queries().relations().read(update.tables());
    IdentityHashMap<Relation.Table, Target> changed = new IdentityHashMap<>();
    List<Target> targets = new ArrayList<>();
    for (Part.Assignment set : update.assignments()) {
      List<Target> meant = new ArrayList<>();
      for (Expression column : set.targets()) {
        Target target = of(assignments.name(column), joined, update, changed, targets);
        if (!meant.contains(target)) {
          meant.add(target);
        }
      }
      if (meant.size() != 1) {
        throw reading.notUnderstood("a row that is assigned to columns of several tables");
      }
      assignments.of(meant.get(0)).sets(List.of(set), meant.get(0));
    }
    requireApart(targets, first);
    return targets;
  }

  /** Returns the table of a column that is assigned to. */
  private Target of(
      Operand.ColumnName column,
      List<Relation.Table> joined,
      Change.Update update,
      IdentityHashMap<Relation.Table, Target> changed,
      List<Target> targets) {
    Scope scope = analysis.scope(update);
    Resolver.requireNoCatalogue(column.qualifier(), reading);
    List<Relation.Table> tables =
        joined.stream().filter(each -> analysis.resolver().mayHave(each, column, scope)).toList();
    List<Target> meant = new ArrayList<>();
    for (Relation.Table each : tables.isEmpty() ? joined : tables) {
      Target target = changed.get(each);
      if (target == null) {
        target = tables().targetAmong(each, scope);
        changed.put(each, target);
        targets.add(target);
      }
      meant.add(target);
    }
    if (tables.isEmpty()) {
      reading.doubt(unknown(column));
    } else if (meant.size() > 1 && meant.stream().anyMatch(each -> isCell(each, column))) {
      throw PlanFault.COLUMN_AMBIGUOUS.at(
          reading.position(column),
          "column "
              + column.last().name().text()
              + " may be one of several tables that are changed, of which one is protected; qualify"
              + " it with the table or its alias");
    }
    return meant.get(0);
  }

  private boolean isCell(Target target, Operand.ColumnName column) {
    return expressions.values().of(target.column(column, reading)) instanceof Provenance.Cell;
  }

  /** Refuses a protected table that is changed under two names. */
  void requireApart(List<Target> targets, Relation written) {
    List<?> tables = targets.stream().map(Target::table).flatMap(Optional::stream).toList();
    if (tables.stream().distinct().count() < tables.size()) {
      throw reading.notUnderstood("a table that is changed under two names", written);
    }
  }

  private Fault unknown(Operand.ColumnName column) {
    return PlanFault.COLUMN_UNKNOWN.at(
        reading.position(column),
        "no table that can be changed here has a column "
            + column.last().name().text()
            + "; check the name and its table");
  }
}
