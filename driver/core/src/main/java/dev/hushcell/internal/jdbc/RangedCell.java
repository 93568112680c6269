package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.LargeColumn.StoredBytes;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stored cell that is read by statements of its own, a part at a time. Each brings the length and
 * the beginning of the cell too, which no two cells share, so that parts of two are never put
 * together. Not thread-safe, like its connection.
 */
final class RangedCell implements StoredBytes, AutoCloseable {
  /** What tells a cell from every other one: the header of a large one has its salt. */
  private static final int BEGINNING = 41;

  /** Whoever reads from a place on may want little. */
  private static final int FIRST = 1 << 17;

  private static final int GROWTH = 4;
  private static final byte[] NONE = {};

  private final Connection inner;
  private final Connection seen;
  private final Session session;
  private final KeyedRow row;
  private final CellRanges ranges;
  private final int mostAtOnce;
  private final Planned planned;
  private @Nullable Part first;
  private boolean closed;

  /**
   * Builds it; nothing is read yet.
   *
   * @param seen the connection as the application has it
   * @param planned how the cell is selected as a whole, which decides whether it may be
   */
  RangedCell(
      Connection inner,
      Connection seen,
      Session session,
      KeyedRow row,
      CellRanges ranges,
      Planned planned) {
    this.inner = inner;
    this.seen = seen;
    this.session = session;
    this.row = row;
    this.ranges = ranges;
    this.mostAtOnce = ranges.most();
    this.planned = planned;
  }

  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Part(long length, byte[] beginning, byte[] bytes) {}

  /** Reads its beginning; tells whether there is one. */
  boolean begin() throws SQLException {
    first = fetched(0, FIRST);
    return first != null;
  }

  private Part first() {
    if (first == null) {
      throw new IllegalStateException("nothing was read");
    }
    return first;
  }

  @Override
  public long length() {
    return first().length;
  }

  @Override
  public InputStream from(long place) {
    return new Parts(place);
  }

  @Override
  public void close() {
    closed = true;
  }

  private byte[] part(long place, int most) throws SQLException {
    byte[] known = first().bytes;
    if (place < known.length) {
      return Arrays.copyOfRange(known, (int) place, (int) Math.min(known.length, place + most));
    }
    Part found = fetched(place, most);
    long wanted = Math.min(most, length() - place);
    if (found == null
        || found.length != length()
        || !Arrays.equals(found.beginning, first().beginning)
        || found.bytes.length != wanted) {
      throw SqlErrors.of(
          JdbcFault.CHANGED_WHILE_READ,
          row.name().shortForm()
              + " was changed while it was read; open it again, or read it in a transaction with"
              + " REPEATABLE READ");
    }
    return found.bytes;
  }

  /** Reads a part; returns null when there is no such row or no cell in it. */
  private @Nullable Part fetched(long place, int most) throws SQLException {
    if (closed || seen.isClosed()) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE, "a large value was closed, or its connection; open it again");
    }
    Planned now = session.begun(planned);
    if (!now.plan().equals(planned.plan())) {
      throw session.changedMeanwhile("open the value again");
    }
    return session.<@Nullable Part>run(now, () -> asked(place, most));
  }

  private @Nullable Part asked(long place, int most) throws SQLException {
    try (PreparedStatement statement = inner.prepareStatement(row.inParts(ranges))) {
      bind(statement, 1, 1, BEGINNING);
      bind(statement, 3, place + 1, most);
      row.bind(statement, 4);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return null;
        }
        byte[] beginning = rows.getBytes(2);
        byte[] bytes = rows.getBytes(3);
        Part part =
            beginning == null || bytes == null ? null : new Part(rows.getLong(1), beginning, bytes);
        if (rows.next()) {
          throw SqlErrors.of(KeyedRow.severalRows());
        }
        return part;
      }
    }
  }

  /** Numbers that fit are bound as INTEGER, which every database takes for a place. */
  private static void bind(PreparedStatement statement, int parameter, long place, int length)
      throws SQLException {
    if (place <= Integer.MAX_VALUE) {
      statement.setInt(parameter, (int) place);
    } else {
      statement.setLong(parameter, place);
    }
    statement.setInt(parameter + 1, length);
  }

  private final class Parts extends InputStream {
    private long place;
    private byte[] part = NONE;
    private int next;
    private int most = FIRST;

    Parts(long place) {
      this.place = place;
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) throws IOException {
      if (wanted == 0) {
        return 0;
      }
      if (next == part.length) {
        if (place >= length()) {
          return -1;
        }
        advance();
      }
      int found = Math.min(wanted, part.length - next);
      System.arraycopy(part, next, to, offset, found);
      next += found;
      return found;
    }

    private void advance() throws IOException {
      part = NONE; // not in memory beside the next one
      next = 0;
      try {
        part = part(place, (int) Math.min(most, length() - place));
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e.getCause());
      }
      place += part.length;
      most = (int) Math.min((long) most * GROWTH, mostAtOnce);
    }
  }
}
