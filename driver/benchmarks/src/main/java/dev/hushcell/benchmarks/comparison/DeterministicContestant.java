package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Cells by hand, where what is searched is encrypted deterministically. */
final class DeterministicContestant implements Contestant {
  private final Form form;

  DeterministicContestant(SearchedCells cells) {
    form = new DeterministicForm(cells);
  }

  @Override
  public void create(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Database.createProtected(
          statement, database.bytes(), database.bytes(), "", "user_name", "email");
      Database.createPlain(statement);
    }
  }

  @Override
  public Connection connect(Database database) throws SQLException {
    return database.connect();
  }

  @Override
  public Form form() {
    return form;
  }
}
