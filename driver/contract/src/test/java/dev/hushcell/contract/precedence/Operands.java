package dev.hushcell.contract.precedence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A table with columns of each type for each place of an operand, and rows of values in which they
 * are mixed.
 */
final class Operands {
  static final int ROWS = 12;
  static final List<String> PLACES = List.of("a", "b", "c");

  private Operands() {}

  /**
   * Makes the table.
   *
   * @param types the letter of a type, with its name and some values
   */
  static void make(Connection connection, Map<String, List<String>> types) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> columns = new ArrayList<>();
      for (String place : PLACES) {
        types.forEach((letter, type) -> columns.add(name(place, letter) + " " + type.get(0)));
      }
      statement.execute("CREATE TABLE operands (id INT, " + String.join(", ", columns) + ")");
      Random random = new Random(ROWS);
      for (int id = 1; id <= ROWS; id++) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < PLACES.size(); i++) {
          types.values().forEach(type -> values.add(any(type, random)));
        }
        statement.execute(
            "INSERT INTO operands VALUES (" + id + ", " + String.join(", ", values) + ")");
      }
    }
  }

  private static String any(List<String> type, Random random) {
    return type.get(1 + random.nextInt(type.size() - 1));
  }

  /** Returns the name of the column of a type for a place. */
  static String name(String place, String letter) {
    return place + "_" + letter;
  }
}
