package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.Locale;
import java.util.Set;

/**
 * Reads patterns that match in lower case: {@code c ILIKE ?} and {@code LOWER(c) LIKE LOWER(?)}
 * over a column that is kept in lower case. A pattern without wildcards matches what it equals, so
 * the operator becomes one of equality, and a value that has any is refused when it is sealed.
 */
final class Patterns {
  /** What may stand behind a condition. */
  private static final Set<String> ENDS =
      Names.words(
          """
          AND OR THEN WHERE GROUP ORDER LIMIT OFFSET FETCH FOR UNION EXCEPT INTERSECT HAVING WINDOW
          RETURNING JOIN LEFT RIGHT INNER FULL CROSS AS
          """);

  private final StatementReaders readers;

  Patterns(StatementReaders readers) {
    this.readers = readers;
  }

  /** Tells whether it was read as a comparison; of any other nothing was demanded. */
  boolean equal(Condition.Like like, Provenance left, Provenance right) {
    boolean folded = like.kind().equals("ILIKE");
    boolean lowered = like.kind().equals("LIKE");
    if (!readers.reading.rules().foldsPatterns()
        || !(left instanceof Provenance.Cell cell)
        || !Lowering.isLowered(cell.column())
        || !(folded || (lowered && cell.lowered() && right instanceof Provenance.Computed))
        || !isRead(like)
        || !stands(like.place().begin() - 1, like.place().end() - 1)
        || !readers.comparisons.matchesLowered(cell, right)) {
      return false;
    }
    int value = like.pattern().place().begin();
    replace(like.negated() ? value - 2 : value - 1, value - 1, like.negated() ? "<>" : "=");
    if (like.escape().isPresent()) {
      readers.reading.literals().read(like.escape().get());
      int escape = like.escape().get().place().begin();
      replace(escape - 1, escape, "");
    }
    return true;
  }

  private Tokens tokens() {
    return readers.reading.statement().tokens();
  }

  private void replace(int first, int last, String text) {
    Tokens tokens = tokens();
    readers.reading.splice(
        new Splice.Text(tokens.get(first).begin(), tokens.get(last).end(), text));
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
  private boolean stands(int before, int last) {
    Tokens tokens = tokens();
    boolean opened =
        tokens.isSymbol(before, "(")
            || tokens.isAnyWord(before, "WHERE", "AND", "OR", "NOT", "ON", "HAVING", "WHEN");
    if (last + 1 >= tokens.size()) {
      return opened;
    }
    Token next = tokens.get(last + 1);
    boolean closed =
        next.kind() == TokenKind.SYMBOL
            ? next.isSymbol(")")
            : next.kind() == TokenKind.WORD && ENDS.contains(next.value().toUpperCase(Locale.ROOT));
    return opened && closed;
  }
}
