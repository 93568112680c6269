package dev.hushcell.internal.model;

/**
 * How a database is asked for a part of a stored cell.
 *
 * @param length the number of its bytes as SQL, with {@code %s} for the column
 * @param part some of its bytes as SQL, with {@code %s} for the column and two parameters: the
 *     place of the first one, from 1, and how many
 * @param most how many bytes to ask for at once; more where the database reads the whole cell
 *     whatever is asked for
 */
public record CellRanges(String length, String part, int most) {
  /** Returns parts of so many MiB by the functions of the SQL standard. */
  public static CellRanges standard(int mebibytes) {
    return of("octet_length(%s)", "substring(%s from ? for ?)", mebibytes);
  }

  /** Returns parts of so many MiB by functions that have other names. */
  public static CellRanges of(String length, String part, int mebibytes) {
    return new CellRanges(length, part, mebibytes << 20);
  }

  /** Returns the length of a column as SQL. */
  public String lengthOf(String column) {
    return length.replace("%s", column);
  }

  /** Returns the part of a column as SQL, with two parameters. */
  public String partOf(String column) {
    return part.replace("%s", column);
  }
}
