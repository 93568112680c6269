package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.SqlRules.BeginningIndex;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.List;

/**
 * Has the beginnings of cells matched with patterns, where the database uses an index for that and
 * for no expression: {@code c = ?} becomes {@code c LIKE ? ESCAPE '|'}, of which the value is
 * escaped when it is sealed, and {@code c IN (…)} several of them.
 */
record BeginningPatterns(
    StatementReading reading, Comparisons comparisons, LoweredConditions lowered) {
  private static final String MATCHES = " LIKE ";
  private static final String ENDS = " ESCAPE '|'";

  /** Takes a comparison of a cell with one value; else demands nothing. */
  boolean replaces(Condition.Comparison comparison, List<Provenance> sides) {
    int operator = comparison.right().place().begin() - 1;
    boolean equal = reading.tokens().isSymbol(operator, "=");
    boolean written = equal || reading.tokens().isSymbol(operator, "<>");
    if (!needsPatterns(sides)
        || !written
        || !lowered.stands(comparison.place().begin() - 1, comparison.place().end() - 1)
        || !comparisons.begins(sides)) {
      return false;
    }
    Token token = reading.tokens().get(operator);
    write(token.begin(), token.end(), equal ? MATCHES : " NOT LIKE ");
    write(reading.end(comparison), reading.end(comparison), ENDS);
    return true;
  }

  /** Takes a list of values, with which a column by itself is compared; else demands nothing. */
  boolean replaces(Condition.In in, List<Provenance> members) {
    boolean simple =
        in.value() instanceof Operand.ColumnName
            && in.query().isEmpty()
            && in.values().stream()
                .allMatch(
                    each -> each instanceof Operand.Parameter || each instanceof Operand.Literal);
    if (!needsPatterns(members) || !simple || !comparisons.begins(members)) {
      return false;
    }
    String column = reading.text(in.value());
    int before = reading.end(in.value());
    write(reading.position(in), reading.position(in), in.negated() ? "NOT (" : "(");
    String between = MATCHES;
    for (Expression value : in.values()) {
      write(before, reading.position(value), between);
      before = reading.end(value);
      between = ENDS + " OR " + column + MATCHES;
    }
    write(before, reading.end(in), ENDS + ")");
    return true;
  }

  private boolean needsPatterns(List<Provenance> members) {
    return members.get(0) instanceof Provenance.Cell cell
        && reading.rules().beginningIndex(cell.column()) == BeginningIndex.LENGTH;
  }

  private void write(int begin, int end, String text) {
    reading.splice(new Splice.Text(begin, end, text));
  }
}
