package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.SQLException;

/** Positions in a large value as JDBC counts them, from 1, to places in memory. */
final class LobPositions {
  private LobPositions() {}

  /** Returns where a place is; just behind the end is one too. */
  static int begin(long position, int size) throws SQLException {
    if (position < 1 || position > size + 1L) {
      throw outside("position " + position, size);
    }
    return (int) (position - 1);
  }

  /** Returns where so many bytes or characters end, at the end of the value at the latest. */
  static int end(int begin, int length, int size) throws SQLException {
    if (length < 0) {
      throw outside("length " + length, size);
    }
    return (int) Math.min((long) begin + length, size);
  }

  /** Refuses a part that is not one of what is to be written. */
  static void requirePart(int offset, int length, int size) throws SQLException {
    if (offset < 0 || length < 0 || (long) offset + length > size) {
      throw outside("the part from " + offset + " of length " + length, size);
    }
  }

  static int length(long length) throws SQLException {
    return sum(0, length);
  }

  /** Returns the sum, which has to fit into memory. */
  static int sum(int begin, long length) throws SQLException {
    long sum = begin + length;
    if (length < 0 || sum > Integer.MAX_VALUE - 8) {
      throw outside("length " + length, begin);
    }
    return (int) sum;
  }

  /** Refuses what was freed: it would pass for one that is empty. */
  static void requireHeld(boolean freed) throws SQLException {
    if (freed) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE,
          "a large value was freed, and has no content any more; make another");
    }
  }

  private static SQLException outside(String what, int size) {
    return SqlErrors.of(
        JdbcFault.LARGE_VALUE,
        what
            + " is outside of a large value that holds "
            + size
            + "; positions are counted from 1, and at most 2 billion bytes or characters are held");
  }
}
