package dev.hushcell.benchmarks.comparison;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An application that knows of no encryption. */
final class PlainForm implements Form {
  @Override
  public String insert(String table) {
    return "INSERT INTO "
        + table
        + " (id, user_name, email, note, city, balance) VALUES (?, ?, ?, ?, ?, ?)";
  }

  @Override
  public void bind(PreparedStatement insert, Person person) throws SQLException {
    insert.setInt(1, person.id());
    insert.setString(2, person.userName());
    insert.setString(3, person.email());
    insert.setString(4, person.note());
    insert.setString(5, person.city());
    insert.setInt(6, person.balance());
  }

  @Override
  public String select(String table) {
    return "SELECT id, user_name, email, note, city, balance FROM " + table;
  }

  @Override
  public String searched() {
    return "email";
  }

  @Override
  public void bindSearched(PreparedStatement statement, String email) throws SQLException {
    statement.setString(1, email);
  }

  @Override
  public void bindNote(PreparedStatement statement, String note) throws SQLException {
    statement.setString(1, note);
  }

  @Override
  public Person read(ResultSet rows) throws SQLException {
    return new Person(
        rows.getInt(1),
        rows.getString(2),
        rows.getString(3),
        rows.getString(4),
        rows.getString(5),
        rows.getInt(6));
  }
}
