package dev.hushcell.internal.jdbc.sort;

import dev.hushcell.internal.cell.TemporarySeal;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.jdbc.evaluate.RowOrder;
import dev.hushcell.internal.model.SqlCall;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds those of many rows that come first, in the order of their keys, and rows with equal keys as
 * they came. Keeps no more rows than that, and of these so many in memory as it may; the others
 * wait in a {@link RowFile}.
 */
public final class RowSorter {
  /**
   * Of what may be in memory, so many runs are made once there is a file: they are sorted faster.
   */
  private static final int RUNS = 4;

  private final RowFilter filter;
  private final RowOrder order;
  private final long most;
  private final Space space;
  private final Comparator<KeptRow> comparator;
  private Collection<KeptRow> rows = new ArrayList<>();
  private long weight;
  private long taken;
  private @Nullable RowFile file;

  /**
   * Begins without rows.
   *
   * @param most how many rows are wanted
   */
  public RowSorter(RowFilter filter, long most, Space space) {
    this.filter = filter;
    this.most = most;
    this.space = space;
    this.order = new RowOrder(filter);
    this.comparator = this::compare;
  }

  /**
   * Where rows are kept.
   *
   * @param memory how many bytes of memory they may take
   * @param files whether others may wait in a file, from which they come one by one
   * @param directory in which the file is
   */
  public record Space(long memory, boolean files, Path directory, Supplier<TemporarySeal> seals) {}

  public interface Sorted {
    /** Returns a row, from 0; of rows in a file the first or the next one. */
    KeptRow at(int place) throws SQLException;
  }

  /**
   * Takes the current row.
   *
   * @param values copies what is delivered of it, if it is one of the first
   */
  public void add(
      RowFilter.Cells cells, RowFilter.Told told, SqlCall<List<@Nullable Object>> values)
      throws SQLException {
    if (taken++ == 0) {
      order.askOfNulls(told);
    }
    List<@Nullable Object> keys = filter.keys(cells, told);
    long beginning = order.beginning(keys);
    if (rows.size() == most) {
      PriorityQueue<KeptRow> wanted = lastFirst();
      KeptRow last = wanted.peek();
      boolean behind =
          last == null
              || last.beginning() < beginning
              || (last.beginning() == beginning && order.compare(last.keys(), keys) <= 0);
      if (behind) {
        return;
      }
      weight -= wanted.remove().weight();
    }
    KeptRow row = new KeptRow(taken, beginning, keys, values.run());
    row = file == null ? row : file.waiting(row);
    weight += row.weight();
    rows.add(row);
    if (weight > (file == null ? space.memory : space.memory / RUNS)) {
      write();
    }
  }

  /** Returns the rows so that the last of them can be taken out, which is needed of few. */
  private PriorityQueue<KeptRow> lastFirst() {
    if (rows instanceof PriorityQueue<KeptRow> already) {
      return already;
    }
    PriorityQueue<KeptRow> queue = new PriorityQueue<>(comparator.reversed());
    queue.addAll(rows);
    rows = queue;
    return queue;
  }

  private int compare(KeptRow one, KeptRow other) {
    if (one.beginning() != other.beginning()) {
      return one.beginning() < other.beginning() ? -1 : 1;
    }
    int compared = order.compare(one.keys(), other.keys());
    return compared == 0 ? Long.compare(one.number(), other.number()) : compared;
  }

  private void write() throws SQLException {
    if (!space.files) {
      throw SqlErrors.of(
          JdbcFault.EVALUATION_BOUND,
          "more rows would be kept in memory, for a result set that scrolls, than there is room"
              + " for; ask for one that is read forwards, or narrow the statement by a plain column");
    }
    if (file == null) {
      file = new RowFile(space.seals.get(), space.directory);
    }
    file.write(inMemory());
    rows.clear();
    weight = 0;
  }

  private List<KeptRow> inMemory() {
    List<KeptRow> all = new ArrayList<>(rows);
    all.sort(comparator);
    return all;
  }

  /** Returns how many rows there are, of those that are wanted. */
  public long size() {
    return Math.min(most, taken);
  }

  /** Returns the rows, once all were taken. */
  public Sorted sorted() throws SQLException {
    if (file == null) {
      List<KeptRow> all = inMemory();
      return all::get;
    }
    if (!rows.isEmpty()) {
      write();
    }
    return new Merged(file.runs());
  }

  private final class Merged implements Sorted {
    private final PriorityQueue<RowFile.Run> runs =
        new PriorityQueue<>(
            (one, other) ->
                comparator.compare(
                    Objects.requireNonNull(one.row()), Objects.requireNonNull(other.row())));
    private int next;

    Merged(List<RowFile.Run> runs) {
      this.runs.addAll(runs);
    }

    @Override
    public KeptRow at(int place) throws SQLException {
      for (; next < place; next++) {
        KeptRow unused = step();
      }
      if (next++ > place) {
        throw new IllegalStateException("rows in a file are read forwards");
      }
      return step();
    }

    private KeptRow step() throws SQLException {
      RowFile.Run run = runs.remove();
      KeptRow row = Objects.requireNonNull(run.row());
      run.step();
      if (run.row() != null) {
        runs.add(run);
      }
      return row;
    }
  }

  public void close() {
    rows.clear();
    if (file != null) {
      file.close();
    }
  }
}
