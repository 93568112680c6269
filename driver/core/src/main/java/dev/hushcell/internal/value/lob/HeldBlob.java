package dev.hushcell.internal.value.lob;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes that the application writes before it binds them. Not thread-safe, like its connection. */
public final class HeldBlob implements Blob {
  private byte[] bytes = new byte[0];
  private boolean freed;

  public HeldBlob() {}

  public HeldBlob(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Returns another one with the same content, to be kept as it is now. */
  public HeldBlob copy() {
    HeldBlob copy = new HeldBlob(bytes);
    copy.freed = freed;
    return copy;
  }

  private byte[] bytes() throws SQLException {
    LobPositions.requireHeld(freed);
    return bytes;
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    int begin = LobPositions.begin(position, bytes().length);
    return Arrays.copyOfRange(bytes, begin, LobPositions.end(begin, length, bytes.length));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes().clone());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(getBytes(position, LobPositions.length(length)));
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    for (int i = LobPositions.begin(start, bytes().length);
        i + pattern.length <= bytes.length;
        i++) {
      if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, LobPositions.length(pattern.length())), start);
  }

  @Override
  public int setBytes(long position, byte[] written) throws SQLException {
    return setBytes(position, written, 0, written.length);
  }

  @Override
  public int setBytes(long position, byte[] written, int offset, int length) throws SQLException {
    int begin = LobPositions.begin(position, bytes().length);
    LobPositions.requirePart(offset, length, written.length);
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, LobPositions.sum(begin, length)));
    System.arraycopy(written, offset, bytes, begin, length);
    return length;
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    LobPositions.begin(position, bytes().length);
    return new Appending(this::setBytes, position);
  }

  @Override
  public void truncate(long length) throws SQLException {
    bytes = Arrays.copyOf(bytes, LobPositions.begin(length + 1, bytes().length));
  }

  @Override
  public void free() {
    Arrays.fill(bytes, (byte) 0);
    bytes = new byte[0];
    freed = true;
  }

  @Override
  public String toString() {
    return "HeldBlob";
  }
}
