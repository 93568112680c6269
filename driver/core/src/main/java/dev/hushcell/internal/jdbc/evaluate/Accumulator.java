package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation.Aggregate;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a function makes of the values of a group, which it takes one by one. */
final class Accumulator {
  private final Aggregate aggregate;
  private final Set<Object> seen = new HashSet<>();
  private long count;
  private @Nullable Object result;

  Accumulator(Aggregate aggregate) {
    this.aggregate = aggregate;
  }

  /** Takes a value; NULL does not count. */
  void add(@Nullable Object value) {
    if (value == null || (aggregate.distinct() && !seen.add(Groups.equalled(value)))) {
      return;
    }
    count++;
    switch (aggregate.function()) {
      case COUNT -> {}
      case MIN -> result = result == null || compare(value, result) < 0 ? value : result;
      case MAX -> result = result == null || compare(value, result) > 0 ? value : result;
      case SUM, AVG ->
          result = result == null ? value : ((BigDecimal) result).add((BigDecimal) value);
    }
  }

  private int compare(Object one, Object other) {
    return RowOrder.compare(one, other, aggregate.order());
  }

  @Nullable Object result() {
    return switch (aggregate.function()) {
      case COUNT -> BigDecimal.valueOf(count);
      case MIN, MAX, SUM -> result;
      case AVG -> result == null ? null : new Average((BigDecimal) result, count);
    };
  }
}
