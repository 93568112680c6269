package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The cipher of the JDK by hand: random cells, and an index column beside each searched one. */
final class JceContestant implements Contestant {
  private final Form form = new IndexedForm(new JceCells());

  @Override
  public void create(Database database) throws SQLException {
    String bytes = database.bytes();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Database.createProtected(
          statement,
          bytes,
          bytes,
          ", user_name_index %s, email_index %s".formatted(bytes, bytes),
          "user_name_index",
          "email_index");
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
