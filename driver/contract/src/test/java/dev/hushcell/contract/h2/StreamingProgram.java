package dev.hushcell.contract.h2;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Streams text and bytes into a database and out again, and compares. */
final class StreamingProgram {
  private static final int BLOCK = 1 << 16;

  private StreamingProgram() {}

  /** Takes a URL and the size of each value in MiB. */
  public static void main(String[] arguments) throws Exception {
    long size = Long.parseLong(arguments[1]) << 20;
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table doc (id int primary key, body clob, photo blob)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into doc (id, body, photo) values (1, ?, ?)")) {
        insert.setCharacterStream(1, text(size));
        insert.setBinaryStream(2, new Pattern(size));
        insert.executeUpdate();
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select body, photo from doc")) {
        require(row.next());
        require(row.getClob(1).length() == size && row.getBlob(2).length() == size);
        require(same(row.getCharacterStream(1), text(size)));
        require(same(row.getBinaryStream(2), new Pattern(size)));
      }
    }
    System.out.println("everything is as it was");
  }

  private static void require(boolean right) throws SQLException {
    if (!right) {
      throw new SQLException("a value is not what it was");
    }
  }

  private static Reader text(long size) {
    return new InputStreamReader(new Pattern(size), StandardCharsets.US_ASCII);
  }

  private static boolean same(InputStream found, InputStream right) throws IOException {
    byte[] some = new byte[BLOCK];
    for (int length = found.read(some); length >= 0; length = found.read(some)) {
      if (!java.util.Arrays.equals(some, 0, length, right.readNBytes(length), 0, length)) {
        return false;
      }
    }
    return right.read() < 0;
  }

  private static boolean same(Reader found, Reader right) throws IOException {
    char[] some = new char[BLOCK];
    for (int length = found.read(some); length >= 0; length = found.read(some)) {
      for (int i = 0; i < length; i++) {
        if (some[i] != right.read()) {
          return false;
        }
      }
    }
    return right.read() < 0;
  }

  /** Letters that say where they stand. */
  private static final class Pattern extends InputStream {
    private final long size;
    private long place;

    Pattern(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      return place == size ? -1 : 'a' + (int) (place++ * 7919 % 26);
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int found = 0;
      while (found < length && place < size) {
        to[offset + found++] = (byte) read();
      }
      return found == 0 && length > 0 ? -1 : found;
    }
  }
}
