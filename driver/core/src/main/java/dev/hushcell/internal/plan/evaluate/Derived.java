package dev.hushcell.internal.plan.evaluate;

import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * A derived table that is all that a query reads from. A condition of its WHERE means the same
 * around it where it delivers each of its rows as it is: then the condition can be evaluated over
 * what the outer query delivers.
 */
final class Derived {
  private Derived() {}

  /** Returns the query of the derived table; empty for anything else. */
  static Optional<PlainSelect> of(PlainSelect outer) {
    boolean alone = outer.getJoins() == null || outer.getJoins().isEmpty();
    return alone
            && outer.getFromItem() instanceof ParenthesedSelect table
            && !(table instanceof LateralSubSelect)
            && isNamed(table)
            && isWhole(table)
            && table.getSelect() instanceof PlainSelect inner
            && PlainQuery.isPlain(inner)
            && inner.getDistinct() == null
            && isUncut(inner)
            && inner.getSelectItems().stream()
                .map(SelectItem::getExpression)
                .allMatch(Derived::isSimple)
        ? Optional.of(inner)
        : Optional.empty();
  }

  private static boolean isNamed(ParenthesedSelect table) {
    return table.getAlias() != null
        && (table.getAlias().getAliasColumns() == null
            || table.getAlias().getAliasColumns().isEmpty());
  }

  private static boolean isWhole(ParenthesedSelect table) {
    return table.getPivot() == null
        && table.getUnPivot() == null
        && table.getSampleClause() == null
        && table.getWithItemsList() == null
        && table.getOrderByElements() == null
        && table.getLimit() == null
        && table.getOffset() == null
        && table.getFetch() == null;
  }

  private static boolean isUncut(PlainSelect inner) {
    return inner.getOrderByElements() == null
        && inner.getLimit() == null
        && inner.getOffset() == null
        && inner.getFetch() == null;
  }

  /**
   * Tells whether nothing but columns and constants is in it, of which it makes one value a row.
   */
  private static boolean isSimple(@Nullable Expression expression) {
    if (expression == null
        || expression instanceof Column
        || expression instanceof AllColumns
        || expression instanceof LongValue
        || expression instanceof StringValue
        || expression instanceof BooleanValue
        || expression instanceof NullValue) {
      return true;
    }
    if (expression instanceof ParenthesedExpressionList<?> list) {
      return list.size() == 1 && isSimple(list.get(0));
    }
    if (expression instanceof IsNullExpression test) {
      return isSimple(test.getLeftExpression());
    }
    if (expression instanceof CaseExpression choice) {
      return isSimple(choice.getSwitchExpression())
          && isSimple(choice.getElseExpression())
          && choice.getWhenClauses().stream().allMatch(Derived::isSimple);
    }
    boolean joins =
        expression instanceof AndExpression
            || expression instanceof OrExpression
            || expression instanceof ComparisonOperator;
    return joins
        && isSimple(((BinaryExpression) expression).getLeftExpression())
        && isSimple(((BinaryExpression) expression).getRightExpression());
  }

  private static boolean isSimple(WhenClause when) {
    return isSimple(when.getWhenExpression()) && isSimple(when.getThenExpression());
  }
}
