package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code CALL schema.routine(…)} of a routine that the configuration vouches for, also with {@code
 * ? =} before it. It is read as the query {@code SELECT schema.routine(…)}, which does the same
 * with its arguments.
 *
 * @param piece the statement
 * @param call index of CALL
 */
record RoutineCall(Tokens piece, int call) {

  /** Finds such a call; empty for any other statement. */
  static Optional<RoutineCall> in(Tokens piece, TrustedObjects trusted) {
    boolean returns =
        piece.size() > 2
            && piece.get(0).kind() == TokenKind.PARAMETER
            && piece.isSymbol(1, "=")
            && piece.isWord(2, "CALL");
    int call = returns ? 2 : 0;
    int name = call + (piece.isSymbol(call + 2, ".") ? 3 : 1);
    boolean calls =
        piece.isWord(call, "CALL")
            && name < piece.size()
            && piece.get(name).isName()
            && piece.isSymbol(name + 1, "(")
            && closes(piece, name + 1)
            && !trusted.routinesCalled(piece.get(name).value()).isEmpty();
    return calls ? Optional.of(new RoutineCall(piece, call)) : Optional.empty();
  }

  /** Tells whether the parenthesis is closed by the last token, and not before. */
  private static boolean closes(Tokens piece, int open) {
    int depth = 0;
    for (int i = open; i < piece.size(); i++) {
      depth += piece.isSymbol(i, "(") ? 1 : piece.isSymbol(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i == piece.size() - 1;
      }
    }
    return false;
  }

  /** Plans it, given what plans queries. */
  PiecePlan plan(Function<Tokens, PiecePlan> queries) {
    PiecePlan query = queries.apply(piece.readAs(call, "SELECT"));
    if (!query.touching()) {
      return PiecePlan.untouched(piece);
    }
    List<ParameterRole> parameters = new ArrayList<>();
    if (call > 0) {
      parameters.add(new ParameterRole.Plain()); // takes what the routine returns
    }
    parameters.addAll(query.parameters());
    return new PiecePlan(
        StatementHead.DYNAMIC,
        true,
        query.splices(),
        parameters,
        query.results(),
        query.changes(),
        null,
        true);
  }
}
