package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.trusted.Returned;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.Collections;
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

  /**
   * A query, planned.
   *
   * @param returned what the call gives that it is
   */
  record Query(PiecePlan plan, Optional<Returned> returned) {}

  /** Plans it, given what plans queries. */
  PiecePlan plan(Function<Tokens, Query> queries) {
    Query query = queries.apply(piece.readAs(call, "SELECT"));
    PiecePlan plan = query.plan();
    if (!plan.touching()) {
      return PiecePlan.untouched(piece);
    }
    CallOutcome outcome = query.returned().map(this::outcome).orElseGet(this::nothing);
    List<ParameterRole> roles = new ArrayList<>();
    if (call > 0) {
      roles.add(role(outcome.parameters().get(0).gives())); // takes what the routine returns
    }
    roles.addAll(plan.parameters());
    return new PiecePlan(
        StatementHead.DYNAMIC,
        true,
        plan.splices(),
        roles,
        new Results.None(),
        plan.changes(),
        null,
        true,
        null,
        outcome);
  }

  /** Nothing is to be set for it; what is set all the same is sealed where it could be a value. */
  private static ParameterRole role(Given returns) {
    return returns.column() == null
        ? new ParameterRole.Plain()
        : new ParameterRole.Sealed(returns.column(), Use.ASSIGNED);
  }

  private CallOutcome nothing() {
    return new CallOutcome(
        Collections.nCopies(piece.parameters(), CallOutcome.Parameter.PLAIN), List.of());
  }

  private CallOutcome outcome(Returned returned) {
    CallOutcome.Parameter[] parameters =
        nothing().parameters().toArray(CallOutcome.Parameter[]::new);
    if (call > 0) {
      parameters[0] = new CallOutcome.Parameter("", returned.returns());
    }
    List<Integer> bound = boundArguments();
    for (int i = 0; i < bound.size(); i++) {
      if (bound.get(i) > 0) {
        parameters[bound.get(i) - 1] = returned.arguments().get(i);
      }
    }
    boolean row = call == 0 && returned.results().isEmpty() && returned.returns().column() != null;
    return new CallOutcome(
        List.of(parameters),
        row
            ? List.of(
                List.of(new CallOutcome.Column(Optional.empty(), returned.returns().column())))
            : returned.results());
  }

  /** Returns for each argument the number of the parameter that it is; 0 for any other. */
  private List<Integer> boundArguments() {
    List<Integer> bound = new ArrayList<>();
    int before = call > 0 ? 1 : 0;
    int depth = 0;
    int first = open() + 1;
    for (int i = open(); i < piece.size(); i++) {
      depth += piece.isSymbol(i, "(") ? 1 : piece.isSymbol(i, ")") ? -1 : 0;
      boolean ends = depth == 0 || (depth == 1 && piece.isSymbol(i, ","));
      if (piece.get(i).kind() == TokenKind.PARAMETER) {
        before++;
      } else if (ends && i > first) {
        boolean alone = i == first + 1 && piece.get(first).kind() == TokenKind.PARAMETER;
        bound.add(alone ? before : 0);
        first = i + 1;
      }
    }
    return bound;
  }

  private int open() {
    return call + (piece.isSymbol(call + 2, ".") ? 4 : 2);
  }
}
