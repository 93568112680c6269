package dev.hushcell.internal.value.lob;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** Text that the application writes before it binds it. Not thread-safe, like its connection. */
public final class HeldClob implements NClob {
  private final StringBuilder text = new StringBuilder();
  private boolean freed;

  public HeldClob() {}

  public HeldClob(String text) {
    this.text.append(text);
  }

  /** Returns another one with the same content, to be kept as it is now. */
  public HeldClob copy() {
    HeldClob copy = new HeldClob(text.toString());
    copy.freed = freed;
    return copy;
  }

  private StringBuilder text() throws SQLException {
    LobPositions.requireHeld(freed);
    return text;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int begin = LobPositions.begin(position, text().length());
    return text.substring(begin, LobPositions.end(begin, length, text.length()));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text().toString());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, LobPositions.length(length)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String pattern, long start) throws SQLException {
    int found = text.indexOf(pattern, LobPositions.begin(start, text().length()));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob pattern, long start) throws SQLException {
    return position(pattern.getSubString(1, LobPositions.length(pattern.length())), start);
  }

  @Override
  public int setString(long position, String written) throws SQLException {
    int begin = LobPositions.begin(position, text().length());
    int end = LobPositions.end(begin, written.length(), text.length());
    text.replace(begin, end, written);
    return written.length();
  }

  @Override
  public int setString(long position, String written, int offset, int length) throws SQLException {
    LobPositions.requirePart(offset, length, written.length());
    return setString(position, written.substring(offset, offset + length));
  }

  /** Drivers read bytes beyond ASCII in different ways, so they are refused. */
  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    LobPositions.begin(position, text().length());
    return new Appending(
        (at, bytes, offset, length) -> setString(at, ascii(bytes, offset, length)), position);
  }

  private static String ascii(byte[] bytes, int offset, int length) throws SQLException {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        throw SqlErrors.of(
            JdbcFault.LARGE_VALUE,
            "a stream of ASCII got a byte that is none; write the text by setString or"
                + " setCharacterStream");
      }
    }
    return new String(bytes, offset, length, StandardCharsets.US_ASCII);
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    LobPositions.begin(position, text().length());
    return new Writing(position);
  }

  @Override
  public void truncate(long length) throws SQLException {
    text.setLength(LobPositions.begin(length + 1, text().length()));
  }

  @Override
  public void free() {
    text.setLength(0);
    text.trimToSize();
    freed = true;
  }

  @Override
  public String toString() {
    return "HeldClob";
  }

  private final class Writing extends Writer {
    private long position;

    Writing(long position) {
      this.position = position;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      try {
        position += setString(position, new String(characters, offset, length));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
