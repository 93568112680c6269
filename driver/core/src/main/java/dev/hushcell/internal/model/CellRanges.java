package dev.hushcell.internal.model;

/**
 * How a database is asked for a part of a stored cell.
 *
 * @param length the number of its bytes as SQL, with {@code %s} for the column
 * @param part some of its bytes as SQL, with {@code %s} for the column and two parameters: the
 *     place of the first one, from 1, and how many
 * @param direct whether the database reads that part alone; else it reads the whole cell each time
 */
public record CellRanges(String length, String part, boolean direct) {
  private static final int MEBIBYTE = 1 << 20;

  /** The least and the most of what is asked for where the database reads the whole cell. */
  private static final int LEAST = 4 * MEBIBYTE;

  private static final int MOST = 32 * MEBIBYTE;

  /** A part is in memory several times, and several values may be read at the same time. */
  private static final int SHARE_OF_HEAP = 24;

  public static CellRanges standard(boolean direct) {
    return new CellRanges("octet_length(%s)", "substring(%s from ? for ?)", direct);
  }

  /** Returns how many bytes to ask for at once: the fewer times, the faster. */
  public int most() {
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    return direct ? MEBIBYTE : (int) Math.max(LEAST, Math.min(MOST, share));
  }

  public String lengthOf(String column) {
    return length.replace("%s", column);
  }

  /** Returns the part of a column as SQL, with two parameters. */
  public String partOf(String column) {
    return part.replace("%s", column);
  }
}
