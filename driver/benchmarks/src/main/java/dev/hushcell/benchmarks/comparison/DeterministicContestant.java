package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Cells by hand, where what is searched is encrypted deterministically. */
final class DeterministicContestant implements Contestant {
  private final Form form;
  private final boolean guarded;

  /**
   * @param guarded whether the database tests each cell, as long and as often as Hushcell's CHECKs
   */
  DeterministicContestant(SearchedCells cells, boolean guarded) {
    form = new DeterministicForm(cells);
    this.guarded = guarded;
  }

  @Override
  public void create(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Database.createProtected(
          statement,
          database.bytes(),
          database.bytes(),
          guarded ? database.checks("user_name", "email", "note") : "",
          "user_name",
          "email");
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
