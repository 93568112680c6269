package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Tink by hand: what is searched is encrypted deterministically, as its documentation says. */
final class TinkContestant implements Contestant {
  private final Form form = new DeterministicForm(new TinkCells());

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
