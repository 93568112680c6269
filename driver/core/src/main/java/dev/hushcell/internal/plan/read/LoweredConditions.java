package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads conditions over columns that are kept in lower case: {@code c ILIKE ?}, {@code LOWER(c)
 * LIKE LOWER(?)}, and {@code UPPER(a) = UPPER(b)} where a column accepts it. A pattern without
 * wildcards matches what it equals, so the operator becomes one of equality, and a value that has
 * any is refused when it is sealed. Calls of UPPER are taken out of the statement; UPPER of such a
 * column means nothing anywhere else.
 */
record LoweredConditions(
    StatementReading reading,
    Expressions expressions,
    Functions functions,
    TrustedCalls trusted,
    Comparisons comparisons,
    Lowering lowering) {
  private static final Set<String> UPPER = Set.of("UPPER", "UCASE");

  /** What may stand behind a condition. */
  private static final Set<String> ENDS =
      Names.words(
          """
          AND OR THEN WHERE GROUP ORDER LIMIT OFFSET FETCH FOR UNION EXCEPT INTERSECT HAVING WINDOW
          RETURNING JOIN LEFT RIGHT INNER FULL CROSS AS
          """);

  /** Reads two calls of UPPER that are compared; empty for any other, of which nothing was read. */
  Optional<List<Provenance>> upper(Expression left, Expression right) {
    if (!(left instanceof Computation.Function one)
        || !(right instanceof Computation.Function other)
        || !isUpper(one)
        || !isUpper(other)) {
      return Optional.empty();
    }
    Provenance here = argument(one);
    Provenance there = argument(other);
    if (lowering.isComparedInUpperCase(here, there)) {
      lowering.erase(one);
      lowering.erase(other);
      return Optional.of(List.of(here, there));
    }
    return Optional.of(List.of(call(one, here), call(other, there)));
  }

  private boolean isUpper(Computation.Function call) {
    return UPPER.contains(Calls.known(call))
        && call.arguments().size() == 1
        && Lowering.isPlainCall(call)
        && trusted.find(call).isEmpty();
  }

  private Provenance argument(Computation.Function call) {
    functions.name(call);
    return expressions.conditions().placed(call.arguments().get(0).value());
  }

  private Provenance call(Computation.Function call, Provenance argument) {
    String name = Calls.known(call);
    return lowering
        .of(name, call, List.of(argument))
        .orElseGet(() -> functions.call(name, List.of(argument), false));
  }

  /** Tells whether a pattern was read as a comparison; of any other nothing was demanded. */
  boolean pattern(Condition.Like like, Provenance left, Provenance right) {
    boolean folded = like.kind().equals("ILIKE");
    boolean lowered = like.kind().equals("LIKE");
    if (!reading.rules().has(SqlHabit.FOLDS_PATTERNS)
        || !(left instanceof Provenance.Cell cell)
        || !Lowering.isLowered(cell.column())
        || !(folded || (lowered && cell.lowered() && right instanceof Provenance.Computed))
        || !isRead(like)
        || !stands(like.place().begin() - 1, like.place().end() - 1)
        || !comparisons.matchesLowered(cell, right)) {
      return false;
    }
    int value = like.pattern().place().begin();
    replace(like.negated() ? value - 2 : value - 1, value - 1, like.negated() ? "<>" : "=");
    if (like.escape().isPresent()) {
      reading.roles().form(like.escape().get());
      int escape = like.escape().get().place().begin();
      replace(escape - 1, escape, "");
    }
    return true;
  }

  private void replace(int first, int last, String text) {
    Tokens tokens = reading.tokens();
    reading.splice(new Splice.Text(tokens.get(first).begin(), tokens.get(last).end(), text));
  }

  /** Tells whether it has operands of kinds that are read here, and no escape but the usual one. */
  private static boolean isRead(Condition.Like like) {
    Expression value = like.value();
    Expression pattern = like.pattern();
    boolean kinds =
        (value instanceof Operand.ColumnName || value instanceof Computation.Function)
            && (pattern instanceof Operand.Literal
                || pattern instanceof Operand.Parameter
                || pattern instanceof Computation.Function);
    return kinds && like.escape().filter(each -> !isUsual(each)).isEmpty();
  }

  private static boolean isUsual(Expression escape) {
    return escape instanceof Operand.Literal literal
        && literal.kind() == Operand.Kind.TEXT
        && (literal.token().value().isEmpty() || literal.token().value().equals("\\"));
  }

  /** Tells whether what stands around would not be grouped otherwise for the other operator. */
  boolean stands(int before, int last) {
    Tokens tokens = reading.tokens();
    boolean opened =
        tokens.isSymbol(before, "(")
            || tokens.isAnyWord(before, "WHERE", "AND", "OR", "NOT", "ON", "HAVING", "WHEN");
    if (last + 1 >= tokens.size()) {
      return opened;
    }
    Token next = tokens.get(last + 1);
    boolean closed =
        next.kind() == Token.Kind.SYMBOL
            ? next.isSymbol(")")
            : next.kind() == Token.Kind.WORD
                && ENDS.contains(next.value().toUpperCase(Locale.ROOT));
    return opened && closed;
  }
}
