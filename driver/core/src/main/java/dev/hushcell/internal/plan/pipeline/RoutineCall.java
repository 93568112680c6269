package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Returned;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Computation.Unary;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.Literal;
import dev.hushcell.internal.sql.tree.Operand.Parameter;
import dev.hushcell.internal.sql.tree.Operand.Variable;
import dev.hushcell.internal.sql.tree.Part.Argument;
import dev.hushcell.internal.sql.tree.Statement.Call;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A statement that calls a routine for which the configuration vouches, and does nothing else.
 *
 * @param tree the statement
 * @param executed whether it is EXEC, whose arguments may have names
 * @param result what takes the value of the routine
 * @param function what is called, with its arguments
 */
record RoutineCall(Tree tree, boolean executed, Optional<Parameter> result, Function function) {

  /** Returns a call without the braces around it, which tell the driver below that it is one. */
  static Tokens withoutBraces(Tokens piece) {
    boolean braces = piece.isSymbol(0, "{") && piece.isSymbol(piece.size() - 1, "}");
    return braces && isCall(piece, 1) ? piece.insideBraces() : piece;
  }

  private static boolean isCall(Tokens piece, int at) {
    boolean result =
        at + 2 < piece.size()
            && piece.get(at).kind() == Token.Kind.PARAMETER
            && piece.isSymbol(at + 1, "=");
    return piece.isWord(result ? at + 2 : at, "CALL");
  }

  /**
   * Tells by its words whether a statement may be such a call, which then has to be understood.
   * EXEC is read where a routine has cells, and run as it is elsewhere.
   */
  static boolean mayBe(Tokens piece, TrustedObjects trusted, SqlRules rules) {
    boolean exec =
        piece.isAnyWord(0, "EXEC", "EXECUTE")
            && rules.grammar(piece.flags()).features().contains(Feature.EXEC);
    return (exec || isCall(piece, 0))
        && trusted.routines().stream()
            .filter(each -> each.hasCells() || !exec)
            .anyMatch(each -> isNamed(each, piece));
  }

  private static boolean isNamed(TrustedRoutine routine, Tokens piece) {
    return piece.list().stream()
        .anyMatch(
            token -> token.isName() && token.value().equalsIgnoreCase(routine.name().routine()));
  }

  /** Returns such a call; empty for any other statement. */
  static Optional<RoutineCall> of(Tree tree, TrustedObjects trusted) {
    if (!(tree.statement() instanceof Call call) || !(call.called() instanceof Function function)) {
      return Optional.empty();
    }
    boolean exec = call.verb().equals("EXEC");
    boolean plain =
        function.name().size() <= 2
            && function.isAlone()
            && (!exec || (call.result().isEmpty() && hasValues(function.arguments())));
    Optional<Parameter> result =
        call.result().filter(Parameter.class::isInstance).map(Parameter.class::cast);
    String name = function.last().name().text();
    boolean meant =
        trusted.routinesCalled(name).stream().anyMatch(each -> each.hasCells() || !exec);
    return plain && meant && result.isPresent() == call.result().isPresent()
        ? Optional.of(new RoutineCall(tree, exec, result, function))
        : Optional.empty();
  }

  /**
   * Tells whether each argument of EXEC is a value. A word is a text without quotes, DEFAULT a
   * value that nobody sees here, and behind an argument with a name the server takes none without.
   */
  private static boolean hasValues(List<Argument> arguments) {
    boolean named = false;
    for (Argument argument : arguments) {
      Expression value = argument.value();
      boolean given = argument.word().isEmpty() || value instanceof Parameter;
      if (!given || !isValue(value) || (named && argument.name().isEmpty())) {
        return false;
      }
      named = argument.name().isPresent();
    }
    return true;
  }

  private static boolean isValue(Expression value) {
    if (value instanceof Unary signed) {
      boolean sign = signed.operator().equals("-") || signed.operator().equals("+");
      return sign
          && signed.operand() instanceof Literal number
          && number.token().kind() == Token.Kind.NUMBER;
    }
    boolean literal =
        value instanceof Literal read && (read.token().isLiteral() || read.token().isWord("NULL"));
    return literal || value instanceof Parameter || value instanceof Variable;
  }

  /**
   * Returns what it hands back.
   *
   * @param returned what the routine gives; empty where the configuration does not say
   */
  CallOutcome outcome(Optional<Returned> returned) {
    List<CallOutcome.Parameter> parameters =
        new ArrayList<>(
            Collections.nCopies(tree.tokens().parameters(), CallOutcome.Parameter.PLAIN));
    if (returned.isEmpty()) {
      return new CallOutcome(parameters, List.of());
    }
    Given value = returned.get().returns();
    result.ifPresent(taken -> parameters.set(0, new CallOutcome.Parameter("", value)));
    for (int i = 0; i < function.arguments().size(); i++) {
      if (function.arguments().get(i).value() instanceof Parameter given) {
        int number =
            tree.tokens().ordinal(given.place().begin()) - tree.tokens().parametersBefore();
        parameters.set(number - 1, returned.get().arguments().get(i));
      }
    }
    List<List<CallOutcome.Column>> rows = returned.get().results();
    boolean row = result.isEmpty() && rows.isEmpty() && value.column() != null;
    CallOutcome.Column column = new CallOutcome.Column(Optional.empty(), value.column());
    return new CallOutcome(parameters, row ? List.of(List.of(column)) : rows);
  }
}
