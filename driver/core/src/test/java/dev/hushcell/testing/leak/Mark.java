package dev.hushcell.testing.leak;

import java.util.HexFormat;
import java.util.List;

/**
 * A value that can be recognized wherever it turns up.
 *
 * @param path the way by which it was sent
 * @param value what is handed to JDBC
 * @param cores the parts that are searched for, each recognizable by itself
 * @param stored whether the path leaves it in a row, so that a plain database file holds it
 */
public record Mark(String path, Object value, List<Core> cores, boolean stored) {
  /**
   * A part that is searched for.
   *
   * @param text as text; null when the part has bytes only
   * @param hex as the bytes a database keeps, in hex; null when the part has text only
   */
  public record Core(String text, String hex) {
    static Core of(String text, byte[] bytes) {
      return new Core(text, HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  public String text() {
    return value.toString();
  }

  @Override
  public String toString() {
    return path;
  }
}
