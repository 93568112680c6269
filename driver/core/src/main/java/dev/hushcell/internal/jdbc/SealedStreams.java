package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.FaultyStream;
import dev.hushcell.internal.cell.StoredBytes;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Blob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Passes cells that are streams to the driver below, and back. */
final class SealedStreams {
  private SealedStreams() {}

  /** Takes a stream. */
  @FunctionalInterface
  interface Taking {
    void take(InputStream stream) throws SQLException;
  }

  /**
   * Hands a cell over; a failure to seal it is reported as that, not as what the driver made of it.
   */
  static void pass(InputStream cell, Taking taking) throws SQLException {
    Watched watched = new Watched(cell);
    try {
      taking.take(watched);
    } catch (SQLException e) {
      if (watched.failure != null) {
        throw SqlErrors.of(watched.failure.fault());
      }
      throw e;
    }
  }

  /** Returns the bytes of a cell that the database keeps as a large object. */
  static StoredBytes stored(Blob object) {
    return new StoredObject(object);
  }

  /** A stream that remembers why it failed: drivers wrap that, or drop it. */
  private static final class Watched extends java.io.FilterInputStream {
    private @Nullable FaultyStream failure;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        return in.read(to, offset, length);
      } catch (FaultyStream e) {
        failure = e;
        throw e;
      }
    }
  }

  /** A cell in a large object of the database. */
  private record StoredObject(Blob object) implements StoredBytes {
    @Override
    public long length() throws IOException {
      try {
        return object.length();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public InputStream from(long place) throws IOException {
      try {
        InputStream found =
            place == 0
                ? object.getBinaryStream()
                : object.getBinaryStream(place + 1, object.length() - place);
        return found == null ? InputStream.nullInputStream() : found;
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
