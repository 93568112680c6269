package dev.hushcell.contract;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Bytes of a large value, of which one is the last before something happens. As a program it writes
 * such a value and is gone in the middle, without any goodbye to the database.
 */
final class LargeValueStream extends InputStream {
  static final String INSERT = "insert into doc (photo, id) values (?, ?)";
  static final String UPDATE = "update doc set photo = ? where id = ?";

  /** The exit value of the program. */
  static final int KILLED = 137;

  private final int seed;
  private final int length;
  private final int at;
  private final Runnable happening;
  private int read;

  /**
   * Builds it.
   *
   * @param seed of its bytes
   * @param at before which byte it happens
   */
  LargeValueStream(int seed, int length, int at, Runnable happening) {
    this.seed = seed;
    this.length = length;
    this.at = at;
    this.happening = happening;
  }

  @Override
  public int read() {
    if (read == at) {
      happening.run();
    }
    if (read == length) {
      return -1;
    }
    read++;
    return ((read * 31 + seed) >> 3) & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int wanted) {
    for (int i = 0; i < wanted; i++) {
      int next = read();
      if (next < 0) {
        return i == 0 ? -1 : i;
      }
      to[offset + i] = (byte) next;
    }
    return wanted;
  }

  /** Writes a value by a statement, and ends in the middle of it. */
  public static void main(String[] arguments) throws SQLException {
    String sql = arguments[3];
    int length = Integer.parseInt(arguments[4]);
    Runnable halt = () -> Runtime.getRuntime().halt(KILLED);
    try (Connection ours = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setBinaryStream(1, new LargeValueStream(2, length, length * 2 / 3, halt));
      statement.setInt(2, sql.equals(INSERT) ? 2 : 1);
      statement.executeUpdate();
    }
  }
}
