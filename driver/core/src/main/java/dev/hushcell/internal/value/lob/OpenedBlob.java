package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;

/**
 * A stored large value as bytes, verified and opened as they are read. It cannot be written to. Not
 * thread-safe, like its connection.
 */
public final class OpenedBlob implements Blob {
  private final LargeContent content;

  public OpenedBlob(LargeContent content) {
    this.content = content;
  }

  @Override
  public long length() {
    return content.length();
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    requireLength(length);
    return LargeReading.reading(
        () -> {
          try (InputStream in = content.bytes(position - 1)) {
            return in.readNBytes(length);
          }
        });
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return LargeReading.bytes(content);
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    requireLength(length);
    InputStream rest = LargeReading.reading(() -> content.bytes(position - 1));
    return Limits.of(rest, length);
  }

  private static void requireLength(long length) throws SQLException {
    if (length < 0) {
      throw SqlErrors.of(JdbcFault.LARGE_VALUE, "a length is not negative");
    }
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    int[] units = new int[pattern.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = pattern[i] & 0xFF;
    }
    long before =
        LargeReading.reading(
            () -> {
              try (InputStream in = new BufferedInputStream(content.bytes(start - 1))) {
                return StreamSearch.find(units, in::read);
              }
            });
    return before < 0 ? -1 : start + before;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, LobPositions.length(pattern.length())), start);
  }

  @Override
  public int setBytes(long position, byte[] written) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setBytes(long position, byte[] written, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  static SQLException readOnly() {
    return SqlErrors.of(
        JdbcFault.LARGE_VALUE,
        "a stored large value is sealed as a whole and cannot be written to in part; make one with"
            + " createBlob or createClob, or set a stream");
  }

  /** Holds nothing that had to be given back. */
  @Override
  public void free() {}

  @Override
  public String toString() {
    return "OpenedBlob";
  }
}
