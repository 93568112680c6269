package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Clause.Limit;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a query leaves out at its beginning and delivers then, in the usual forms of {@code
 * LIMIT}, {@code OFFSET} and {@code FETCH}.
 *
 * @param skipped how many rows are left out; null for none
 * @param most how many are delivered at the most; null for all
 * @param slots the parameters and numbers of it
 */
record Tail(
    Evaluation.@Nullable Operand skipped, Evaluation.@Nullable Operand most, List<Slot> slots) {
  private static final String ONLY = "ONLY";

  /** Reads the tail of a query, which may have none; empty for one of another form. */
  static Optional<Tail> of(Optional<Limit> limit, StatementReading reading) {
    if (limit.isEmpty()) {
      return Optional.of(new Tail(null, null, List.of()));
    }
    Limit clause = limit.get();
    Tokens tokens = reading.tokens();
    Slots slots = new Slots(reading);
    List<Expression> numbers =
        Stream.concat(clause.offset().stream(), clause.count().stream()).toList();
    boolean known =
        (clause.words().isEmpty() || clause.words().equals(ONLY))
            && tokens.isWord(clause.place().begin(), first(clause))
            && numbers.stream().allMatch(Tail::isNumber);
    return known
        ? Optional.of(
            new Tail(
                clause.offset().map(each -> operand(each, tokens)).orElse(null),
                clause.count().map(each -> operand(each, tokens)).orElse(most(clause)),
                numbers.stream().flatMap(each -> slots.of(each).stream()).toList()))
        : Optional.empty();
  }

  boolean isThere() {
    return skipped != null || most != null;
  }

  /** Returns the word that it begins with where its parts have the usual order. */
  private static String first(Limit limit) {
    if (limit.words().equals(ONLY)) {
      return limit.offset().isPresent() ? "OFFSET" : "FETCH";
    }
    return limit.count().isPresent() ? "LIMIT" : "OFFSET";
  }

  private static boolean isNumber(Expression number) {
    return number instanceof Operand.Literal literal
        ? literal.kind() == Operand.Kind.NUMBER && literal.token().value().matches("[0-9]{1,18}")
        : number instanceof Operand.Parameter parameter
            && parameter.token().end() - parameter.token().begin() == 1;
  }

  private static Evaluation.Operand operand(Expression number, Tokens tokens) {
    return number instanceof Operand.Literal literal
        ? new Evaluation.Operand.Literal(new BigDecimal(literal.token().value()))
        : new Evaluation.Operand.Parameter(tokens.ordinal(number.place().begin()));
  }

  /** {@code FETCH FIRST ROW ONLY} is one row. */
  private static Evaluation.@Nullable Operand most(Limit limit) {
    return limit.words().equals(ONLY) ? new Evaluation.Operand.Literal(BigDecimal.ONE) : null;
  }
}
