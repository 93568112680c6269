package dev.hushcell.benchmarks.comparison;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An application that encrypts what is searched for deterministically, so that it needs no index
 * columns.
 */
record DeterministicForm(SearchedCells cells) implements Form {
  @Override
  public String insert(String table) {
    return PLAIN.insert(table);
  }

  @Override
  public void bind(PreparedStatement insert, Person person) throws SQLException {
    insert.setInt(1, person.id());
    insert.setBytes(2, cells.sealSearched(person.userName()));
    insert.setBytes(3, cells.sealSearched(person.email()));
    insert.setBytes(4, cells.seal(person.note()));
    insert.setString(5, person.city());
    insert.setInt(6, person.balance());
  }

  @Override
  public String select(String table) {
    return PLAIN.select(table);
  }

  @Override
  public String searched() {
    return PLAIN.searched();
  }

  @Override
  public void bindSearched(PreparedStatement statement, String email) throws SQLException {
    statement.setBytes(1, cells.sealSearched(email));
  }

  @Override
  public void bindNote(PreparedStatement statement, String note) throws SQLException {
    statement.setBytes(1, cells.seal(note));
  }

  @Override
  public Person read(ResultSet rows) throws SQLException {
    return new Person(
        rows.getInt(1),
        cells.openSearched(rows.getBytes(2)),
        cells.openSearched(rows.getBytes(3)),
        cells.open(rows.getBytes(4)),
        rows.getString(5),
        rows.getInt(6));
  }
}
