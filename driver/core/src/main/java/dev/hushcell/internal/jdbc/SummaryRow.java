package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowOrder;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of one column: how many rows of a result set have a value there, or the least or greatest
 * of the values.
 */
final class SummaryRow extends RowCursor implements CellSource {
  /** Two of a key are the same to them if and only if they are so to the database. */
  private static final Set<Class<?>> EXACT =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          BigInteger.class,
          BigDecimal.class,
          String.class,
          UUID.class);

  private final FilteredRows rows;
  private final Evaluation evaluation;
  private final QueryTimeout timeout;
  private final Set<Object> keys = new HashSet<>();
  private long counted;
  private @Nullable Object first;
  private int row; // 2 behind the only one

  /** Builds it before the row. */
  SummaryRow(FilteredRows rows, Evaluation evaluation, QueryTimeout timeout) {
    super(rows.inner());
    this.rows = rows;
    this.evaluation = evaluation;
    this.timeout = timeout;
  }

  private boolean counts() {
    return evaluation.summary() == Summary.COUNT;
  }

  private Evaluation.Key.Value key() {
    return (Evaluation.Key.Value) evaluation.keys().get(0);
  }

  @Override
  CellSource cells() {
    return this;
  }

  @Override
  public boolean has(ResultSet unused, int column) {
    return column == 1;
  }

  @Override
  public CellValue read(ResultSet unused, int column) {
    LogicalType type = counts() ? ValueTypes.NUMBER : key().column().type();
    Object value = counts() ? BigDecimal.valueOf(counted) : first;
    return new CellValue(name(column), type, value, rows.session().driver());
  }

  @Override
  public String name(int column) {
    return counts() ? "the count" : key().column().name().shortForm();
  }

  @Override
  boolean next() throws SQLException {
    requireOpen();
    if (row == 0) {
      row = timeout.within(this::summed);
      return true;
    }
    row = 2;
    return false;
  }

  private int summed() throws SQLException {
    while (rows.next()) {
      if (counts()) {
        long unused = inner().getLong(1);
        counted += !inner().wasNull() && isNew() ? 1 : 0;
      } else {
        Object next = rows.decided(key().place());
        if (next != null && (first == null || RowOrder.compare(key(), next, first) < 0)) {
          first = next;
        }
      }
    }
    return 1;
  }

  /** Tells whether no row before had the key of this one, where rows are counted by a key. */
  private boolean isNew() throws SQLException {
    if (evaluation.different() == 0) {
      return true;
    }
    Object key = inner().getObject(evaluation.different());
    if (key instanceof byte[] bytes) {
      return keys.add(ByteBuffer.wrap(bytes));
    }
    if (!EXACT.contains(key.getClass())) {
      throw SqlErrors.of(
          JdbcFault.EVALUATED_VALUE,
          "rows are counted by a key that is compared exactly only by the database;"
              + " count them in the application");
    }
    return keys.add(key);
  }

  @Override
  boolean isOnRow() {
    return row == 1;
  }

  @Override
  int row() throws SQLException {
    requireOpen();
    return isOnRow() ? 1 : 0;
  }

  @Override
  boolean isAfterLast() throws SQLException {
    requireOpen();
    return row > 1;
  }

  @Override
  void end() throws SQLException {
    rows.end();
  }
}
