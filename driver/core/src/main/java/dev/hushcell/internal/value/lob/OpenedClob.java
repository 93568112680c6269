package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A stored large value as text, verified and opened as it is read. It cannot be written to. Parts
 * that are read one after the other are read once. Not thread-safe, like its connection.
 */
public final class OpenedClob implements NClob {
  private final LargeContent content;
  private @Nullable Reader cursor;
  private long place;

  public OpenedClob(LargeContent content) {
    this.content = content;
  }

  @Override
  public long length() {
    return content.length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    requireInside(position, length);
    return LargeReading.reading(
        () -> {
          Reader reader = at(position - 1);
          char[] text = new char[(int) Math.min(length, content.length() - position + 1)];
          int found = 0;
          for (int more = 0; found < text.length && more >= 0; found += Math.max(0, more)) {
            more = reader.read(text, found, text.length - found);
          }
          place += found;
          return new String(text, 0, found);
        });
  }

  /** Returns the cursor, moved to a place from 0. */
  private Reader at(long wanted) throws IOException {
    Reader reader = cursor;
    if (reader == null || wanted < place) {
      reader = opened(0);
      cursor = reader;
      place = 0;
    }
    reader.skip(wanted - place);
    place = wanted;
    return reader;
  }

  private Reader opened(long skipped) throws IOException {
    try {
      Reader reader = new BufferedReader(LargeReading.text(content));
      reader.skip(skipped);
      return reader;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void requireInside(long position, long length) throws SQLException {
    if (position < 1 || position > content.length() + 1 || length < 0) {
      throw SqlErrors.of(
          JdbcFault.LARGE_VALUE,
          "a place or length outside of a large value; positions are counted from 1");
    }
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return LargeReading.text(content);
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    requireInside(position, length);
    return Limits.of(LargeReading.reading(() -> opened(position - 1)), length);
  }

  /** Other characters than those of ASCII become question marks. */
  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new AsciiStream(getCharacterStream());
  }

  @Override
  public long position(String pattern, long start) throws SQLException {
    requireInside(start, 0);
    long before =
        LargeReading.reading(
            () -> {
              try (Reader reader = opened(start - 1)) {
                return StreamSearch.find(pattern.chars().toArray(), reader::read);
              }
            });
    return before < 0 ? -1 : start + before;
  }

  @Override
  public long position(Clob pattern, long start) throws SQLException {
    return position(pattern.getSubString(1, LobPositions.length(pattern.length())), start);
  }

  @Override
  public int setString(long position, String written) throws SQLException {
    throw OpenedBlob.readOnly();
  }

  @Override
  public int setString(long position, String written, int offset, int length) throws SQLException {
    throw OpenedBlob.readOnly();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw OpenedBlob.readOnly();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw OpenedBlob.readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw OpenedBlob.readOnly();
  }

  @Override
  public void free() {
    cursor = null;
  }

  @Override
  public String toString() {
    return "OpenedClob";
  }
}
