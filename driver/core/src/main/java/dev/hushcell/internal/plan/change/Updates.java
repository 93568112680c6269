package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Tenants;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;

/** Reads UPDATE and DELETE. */
record Updates(
    StatementReading reading,
    Expressions expressions,
    Assignments assignments,
    Steering steering,
    Targets targets,
    KeysOfRows keys) {
  private static final String UPDATE = "UPDATE over several tables or with an unusual clause";
  private static final String DELETE = "DELETE over several tables or with an unusual clause";

  /** Returns the table that is changed, the first one of several. */
  Target read(Change.Update update) {
    steering.require(update.modifiers(), update.hints(), update);
    expressions.queries().commons(update.with());
    List<Target> changed = changed(update);
    changed.forEach(
        each -> steering.requireNoneIgnored(update.modifiers(), each, update.tables().get(0)));
    expressions.condition(update.where());
    keys.updated(update, changed.get(0));
    steering.limits(update.top(), update.order(), update.limit());
    return changed.get(0);
  }

  /** Reads the tables and what is assigned to them; returns those that change. */
  private List<Target> changed(Change.Update update) {
    List<Relation> tables = update.tables();
    if (tables.size() == 1 && tables.get(0) instanceof Relation.Table table) {
      Target target = targets.one(table, update.from(), UPDATE, update);
      Tenants tenants =
          update.from().isEmpty()
              ? Tenants.where(update.where(), target, reading)
              : Tenants.UNKNOWN;
      assignments.of(target).of(tenants).sets(update.assignments(), target);
      return List.of(target);
    }
    if (!reading.rules().has(SqlHabit.CHANGES_JOINED) || !update.from().isEmpty()) {
      throw reading.notUnderstood(UPDATE);
    }
    return targets.joined(update, assignments);
  }

  /** Returns the table that is changed, the first one of several. */
  Target read(Change.Delete delete) {
    steering.require(delete.modifiers(), delete.hints(), delete);
    expressions.queries().commons(delete.with());
    Target target = delete.targets().isEmpty() ? one(delete) : several(delete);
    expressions.condition(delete.where());
    steering.limits(delete.top(), delete.order(), delete.limit());
    return target;
  }

  /** {@code DELETE FROM contact USING …}, or {@code DELETE c FROM contact c …}. */
  private Target one(Change.Delete delete) {
    if (delete.from().size() == 1 && delete.from().get(0) instanceof Relation.Table table) {
      return targets.one(table, delete.using(), DELETE, delete);
    }
    throw reading.notUnderstood(DELETE);
  }

  /**
   * {@code DELETE c FROM contact c JOIN …}, or the same with USING, where the database takes
   * several tables. Who takes the form for one table without JOIN reads no more of the name than
   * that it is there.
   */
  private Target several(Change.Delete delete) {
    List<Relation> from = delete.from().isEmpty() ? delete.using() : delete.from();
    if (from.isEmpty() || !(delete.from().isEmpty() || delete.using().isEmpty())) {
      throw reading.notUnderstood(DELETE);
    }
    if (reading.rules().has(SqlHabit.CHANGES_JOINED)) {
      List<List<Identifier>> written =
          delete.targets().stream().map(Operand.ColumnName::parts).toList();
      List<Target> changed = targets.among(from, written, delete);
      targets.requireApart(changed, from.get(0));
      return changed.get(0);
    }
    boolean one = delete.targets().size() == 1 && from.size() == 1 && delete.using().isEmpty();
    if (one && from.get(0) instanceof Relation.Table table) {
      reading.claims().claim(delete.targets().get(0).parts(), Role.LABEL);
      return expressions.queries().relations().target(table);
    }
    throw reading.notUnderstood(DELETE);
  }
}
