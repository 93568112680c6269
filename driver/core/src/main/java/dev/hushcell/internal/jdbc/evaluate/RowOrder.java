package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts rows by keys, and rows with equal keys as they came. Keeps no more of them than that. */
public final class RowOrder {
  private final List<Evaluation.Key> keys;
  private final List<Row> rows = new ArrayList<>();

  /** Starts without rows. */
  public RowOrder(List<Evaluation.Key> keys) {
    this.keys = keys;
  }

  /** Reads a number of the database in the current row. */
  @FunctionalInterface
  public interface Ranks {
    long at(int place) throws SQLException;
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
  public void add(int number, Ranks ranks, RowFilter.Cells cells) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (Evaluation.Key key : keys) {
      boolean rank = key instanceof Evaluation.Key.Rank;
      values.add(rank ? ranks.at(key.place()) : cells.open(key.place()));
    }
    rows.add(new Row(number, values));
  }

  /** Returns the rows in their order. */
  public List<Row> sorted() {
    rows.sort(comparator());
    return rows;
  }

  private Comparator<Row> comparator() {
    return (one, other) -> {
      for (int i = 0; i < keys.size(); i++) {
        int compared = compare(keys.get(i), one.keys.get(i), other.keys.get(i));
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  private static int compare(Evaluation.Key key, @Nullable Object one, @Nullable Object other) {
    if (!(key instanceof Evaluation.Key.Value value)) {
      return Long.compare(rank(one), rank(other));
    }
    if (one == null || other == null) {
      int nulls = Boolean.compare(one != null, other != null);
      return value.nullsFirst() ? nulls : -nulls;
    }
    return compare(value, one, other);
  }

  /** Compares two values of a key: less than 0 where the first comes first. */
  public static int compare(Evaluation.Key.Value key, Object one, Object other) {
    int compared = OpenedValues.compare(one, other, key.order());
    return key.descending() ? -compared : compared;
  }

  private static long rank(@Nullable Object rank) {
    return rank == null ? 0 : (Long) rank;
  }
}
