package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Family;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Reads conditions. A protected BOOLEAN that stands alone as one is compared with TRUE, in
 * parentheses, so that {@code NOT}, {@code IS TRUE} and NULL mean what they did.
 */
final class Conditions {
  private final StatementReaders readers;

  Conditions(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads an expression that stands where a condition is expected. */
  void read(Expression condition, Scope scope) {
    Provenance provenance = readers.expressions.read(condition, scope);
    if (provenance instanceof Provenance.Cell cell
        && cell.column().type().family() == Family.BOOLEAN
        && bare(condition) instanceof Column column) {
      readers.comparisons.equal(List.of(cell));
      compareWithTrue(column, cell);
    } else {
      readers.operands.condition(provenance);
    }
  }

  private static Expression bare(Expression condition) {
    Expression inner = condition;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.get(0);
    }
    return inner;
  }

  private void compareWithTrue(Column column, Provenance.Cell cell) {
    StatementReading reading = readers.reading;
    Tokens tokens = reading.statement().tokens();
    int first = reading.positions().token(column);
    if (first < 0) {
      throw reading.notUnderstood("a condition at an unknown place");
    }
    int names = column.getTable() == null ? 0 : column.getTable().getNameParts().size();
    int last = first + 2 * names;
    int begin = tokens.get(first).begin();
    int end = tokens.get(last).end();
    reading.splice(new Splice.Text(begin, begin, "("));
    reading.splice(new Splice.Text(end, end, " = "));
    reading.splice(
        new Splice.Sealed(
            end, end, cell.column(), Use.COMPARED, LiteralValue.truth(true), tokens.ordinal(last)));
    reading.splice(new Splice.Text(end, end, ")"));
  }
}
