package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingForecast;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows, and seals and opens their values with keys that are thrown away: tells what a job
 * would have to do, and which values it could not keep. Writes nothing. Used by one thread.
 */
final class Trial {
  /** How many keys are told of each column. */
  private static final int MOST_TOLD = 20;

  /** Rows are read, written, read again and compared: how much longer that takes than a trial. */
  private static final int TIMES = 4;

  /** What a row has beside its values while a job runs, and its version that a job leaves. */
  private static final int TWICE = 2;

  private final JobWork.Parts parts;
  private final List<Found> found = new ArrayList<>();
  private final LongSupplier clock;
  private long tried;
  private long took;

  /** What is found of one column. */
  private static final class Found {
    final KeyedRows.Column column;
    final Side made;
    final List<String> keys = new ArrayList<>();
    long values;
    long notKept;
    long bytesNow;
    long bytesAfter;

    Found(KeyedRows.Column column, Side made) {
      this.column = column;
      this.made = made;
    }
  }

  Trial(JobWork.Parts parts, LongSupplier clock) {
    this.parts = parts;
    this.clock = clock;
    for (int i = 0; i < parts.sides().size(); i++) {
      found.add(new Found(parts.old().columns().get(i), parts.sides().get(i)));
    }
  }

  /** Tries rows, and returns how many the table has. */
  long run(Connection connection, long most, ColumnProgress progress) throws SQLException {
    long rows = parts.old().count(connection, "");
    long began = clock.getAsLong();
    Optional<Row> last = Optional.empty();
    boolean more = most > 0;
    while (more) {
      int page = (int) Math.min(JobWork.PAGE, most - tried);
      List<Row> read = parts.old().page(connection, last, "", "", page);
      read.forEach(this::row);
      tried += read.size();
      progress.at(Step.COMPARING, tried, Math.min(most, rows));
      more = read.size() == page && tried < most;
      last = read.isEmpty() ? last : Optional.of(read.get(read.size() - 1));
    }
    took = clock.getAsLong() - began;
    return rows;
  }

  private void row(Row row) {
    for (int i = 0; i < found.size(); i++) {
      Object value = row.values().get(i);
      if (value != null) {
        value(found.get(i), value, row);
      }
    }
  }

  private static void value(Found column, Object value, Row row) {
    column.values++;
    column.bytesNow += column.column.side().in(row.key()).size(value);
    Side made = column.made.in(row.key());
    if (keeps(made, value)) {
      column.bytesAfter += made.size(value);
      return;
    }
    column.notKept++;
    if (column.keys.size() < MOST_TOLD) {
      column.keys.add(row.shownKey());
    }
  }

  private static boolean keeps(Side made, @Nullable Object value) {
    try {
      return Side.same(value, made.kept(value));
    } catch (Fault unfit) {
      return false;
    }
  }

  /**
   * Returns what follows.
   *
   * @param size of the table, where it is known
   * @param waiting for how long others wait to write; empty where they do all the time
   */
  RewritingForecast forecast(
      long rows,
      Optional<TableCare.Size> size,
      Optional<GroupLeak> leak,
      Optional<Duration> waiting) {
    double share = tried == 0 ? 0 : (double) rows / tried;
    long grown = 0;
    List<RewritingForecast.Column> columns = new ArrayList<>();
    for (Found each : found) {
      long counted = Math.max(1, each.values);
      columns.add(
          new RewritingForecast.Column(
              each.column.name(),
              Math.round(each.values * share),
              each.bytesNow / counted,
              each.bytesAfter / counted,
              each.notKept,
              each.keys));
      grown += Math.round((each.bytesAfter - each.bytesNow) * share);
    }
    long after = grown;
    return new RewritingForecast(
        rows,
        tried,
        columns,
        leak,
        told(size.map(TableCare.Size::rows)),
        told(size.map(TableCare.Size::indexes)),
        told(size.map(each -> Math.max(0, each.rows() + after))),
        told(size.map(each -> Math.max(0, each.indexes() + Math.max(0, after)))),
        told(size.map(each -> TWICE * (each.rows() + Math.max(0, after)) + each.indexes())),
        time(rows, TIMES),
        waiting.orElse(time(rows, TIMES)));
  }

  /** Returns about how long so many rows take that are tried so many times. */
  Duration time(long rows, int times) {
    double share = tried == 0 ? 0 : (double) rows / tried;
    return Duration.ofNanos(Math.round(took * share * times));
  }

  /** Returns keys of rows of which a value could not be kept. */
  List<String> notKept() {
    return found.stream().flatMap(each -> each.keys.stream()).distinct().toList();
  }

  private static OptionalLong told(Optional<Long> bytes) {
    return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** Returns how many bytes the cell of a value takes, about. */
  static int cellBytes(ProtectedColumn column, Object value) {
    return Math.toIntExact(CellSize.storedLength(column, bytes(value)));
  }

  /** Returns how many bytes a value takes, about. */
  static int bytes(Object stored) {
    if (stored instanceof byte[] bytes) {
      return bytes.length;
    }
    if (stored instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    return Long.BYTES;
  }
}
