package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sorts rows by keys, and rows with equal keys as they came. Keeps no more of them than that. */
public final class RowOrder {
  private final RowFilter filter;
  private final List<Evaluation.Key> keys;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Evaluation.Key, Boolean> nullsFirst = new HashMap<>();

  public RowOrder(RowFilter filter) {
    this.filter = filter;
    this.keys = filter.evaluation().keys();
  }

  /** A row by its number and its keys. */
  public record Row(int number, List<@Nullable Object> keys) {
    /** Leaves the keys out. */
    @Override
    public String toString() {
      return "Row[" + number + "]";
    }
  }

  /** Takes the current row. */
  public void add(int number, RowFilter.Cells cells, RowFilter.Told told) throws SQLException {
    if (rows.isEmpty()) {
      askOfNulls(told);
    }
    rows.add(new Row(number, filter.keys(cells, told)));
  }

  /** What the database says once for all rows. */
  void askOfNulls(RowFilter.Told told) throws SQLException {
    for (Evaluation.Key key : keys) {
      if (key instanceof Evaluation.Key.Computed computed && computed.nullsAt() > 0) {
        nullsFirst.put(key, Boolean.TRUE.equals(told.truth(computed.nullsAt())));
      }
    }
  }

  public List<Row> sorted() {
    rows.sort((one, other) -> compare(one.keys, other.keys));
    return rows;
  }

  /** Compares two rows by their keys. */
  int compare(List<@Nullable Object> one, List<@Nullable Object> other) {
    for (int i = 0; i < keys.size(); i++) {
      int compared = compare(keys.get(i), one.get(i), other.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private int compare(Evaluation.Key key, @Nullable Object one, @Nullable Object other) {
    if (!(key instanceof Evaluation.Key.Compared value)) {
      return Long.compare(rank(one), rank(other));
    }
    if (one == null || other == null) {
      int nulls = Boolean.compare(one != null, other != null);
      return nullsFirst.getOrDefault(key, value.nullsFirst()) ? nulls : -nulls;
    }
    return compare(value, one, other);
  }

  /** Compares two values of a key: less than 0 where the first comes first. */
  public static int compare(Evaluation.Key.Compared key, Object one, Object other) {
    int compared = compare(one, other, key.order());
    return key.descending() ? -compared : compared;
  }

  /** Compares two values of one column as the database would. */
  static int compare(Object one, Object other, @Nullable TextOrder order) {
    if (order != null) {
      return Units.compare((String) one, (String) other, order);
    }
    if (one instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) other);
    }
    if (one instanceof LocalDate date) {
      return date.compareTo((LocalDate) other);
    }
    if (one instanceof LocalTime time) {
      return time.compareTo((LocalTime) other);
    }
    if (one instanceof Boolean truth) {
      return truth.compareTo((Boolean) other);
    }
    if (one instanceof UUID uuid) {
      return compare(uuid, (UUID) other);
    }
    if (one instanceof OffsetDateTime moment) {
      return moment.toInstant().compareTo(((OffsetDateTime) other).toInstant());
    }
    return ((LocalDateTime) one).compareTo((LocalDateTime) other);
  }

  /** Databases compare the bytes of a UUID as numbers without sign. */
  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high == 0
        ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
        : high;
  }

  private static long rank(@Nullable Object rank) {
    return rank == null ? 0 : (Long) rank;
  }
}
