package dev.hushcell.benchmarks.comparison;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An application that encrypts each value itself, and keeps a column beside each one that it
 * searches in.
 */
record IndexedForm(JceCells cells) implements Form {
  @Override
  public String insert(String table) {
    return "INSERT INTO "
        + table
        + " (id, user_name, email, note, city, balance, user_name_index, email_index)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  }

  @Override
  public void bind(PreparedStatement insert, Person person) throws SQLException {
    insert.setInt(1, person.id());
    insert.setBytes(2, cells.seal(person.userName()));
    insert.setBytes(3, cells.seal(person.email()));
    insert.setBytes(4, cells.seal(person.note()));
    insert.setString(5, person.city());
    insert.setInt(6, person.balance());
    insert.setBytes(7, cells.index(person.userName()));
    insert.setBytes(8, cells.index(person.email()));
  }

  @Override
  public String select(String table) {
    return PLAIN.select(table);
  }

  @Override
  public String searched() {
    return "email_index";
  }

  @Override
  public void bindSearched(PreparedStatement statement, String email) throws SQLException {
    statement.setBytes(1, cells.index(email));
  }

  @Override
  public void bindNote(PreparedStatement statement, String note) throws SQLException {
    statement.setBytes(1, cells.seal(note));
  }

  @Override
  public Person read(ResultSet rows) throws SQLException {
    return new Person(
        rows.getInt(1),
        cells.open(rows.getBytes(2)),
        cells.open(rows.getBytes(3)),
        cells.open(rows.getBytes(4)),
        rows.getString(5),
        rows.getInt(6));
  }
}
