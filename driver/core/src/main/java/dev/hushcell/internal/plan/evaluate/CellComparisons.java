package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import java.util.List;

/** Comparisons for which the database needs nothing but cells. */
final class CellComparisons {
  private CellComparisons() {}

  /** Tells whether cells can tell as much as the driver. */
  static boolean areForCells(Expression value, List<Expression> others, Scalars scalars) {
    boolean other = others.size() == 1 && isForCells(others.get(0), scalars, List.of(value));
    return other || isForCells(value, scalars, others);
  }

  static boolean isForCells(Expression value, Scalars scalars, List<Expression> others) {
    return value.bare() instanceof ColumnName name
        && cell(name, scalars) instanceof Provenance.Cell cell
        && TenantKey.areCompared(cell.column())
        && others.stream().allMatch(each -> isComparable(each.bare(), cell, scalars));
  }

  /** Returns the value of a column as it is compared. */
  private static Provenance cell(ColumnName name, Scalars scalars) {
    return scalars.expressions().read(name) instanceof Provenance.Cell cell
        ? scalars.reading().told(name, cell)
        : Provenance.plain();
  }

  /** A value is sealed, and a cell of the same kind is compared as it is. */
  private static boolean isComparable(Expression other, Provenance.Cell cell, Scalars scalars) {
    if (other instanceof ColumnName name) {
      return cell(name, scalars) instanceof Provenance.Cell another
          && cell.column().sharesCellsWith(another.column());
    }
    return scalars.types().slot(other).isPresent()
        || (other instanceof Computation.Cast cast
            && scalars.types().slot(cast.value()).isPresent()
            && scalars.types().isOwn(cast))
        || (other instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NULL);
  }
}
