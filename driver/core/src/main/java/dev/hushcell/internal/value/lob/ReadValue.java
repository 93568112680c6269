package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;

/**
 * A value of text or bytes that is read in parts, until it is closed. Not thread-safe, like its
 * connection.
 */
public final class ReadValue implements AutoCloseable {
  private final Object value;
  private final boolean text;
  private final SqlCall.Action closing;
  private boolean closed;

  /**
   * Builds it.
   *
   * @param value a {@link LargeContent}, String or {@code byte[]}
   * @param closing what is to be done in the end
   */
  public ReadValue(Object value, SqlCall.Action closing) {
    this.value = value;
    this.text = value instanceof LargeContent large ? large.isText() : value instanceof String;
    this.closing = closing;
  }

  public boolean isText() {
    return text;
  }

  /** Returns its length in UTF-16 units of text, or in bytes. */
  public long length() throws SQLException {
    requireOpen();
    return text ? clob().length() : blob().length();
  }

  /** Returns its bytes, those of text as UTF-8. */
  public InputStream bytes() throws SQLException {
    requireOpen();
    if (value instanceof LargeContent large) {
      return LargeReading.bytes(large);
    }
    return new ByteArrayInputStream(
        value instanceof String held ? held.getBytes(StandardCharsets.UTF_8) : (byte[]) value);
  }

  /** Returns its bytes from a position on, counted from 1. */
  public InputStream bytes(long position) throws SQLException {
    require(!text, "bytes(position) is for bytes, and this is text; use text(position)");
    requireInside(position);
    return blob().getBinaryStream(position, length() - position + 1);
  }

  public Reader text() throws SQLException {
    return text(1);
  }

  /** Returns its characters from a position on, counted from 1 in UTF-16 units. */
  public Reader text(long position) throws SQLException {
    require(text, "text() is for text, and these are bytes; use bytes()");
    requireInside(position);
    return clob().getCharacterStream(position, length() - position + 1);
  }

  private Blob blob() {
    return value instanceof LargeContent large
        ? new OpenedBlob(large)
        : new HeldBlob((byte[]) value);
  }

  private Clob clob() {
    return value instanceof LargeContent large
        ? new OpenedClob(large)
        : new HeldClob((String) value);
  }

  private void requireInside(long position) throws SQLException {
    require(
        position >= 1 && position <= length() + 1,
        "a position outside of a large value; positions are counted from 1");
  }

  private void requireOpen() throws SQLException {
    require(!closed, "a large value was closed; open it again");
  }

  private static void require(boolean right, String otherwise) throws SQLException {
    if (!right) {
      throw SqlErrors.of(JdbcFault.LARGE_VALUE, otherwise);
    }
  }

  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      closing.run();
    }
  }

  /** Never the content. */
  @Override
  public String toString() {
    return "ReadValue[" + (text ? "text" : "bytes") + "]";
  }
}
