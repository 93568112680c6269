package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The plain driver, or what is put in front of it and encrypts nothing. */
record PrefixContestant(String prefix) implements Contestant {
  @Override
  public void create(Database database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      Database.createProtected(statement, "VARCHAR(60)", "VARCHAR(60)", "", "user_name", "email");
      Database.createPlain(statement);
    }
  }

  @Override
  public Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(prefix + database.url());
  }
}
