package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.lob.FaultyStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A large cell, which is sealed while it is sent, once. */
public final class StreamedCell extends Cell {
  private static final int UNKNOWN = -1;

  private final InputStream stream;
  private final long length;

  StreamedCell(InputStream sealing) {
    this(sealing, UNKNOWN);
  }

  private StreamedCell(InputStream stream, long length) {
    this.stream = stream;
    this.length = length;
  }

  /** Returns its bytes. Whoever reads them sends {@link #held} or {@link #kept} instead. */
  public InputStream stream() {
    return stream;
  }

  /** Returns the same cell after all of it was read. */
  public StoredCell held(byte[] all) {
    return StoredCell.stored(all);
  }

  /** Returns the same cell after all of it was read and put somewhere else. */
  public StreamedCell kept(InputStream elsewhere, long bytes) {
    return new StreamedCell(elsewhere, bytes);
  }

  @Override
  public void bind(PreparedStatement to, int parameter) throws SQLException {
    pass(
        each -> {
          if (length == UNKNOWN) {
            to.setBinaryStream(parameter, each);
          } else {
            to.setBinaryStream(parameter, each, length);
          }
        });
  }

  @Override
  public void update(ResultSet row, int column) throws SQLException {
    pass(each -> row.updateBinaryStream(column, each));
  }

  private interface Taking {
    void take(InputStream stream) throws SQLException;
  }

  /** A failure to seal it is reported as that, not as what the driver made of it. */
  private void pass(Taking taking) throws SQLException {
    Watched watched = new Watched(stream);
    try {
      taking.take(watched);
    } catch (SQLException e) {
      if (watched.failure != null) {
        throw watched.failure.fault();
      }
      throw e;
    }
  }

  /** A stream that remembers why it failed: drivers wrap that, or drop it. */
  private static final class Watched extends FilterInputStream {
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
}
