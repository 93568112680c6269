package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowTest;
import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowValue;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a row in one execution, with the values that were set for it.
 *
 * @param skipped how many rows of which the conditions are true are left out first
 * @param most how many rows are delivered at the most
 */
public record RowFilter(
    Evaluation evaluation,
    Bindings bindings,
    RowTest test,
    List<RowValue> keys,
    Map<Integer, RowValue> outputs,
    long skipped,
    long most) {
  @FunctionalInterface
  public interface Bindings {
    /**
     * Returns what was set, as a value of a type where it can be one, or complains that nothing was
     * set.
     */
    @Nullable Object of(int parameter, LogicalType type) throws SQLException;
  }

  @FunctionalInterface
  public interface Cells {
    @Nullable Object open(int place) throws SQLException;
  }

  /** Tells what the database found of the current row: a truth, a rank, or a value of a family. */
  public interface Told {
    long rank(int place) throws SQLException;

    /** Returns null for unknown. */
    @Nullable Boolean truth(int place) throws SQLException;

    @Nullable Object value(int place, Family family) throws SQLException;
  }

  /**
   * Computes what is the same for all rows.
   *
   * @param named the column that it is for, for messages
   */
  public static @Nullable Object constant(Scalar value, Supplier<String> named, Bindings bindings)
      throws SQLException {
    return new RowTests(named, bindings).constant(value);
  }

  /** Takes the values of an execution, or refuses those of which the order is not known. */
  public static RowFilter of(Evaluation evaluation, Bindings bindings) throws SQLException {
    Operand skipped = evaluation.cut().skipped();
    Operand most = evaluation.cut().most();
    RowTests tests = new RowTests(evaluation::named, bindings);
    List<RowValue> keys = new ArrayList<>();
    for (Evaluation.Key key : evaluation.keys()) {
      keys.add(tests.key(key));
    }
    Map<Integer, RowValue> outputs = new HashMap<>();
    for (Evaluation.Output output : evaluation.outputs()) {
      outputs.put(output.place(), tests.value(output.value()));
    }
    return new RowFilter(
        evaluation,
        bindings,
        tests.of(evaluation.formula()),
        keys,
        outputs,
        skipped == null ? 0 : count(skipped, bindings),
        most == null ? Long.MAX_VALUE : count(most, bindings));
  }

  /** Returns by what the current row is sorted. */
  public List<@Nullable Object> keys(Cells cells, Told told) throws SQLException {
    return keys(new FetchedRow(evaluation, cells, told));
  }

  /** Returns by what a row, or a group of rows, is sorted. */
  List<@Nullable Object> keys(CurrentRow row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (RowValue key : keys) {
      values.add(key.of(row));
    }
    return values;
  }

  /** Tells whether a result column is computed. */
  public boolean computes(int place) {
    return outputs.containsKey(place);
  }

  /** Computes a result column of the current row. */
  public @Nullable Object computed(int place, Cells cells, Told told) throws SQLException {
    return computed(place, new FetchedRow(evaluation, cells, told));
  }

  @Nullable Object computed(int place, CurrentRow row) throws SQLException {
    return Objects.requireNonNull(outputs.get(place)).of(row);
  }

  /**
   * Returns groups, without rows yet, where rows are grouped.
   *
   * @param <T> what is kept of one row of each
   */
  public <T> Groups<T> groups() throws SQLException {
    Evaluation.Grouping grouping = Objects.requireNonNull(evaluation.grouping());
    RowTests tests = new RowTests(evaluation::named, bindings);
    List<RowValue> by = new ArrayList<>();
    for (Evaluation.Key key : grouping.by()) {
      by.add(tests.key(key));
    }
    List<RowValue> aggregated = new ArrayList<>();
    for (Evaluation.Aggregate aggregate : grouping.aggregates()) {
      aggregated.add(tests.value(aggregate.of()));
    }
    return new Groups<>(this, grouping, by, aggregated, tests.of(grouping.having()));
  }

  /** Tells whether what is asked for is true of the current row. */
  public boolean keeps(Cells cells, Told told) throws SQLException {
    return test.of(new FetchedRow(evaluation, cells, told)) == Truth.TRUE;
  }

  /** Returns a number of rows, as LIMIT and OFFSET have it. */
  private static long count(Operand operand, Bindings bindings) throws SQLException {
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
