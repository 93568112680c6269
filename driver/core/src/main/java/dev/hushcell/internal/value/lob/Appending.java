package dev.hushcell.internal.value.lob;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** A stream into a large value, from some place on. */
final class Appending extends OutputStream {
  private final Part part;
  private long position;

  interface Part {
    int set(long position, byte[] bytes, int offset, int length) throws SQLException;
  }

  Appending(Part part, long position) {
    this.part = part;
    this.position = position;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      position += part.set(position, bytes, offset, length);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
