package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.CallText;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.trusted.Returned;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call of a routine that the configuration vouches for. It is read as a query, which does the
 * same with its arguments.
 *
 * @param piece the statement
 * @param text what it says
 */
record RoutineCall(Tokens piece, CallText text) {

  /**
   * Finds such a call; empty for any other statement.
   *
   * @param rules which know the calls that only one kind of database has; they are read where a
   *     routine has cells, and run as they are elsewhere
   */
  static Optional<RoutineCall> in(Tokens piece, TrustedObjects trusted, SqlRules rules) {
    Optional<CallText> standard =
        StandardCall.read(piece).filter(call -> !called(call, trusted).isEmpty());
    return standard
        .or(
            () ->
                rules
                    .call(piece)
                    .filter(
                        call -> called(call, trusted).stream().anyMatch(TrustedRoutine::hasCells)))
        .map(call -> new RoutineCall(piece, call));
  }

  private static List<TrustedRoutine> called(CallText call, TrustedObjects trusted) {
    return trusted.routinesCalled(call.routine().value());
  }

  /**
   * A query, planned.
   *
   * @param returned what the call gives that it is
   */
  record Query(PiecePlan plan, Optional<Returned> returned) {}

  /** Plans it, given what plans queries. */
  PiecePlan plan(Function<CallText, Query> queries) {
    Query query = queries.apply(text);
    PiecePlan plan = query.plan();
    if (!plan.touching()) {
      return PiecePlan.untouched(piece);
    }
    CallOutcome outcome = query.returned().map(this::outcome).orElseGet(this::nothing);
    List<ParameterRole> roles = new ArrayList<>();
    if (text.returns()) {
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
    if (text.returns()) {
      parameters[0] = new CallOutcome.Parameter("", returned.returns());
    }
    for (int i = 0; i < text.arguments().size(); i++) {
      int bound = text.arguments().get(i).parameter();
      if (bound > 0) {
        parameters[bound - 1] = returned.arguments().get(i);
      }
    }
    boolean row =
        !text.returns() && returned.results().isEmpty() && returned.returns().column() != null;
    return new CallOutcome(
        List.of(parameters),
        row
            ? List.of(
                List.of(new CallOutcome.Column(Optional.empty(), returned.returns().column())))
            : returned.results());
  }
}
