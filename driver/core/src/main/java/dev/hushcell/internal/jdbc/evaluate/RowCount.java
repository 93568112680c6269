package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.ValueTypes;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A number of rows, as LIMIT and OFFSET have it. */
final class RowCount {
  private RowCount() {}

  static long of(Operand operand, RowFilter.Bindings bindings) throws SQLException {
    Object given =
        operand instanceof Operand.Parameter parameter
            ? bindings.of(parameter.number(), ValueTypes.NUMBER)
            : ((Operand.Literal) operand).value();
    long count = whole(given);
    if (count < 0) {
      throw SqlErrors.of(
          JdbcFault.EVALUATED_VALUE,
          "a number of rows of LIMIT, OFFSET or FETCH, which are counted in the"
              + " driver, is not a whole number from 0 on; bind an int or a long");
    }
    return count;
  }

  /** Databases take null for all rows, for none, or for an error. */
  private static long whole(@Nullable Object given) {
    if (given instanceof Long || given instanceof Integer || given instanceof Short) {
      return ((Number) given).longValue();
    }
    return given instanceof BigDecimal number && number.scale() == 0 && number.precision() < 19
        ? number.longValue()
        : -1;
  }
}
