package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;

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
  boolean equal(LikeExpression like, Provenance left, Provenance right) {
    boolean folded = like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
    boolean lowered = like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE;
    if (!readers.reading.rules().foldsPatterns()
        || !(left instanceof Provenance.Cell cell)
        || !Lowering.isLowered(cell.column())
        || !(folded || (lowered && cell.lowered() && right instanceof Provenance.Computed))
        || like.isUseBinary()) {
      return false;
    }
    int begin = begin(like.getLeftExpression());
    int value = begin(like.getRightExpression());
    int operator = like.isNot() ? value - 2 : value - 1;
    int end = end(like, right);
    if (begin < 0 || operator <= begin || end < 0 || !stands(begin - 1, end)) {
      return false;
    }
    String words = like.getLikeKeyWord().name();
    boolean written =
        tokens().isWord(value - 1, words) && (!like.isNot() || tokens().isWord(operator, "NOT"));
    if (!written || !readers.comparisons.matchesLowered(cell, right)) {
      return false;
    }
    replace(operator, value - 1, like.isNot() ? "<>" : "=");
    if (like.getEscape() != null) {
      replace(end - 1, end, "");
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

  /** Returns the index of the first token of an expression of a kind that is read here, or -1. */
  private int begin(Expression side) {
    if (side instanceof Column || side instanceof Function) {
      return readers.reading.positions().token((ASTNodeAccess) side);
    }
    return readers.reading.statement().index(side);
  }

  /** Returns the index of the last token, which ends an escape that escapes as the usual one. */
  private int end(LikeExpression like, Provenance right) {
    int value = right.slots().get(0).token();
    int last = like.getRightExpression() instanceof Function ? value + 1 : value;
    if (like.getEscape() == null) {
      return last;
    }
    Tokens tokens = tokens();
    boolean usual =
        tokens.isWord(last + 1, "ESCAPE")
            && last + 2 < tokens.size()
            && tokens.get(last + 2).kind() == TokenKind.STRING
            && (tokens.get(last + 2).value().isEmpty()
                || tokens.get(last + 2).value().equals("\\"));
    if (usual) {
      readers.reading.literals().readText(like.getEscape().toString());
    }
    return usual ? last + 2 : -1;
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
