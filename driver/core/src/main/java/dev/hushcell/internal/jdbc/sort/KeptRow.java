package dev.hushcell.internal.jdbc.sort;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.value.CopiedValue.Copy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is sorted.
 *
 * @param number how many came before, and it
 * @param beginning by what it is sorted first
 * @param keys by what it is sorted then
 * @param values what is delivered of it
 * @param image all of it, as it is written to a file; null where that was not made yet
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record KeptRow(
    long number,
    long beginning,
    List<@Nullable Object> keys,
    List<@Nullable Object> values,
    byte @Nullable [] image) {
  private static final int OF_ROW = 120;
  private static final int OF_VALUE = 24;
  private static final int OF_TEXT = 48;

  /** A row as it came, or as it came back from a file. */
  KeptRow(long number, long beginning, List<@Nullable Object> keys, List<@Nullable Object> values) {
    this(number, beginning, keys, values, null);
  }

  /** Returns the same as it waits to be written: sorted by its keys, and otherwise its image. */
  KeptRow waiting(byte[] made) {
    return new KeptRow(number, beginning, keys, List.of(), made);
  }

  /** Returns about how many bytes of memory it takes. */
  long weight() {
    long weight = OF_ROW;
    for (Object key : keys) {
      weight += weight(key);
    }
    for (Object value : values) {
      weight += weight(value);
    }
    return image == null ? weight : weight + weight(image);
  }

  private static long weight(@Nullable Object value) {
    if (value instanceof String text) {
      return (long) OF_TEXT + text.length();
    }
    if (value instanceof byte[] bytes) {
      return (long) OF_TEXT + bytes.length;
    }
    if (value instanceof StoredCell cell) {
      return (long) OF_TEXT + cell.length();
    }
    return value instanceof Copy copy
        ? 2 * OF_VALUE + weight(copy.object()) + weight(copy.text())
        : OF_VALUE;
  }

  /** Leaves the values out. */
  @Override
  public String toString() {
    return "KeptRow[" + number + "]";
  }
}
