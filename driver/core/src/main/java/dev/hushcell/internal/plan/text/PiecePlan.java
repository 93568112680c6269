package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedTable;
import dev.hushcell.policy.SchemaChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one statement of a text.
 *
 * @param touching whether it refers to a protected table
 * @param splices what changes in the text
 * @param parameters the role of each parameter of the statement
 * @param results the role of each column that it delivers
 * @param changes what it does to protected columns
 * @param keyedTable the protected table that it writes to
 * @param mayChangeSession whether it may change what a session remembers
 */
record PiecePlan(
    boolean touching,
    List<Splice> splices,
    List<ParameterRole> parameters,
    Results results,
    List<SchemaChange> changes,
    @Nullable ProtectedTable keyedTable,
    boolean mayChangeSession) {

  PiecePlan {
    splices = splices.stream().sorted(Comparator.comparingInt(Splice::begin)).toList();
    parameters = List.copyOf(parameters);
    changes = List.copyOf(changes);
  }

  static PiecePlan untouched(Tokens piece, boolean mayChangeSession) {
    List<ParameterRole> plain = Collections.nCopies(piece.parameters(), new ParameterRole.Plain());
    return new PiecePlan(
        false, List.of(), plain, new Results.None(), List.of(), null, mayChangeSession);
  }

  /** Returns the plan of the whole text. */
  static StatementPlan together(Tokens tokens, List<PiecePlan> pieces) {
    boolean session = pieces.stream().anyMatch(PiecePlan::mayChangeSession);
    if (pieces.stream().noneMatch(PiecePlan::touching)) {
      return new StatementPlan.Untouched(session);
    }
    List<Splice> splices = new ArrayList<>();
    List<ParameterRole> parameters = new ArrayList<>();
    for (PiecePlan piece : pieces) {
      splices.addAll(piece.splices);
      parameters.addAll(piece.parameters);
    }
    PiecePlan first = pieces.get(0);
    requireTogether(pieces);
    return new StatementPlan.Touching(
        tokens.text(),
        splices,
        parameters,
        first.results,
        first.changes,
        first.keyedTable,
        session);
  }

  /** What only the first statement of a text can have, and what must stand alone. */
  private static void requireTogether(List<PiecePlan> pieces) {
    for (PiecePlan piece : pieces.subList(1, pieces.size())) {
      if (piece.results instanceof Results.Columns) {
        throw PlanFault.SEVERAL_STATEMENTS.fault(
            "a statement after the first delivers protected columns; send it on its own");
      }
    }
    boolean alone = pieces.size() == 1;
    if (!alone && pieces.stream().anyMatch(PiecePlan::mayChangeSession)) {
      throw PlanFault.SEVERAL_STATEMENTS.fault(
          "a statement that touches a protected table stands in one text with one that changes the"
              + " schema or the session; send them one by one");
    }
  }
}
