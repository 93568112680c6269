package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What says how a change is run, and on how many rows. */
record Steering(StatementReading reading, Expressions expressions) {
  /** Words behind the verb, by which no value becomes another; but see IGNORE. */
  private static final Set<String> MODIFIERS =
      Set.of(
          "LOW_PRIORITY",
          "DELAYED",
          "HIGH_PRIORITY",
          "QUICK",
          "IGNORE",
          "OR ABORT",
          "OR FAIL",
          "OR IGNORE",
          "OR REPLACE",
          "OR ROLLBACK");

  /**
   * Refuses words that may mean something else, and hints but those of a whole statement, in which
   * stand numbers and names.
   */
  void require(List<String> modifiers, List<Part.Hint> hints, Node change) {
    if (!MODIFIERS.containsAll(modifiers)) {
      throw reading.notUnderstood("an unusual word behind the verb", change);
    }
    for (Part.Hint hint : hints) {
      if (!hint.words().startsWith("OPTION (") || !hint.names().isEmpty()) {
        throw reading.notUnderstood("an unusual hint", hint);
      }
      reading.roles().form(hint);
    }
  }

  /**
   * Refuses a table with a protected column that takes no NULL, where failures are ignored: a NULL
   * for it becomes an empty text, which is no cell, so that the row would be left out without a
   * word. Also one of which cells are sealed for a tenant or a row: what does not fit is cut then.
   */
  void requireNoneIgnored(List<String> modifiers, Target target, Node table) {
    if (!modifiers.contains("IGNORE") || target.table().isEmpty()) {
      return;
    }
    if (target.table().get().hasOwnRows()) {
      throw PlanFault.IGNORED.at(
          reading.position(table),
          target.written()
              + " has cells that are sealed for a tenant or a row, and with IGNORE the database"
              + " could store another tenant or key than the statement tells; leave IGNORE out");
    }
    Set<String> required = reading.schema().required(target.table().get().name());
    for (Field field : target.fields()) {
      if (expressions.values().of(field) instanceof Provenance.Cell cell
          && required.contains(cell.column().name().column())) {
        throw PlanFault.IGNORED.at(
            reading.position(table),
            cell.named()
                + " is NOT NULL, and with IGNORE a NULL for it would be stored as an"
                + " empty text, which is not a cell; leave IGNORE out, or use ON"
                + " DUPLICATE KEY UPDATE");
      }
    }
  }

  /** Reads ORDER BY and LIMIT, or TOP, which is LIMIT at another place. */
  void limits(
      Optional<Clause.Top> top, Optional<Clause.OrderBy> order, Optional<Clause.Limit> limit) {
    if (top.isPresent() && (limit.isPresent() || !top.get().words().isEmpty())) {
      throw reading.notUnderstood("TOP beside LIMIT or with more words", top.get());
    }
    expressions.queries().sorting().order(order);
    expressions.queries().sorting().limit(limit.or(() -> top.map(Steering::limit)));
  }

  private static Clause.Limit limit(Clause.Top top) {
    return new Clause.Limit(top.place(), Optional.empty(), Optional.of(top.count()), "");
  }
}
