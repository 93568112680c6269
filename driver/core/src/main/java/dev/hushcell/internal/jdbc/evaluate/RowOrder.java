package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows are sorted by their keys. */
public final class RowOrder {
  private static final int RANK = 20;

  private final List<Evaluation.Key> keys;
  private final Map<Evaluation.Key, Boolean> nullsFirst = new HashMap<>();

  public RowOrder(RowFilter filter) {
    this.keys = filter.evaluation().keys();
  }

  /** What the database says once for all rows. */
  public void askOfNulls(RowFilter.Told told) throws SQLException {
    for (Evaluation.Key key : keys) {
      if (key instanceof Evaluation.Key.Computed computed && computed.nullsAt() > 0) {
        nullsFirst.put(key, Boolean.TRUE.equals(told.truth(computed.nullsAt())));
      }
    }
  }

  public int compare(List<@Nullable Object> one, List<@Nullable Object> other) {
    for (int i = 0; i < keys.size(); i++) {
      int compared = compare(keys.get(i), one.get(i), other.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  /**
   * Returns a number by which most rows are sorted: where it is lower, the row comes first. Where
   * it is the same, the keys decide.
   */
  public long beginning(List<@Nullable Object> of) {
    if (keys.isEmpty()) {
      return 0;
    }
    if (keys.get(0) instanceof Evaluation.Key.Compared first) {
      return beginning(first, of.get(0));
    }
    long most = (1L << RANK) - 1;
    long rank = Math.min(rank(of.get(0)), most);
    boolean more = rank < most && keys.size() > 1;
    long behind =
        more && keys.get(1) instanceof Evaluation.Key.Compared second
            ? (beginning(second, of.get(1)) ^ Long.MIN_VALUE) >>> RANK
            : 0;
    return ((rank << (Long.SIZE - RANK)) | behind) ^ Long.MIN_VALUE;
  }

  private long beginning(Evaluation.Key.Compared key, @Nullable Object value) {
    if (value == null) {
      boolean first = nullsFirst.getOrDefault(key, key.nullsFirst());
      return first ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    long beginning = beginning(value, key.order());
    return key.descending() ? ~beginning : beginning;
  }

  private static long beginning(Object value, @Nullable TextOrder order) {
    if (value instanceof String text && order != null) {
      return Units.beginning(text, order);
    }
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    if (value instanceof LocalDateTime time) {
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    return value instanceof OffsetDateTime moment ? moment.toEpochSecond() : 0;
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
