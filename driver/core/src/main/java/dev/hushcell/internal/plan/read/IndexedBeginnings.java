package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.SqlRules.BeginningIndex;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Objects;

/**
 * Has the beginnings of cells compared as the database uses an index for it, where it uses none for
 * an expression. By patterns, {@code c = ?} becomes {@code c LIKE ? ESCAPE '|'}, of which the value
 * is escaped when it is sealed, and {@code c IN (…)} several of them. By ranges, {@code c = ?}
 * becomes {@code c BETWEEN ? AND ?}, from the beginning to the least that stands behind all cells
 * that begin so, which is shorter than any cell.
 */
record IndexedBeginnings(
    StatementReading reading, Comparisons comparisons, LoweredConditions lowered) {
  private static final String MATCHES = " LIKE ";
  private static final String ENDS = " ESCAPE '|'";
  private static final String BEHIND = " || X'" + "FF".repeat(CellSize.BEGINNING) + "'";

  /** Takes a comparison of a cell with one value; else demands nothing. */
  boolean replaces(Condition.Comparison comparison, List<Provenance> sides) {
    int operator = comparison.right().place().begin() - 1;
    boolean equal = reading.tokens().isSymbol(operator, "=");
    boolean written = equal || reading.tokens().isSymbol(operator, "<>");
    BeginningIndex index = index(sides);
    boolean ranges = index == BeginningIndex.WHOLE;
    if (!(ranges || index == BeginningIndex.LENGTH)
        || !written
        || !lowered.stands(comparison.place().begin() - 1, comparison.place().end() - 1)
        || !comparisons.begins(sides, ranges ? Use.RANGE : Use.BEGINNING)) {
      return false;
    }
    Token token = reading.tokens().get(operator);
    String not = equal ? "" : " NOT";
    write(token.begin(), token.end(), not + (ranges ? " BETWEEN " : MATCHES));
    int end = reading.end(comparison);
    if (ranges) {
      end(sides.get(1).slots().get(0), ((Provenance.Cell) sides.get(0)).column(), end);
    } else {
      write(end, end, ENDS);
    }
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
    if (index(members) != BeginningIndex.LENGTH
        || !simple
        || !comparisons.begins(members, Use.BEGINNING)) {
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

  /**
   * Adds to a comparison of two cells the ranges that follow from it, one for each column, since
   * either may have an index. No cell has so many bytes of ones behind its beginning.
   */
  void bound(Condition.Comparison comparison, List<Provenance> sides) {
    int operator = comparison.right().place().begin() - 1;
    int before = comparison.place().begin() - 1;
    if (comparison.left() instanceof Operand.ColumnName left
        && comparison.right() instanceof Operand.ColumnName right
        && index(sides) == BeginningIndex.WHOLE
        && reading.tokens().isSymbol(operator, "=")
        && !reading.tokens().isWord(before, "NOT")
        && lowered.stands(before, comparison.place().end() - 1)) {
      ProtectedColumn column = ((Provenance.Cell) sides.get(0)).column();
      String one = reading.text(left);
      String other = reading.text(right);
      int end = reading.end(comparison);
      write(end, end, between(one, other, column) + between(other, one, column));
    }
  }

  private String between(String one, String other, ProtectedColumn column) {
    String beginning = reading.rules().beginning(column).replace("%s", other);
    return " AND " + one + " BETWEEN " + beginning + " AND " + beginning + BEHIND;
  }

  private BeginningIndex index(List<Provenance> members) {
    return members.get(0) instanceof Provenance.Cell cell
        ? reading.rules().beginningIndex(cell.column())
        : BeginningIndex.NONE;
  }

  /** Writes the end of a range that a value begins. */
  private void end(Slot slot, ProtectedColumn column, int at) {
    write(at, at, slot.isParameter() ? " AND ?" : " AND ");
    if (!slot.isParameter()) {
      int before = reading.tokens().ordinal(slot.token());
      reading.splice(
          new Splice.Sealed(
              at,
              at,
              column,
              Use.RANGE_END,
              new SealedValue.Literal(Objects.requireNonNull(slot.literal())),
              before,
              null));
    }
  }

  private void write(int begin, int end, String text) {
    reading.splice(new Splice.Text(begin, end, text));
  }
}
