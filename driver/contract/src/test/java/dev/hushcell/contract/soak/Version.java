package dev.hushcell.contract.soak;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What one writing puts into a row: every column tells row and writing, so that values of others,
 * or of several writings together, are seen.
 *
 * @param id of the row
 * @param number of the writing, which no other one of the row has
 */
record Version(int id, int number) {
  /** Stands in every sealed value, and must never stand on the server. */
  static final String SEALED = "sealed-soak";

  /** Stands in the values of the column that is in clear at times. */
  static final String OPEN = "open-soak";

  /** The protected columns, by their names in lower case. */
  static final String COLUMNS = "email, name, password, amount, note, body";

  private static final int LARGE = 70_000;
  private static final int LARGE_ONE_OF = 61;
  private static final int NULL_ONE_OF = 7;

  String email() {
    return SEALED + "." + id + "." + number + "@example.com";
  }

  private String name() {
    return "name " + id + " " + number;
  }

  private String password() {
    return number % NULL_ONE_OF == 0 ? null : SEALED + " p " + id + " " + number;
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(id * 1_000_000L + number, 2);
  }

  String note() {
    return OPEN + " n " + id + " " + number;
  }

  private String body() {
    String begin = SEALED + " b " + id + " " + number + ";";
    return number % LARGE_ONE_OF == 0 ? begin.repeat(LARGE / begin.length() + 1) : begin;
  }

  /** Returns a statement without parameters that writes it, up to the condition. */
  String assigned() {
    String secret = password() == null ? "null" : "'" + password() + "'";
    return "update contact set email = '%s', name = '%s', password = %s, amount = %s, note = '%s', body = '%s'"
        .formatted(email(), name(), secret, amount(), note(), body());
  }

  /** Sets the six columns from a place on, in the order of {@link #COLUMNS}. */
  void bind(PreparedStatement statement, int place) throws SQLException {
    statement.setString(place, email());
    statement.setString(place + 1, name());
    statement.setString(place + 2, password());
    statement.setBigDecimal(place + 3, amount());
    statement.setString(place + 4, note());
    statement.setString(place + 5, body());
  }

  /** Reads what a row has, by the names of its columns; fails where it is not one writing's. */
  static Version of(ResultSet row) throws SQLException {
    int id = row.getInt("id");
    String name = row.getString("name");
    String begin = "name " + id + " ";
    if (!name.startsWith(begin)) {
      throw new WrongValue("row " + id + " has the name of another one: " + name);
    }
    Version version = new Version(id, Integer.parseInt(name.substring(begin.length())));
    version.require("email", version.email(), row.getString("email"));
    version.require("password", version.password(), row.getString("password"));
    version.require("amount", version.amount(), row.getBigDecimal("amount"));
    version.require("note", version.note(), row.getString("note"));
    version.require("body", version.body(), row.getString("body"));
    return version;
  }

  private void require(String column, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      String shown = String.valueOf(found);
      throw new WrongValue(
          this + " has in " + column + ": " + shown.substring(0, Math.min(200, shown.length())));
    }
  }
}
