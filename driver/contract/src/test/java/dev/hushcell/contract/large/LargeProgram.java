package dev.hushcell.contract.large;

import dev.hushcell.Hushcell;
import dev.hushcell.LargeValue;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Streams text and bytes into a database, and reads them again in parts by their key. */
final class LargeProgram {
  private static final int BLOCK = 1 << 16;

  private LargeProgram() {}

  /** Takes a URL, a user and a password, the size of each value in MiB, and what to do with it. */
  public static void main(String[] arguments) throws Exception {
    long size = Long.parseLong(arguments[3]) << 20;
    String what = arguments[4];
    try (Connection ours = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      long begun = System.nanoTime();
      if (what.contains("write")) {
        write(ours, size);
      }
      long written = System.nanoTime();
      if (what.contains("read")) {
        read(ours, size);
      }
      long read = System.nanoTime();
      System.out.printf(
          "everything is as it was; in: %d ms, out: %d ms%n",
          (written - begun) / 1_000_000, (read - written) / 1_000_000);
    }
  }

  private static void write(Connection ours, long size) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, photo) values (?, ?)")) {
      insert.setInt(1, 1);
      insert.setBinaryStream(2, new Letters(size));
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, body) values (?, ?)")) {
      insert.setInt(1, 2);
      insert.setCharacterStream(2, text(new Letters(size)));
      insert.executeUpdate();
    }
  }

  private static Reader text(Letters letters) {
    return new InputStreamReader(letters, StandardCharsets.US_ASCII);
  }

  private static void read(Connection ours, long size) throws Exception {
    try (LargeValue photo = value(ours, "photo", 1)) {
      require(photo.length() == size);
      require(Letters.same(photo.bytes(), new Letters(size)));
      require(Letters.same(photo.bytes(size - BLOCK + 1), new Letters(size, size - BLOCK)));
    }
    try (LargeValue body = value(ours, "body", 2)) {
      require(body.length() == size);
      require(same(body.text(), text(new Letters(size))));
    }
  }

  private static boolean same(Reader found, Reader right) throws java.io.IOException {
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

  private static LargeValue value(Connection ours, String column, int id) throws SQLException {
    Optional<LargeValue> found = Hushcell.largeValue(ours, "doc", column, Map.of("id", id));
    return found.orElseThrow();
  }

  private static void require(boolean right) throws SQLException {
    if (!right) {
      throw new SQLException("a value is not what it was");
    }
  }
}
