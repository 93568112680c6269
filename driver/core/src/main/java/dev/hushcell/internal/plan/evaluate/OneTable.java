package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;
import java.util.Optional;

/** Statements of one table, of which a WHERE alone says which rows they mean. */
final class OneTable {
  private OneTable() {}

  /** Returns the table of a statement that changes rows of it, by its WHERE and nothing else. */
  static Optional<Relation.Table> of(Change change) {
    if (!change.with().isEmpty() || !change.top().isEmpty() || !change.hints().isEmpty()) {
      return Optional.empty();
    }
    if (change instanceof Change.Update update
        && update.modifiers().isEmpty()
        && update.from().isEmpty()
        && update.order().isEmpty()
        && update.limit().isEmpty()) {
      return alone(update.tables());
    }
    return change instanceof Change.Delete delete
            && delete.modifiers().isEmpty()
            && delete.targets().size() <= 1
            && delete.using().isEmpty()
            && delete.order().isEmpty()
            && delete.limit().isEmpty()
        ? alone(delete.from())
        : Optional.empty();
  }

  /** Returns the one table that is read, as it is. */
  static Optional<Relation.Table> alone(List<Relation> from) {
    return from.size() == 1
            && from.get(0) instanceof Relation.Table table
            && !table.only()
            && table.hints().isEmpty()
            && table.options().isEmpty()
        ? Optional.of(table)
        : Optional.empty();
  }
}
