package dev.hushcell;

import dev.hushcell.internal.value.lob.ReadValue;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;

/**
 * A value of a protected column that is read in parts, as {@link Hushcell#largeValue} opened it.
 * Little of it is in memory at a time.
 *
 * <p>Streams return verified data only. They end with the value, or throw an {@code IOException}
 * with the code of what went wrong; they never just end early. Not thread-safe, like its
 * connection.
 */
public final class LargeValue implements AutoCloseable {
  private final ReadValue value;

  LargeValue(ReadValue value) {
    this.value = value;
  }

  /** Tells whether it is text; else it is bytes. */
  public boolean isText() {
    return value.isText();
  }

  /** Returns its length: characters of text as {@link String#length} counts them, or bytes. */
  public long length() throws SQLException {
    return value.length();
  }

  /** Returns its bytes, those of text as UTF-8. */
  public InputStream bytes() throws SQLException {
    return value.bytes();
  }

  /**
   * Returns its bytes from a position on, which is found without reading what is before it. Text
   * has no such positions.
   *
   * @param position from 1, as in {@link java.sql.Blob}, to one more than its length
   */
  public InputStream bytes(long position) throws SQLException {
    return value.bytes(position);
  }

  /** Returns its characters, where it is text. */
  public Reader text() throws SQLException {
    return value.text();
  }

  /**
   * Returns its characters from a position on, which is found by reading what is before it.
   *
   * @param position from 1, as in {@link java.sql.Clob}, to one more than its length
   */
  public Reader text(long position) throws SQLException {
    return value.text(position);
  }

  /** Lets go of the connection; nothing more can be read. */
  @Override
  public void close() throws SQLException {
    value.close();
  }

  /** Never the content. */
  @Override
  public String toString() {
    return value.isText() ? "LargeValue[text]" : "LargeValue[bytes]";
  }
}
