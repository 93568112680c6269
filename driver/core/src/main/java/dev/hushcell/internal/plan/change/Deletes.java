package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;

/** Reads DELETE. */
final class Deletes {
  private static final String UNUSUAL = "DELETE over several tables or with an unusual clause";

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Steering steering;

  Deletes(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.steering = new Steering(readers);
  }

  RowChange read(Change.Delete delete, Scope outer) {
    steering.require(delete.modifiers(), delete.hints(), delete);
    Scope around = new Scope(outer);
    readers.commons(delete.with(), around);
    Scope scope = new Scope(around);
    Target target = delete.targets().isEmpty() ? ofOne(delete, scope) : ofSeveral(delete, scope);
    readers.condition(delete.where(), scope);
    steering.limits(delete.top(), delete.order(), delete.limit(), scope);
    return new RowChange(
        target,
        List.of(),
        new Returning(readers).read(delete.output(), delete.returning(), target, scope));
  }

  /** {@code DELETE FROM contact USING …}, or {@code DELETE c FROM contact c …}. */
  private Target ofOne(Change.Delete delete, Scope scope) {
    if (delete.from().size() == 1 && delete.from().get(0) instanceof Relation.Table table) {
      return new SourceTarget(readers, delete.using()).read(table, UNUSUAL, scope);
    }
    throw reading.notUnderstood(UNUSUAL);
  }

  /**
   * {@code DELETE c FROM contact c JOIN …}, or the same with USING, where the database takes
   * several tables. Who takes the form for one table without JOIN reads no more of the name than
   * that it is there.
   */
  private Target ofSeveral(Change.Delete delete, Scope scope) {
    List<Relation> from = delete.from().isEmpty() ? delete.using() : delete.from();
    if (from.isEmpty() || !(delete.from().isEmpty() || delete.using().isEmpty())) {
      throw reading.notUnderstood(UNUSUAL);
    }
    if (reading.rules().changesJoined()) {
      List<Target> targets =
          new SourceTarget(readers, from)
              .read(delete.targets().stream().map(Operand.ColumnName::parts).toList(), scope);
      JoinedTargets.requireApart(targets, reading, from.get(0));
      return targets.get(0);
    }
    boolean one = delete.targets().size() == 1 && from.size() == 1 && delete.using().isEmpty();
    if (one && from.get(0) instanceof Relation.Table table) {
      reading.claims().claim(delete.targets().get(0).parts(), Role.LABEL);
      return readers.target(table, scope);
    }
    throw reading.notUnderstood(UNUSUAL);
  }
}
