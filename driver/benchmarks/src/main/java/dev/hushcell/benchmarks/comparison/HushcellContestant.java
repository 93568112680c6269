package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Hushcell in its default settings, with the certified FIPS module. */
final class HushcellContestant implements Contestant {
  private static final String CONFIGURATION =
      """
      keystore:
        type: bcfks
        path: '%s'
        password: a password for benchmarks
        key: bench
        create: true
      columns:
        person.user_name: { search: equality }
        person.email: { search: equality }
        person.note: {}
        arrival.user_name: { search: equality }
        arrival.email: { search: equality }
        arrival.note: {}
      """;

  @Override
  public void create(Database database) throws SQLException, IOException {
    Files.writeString(
        file(database), CONFIGURATION.formatted(database.directory().resolve("keys.bcfks")));
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      Database.createProtected(statement, "VARCHAR(60)", "VARCHAR(60)", "", "user_name", "email");
      Database.createPlain(statement);
    }
  }

  @Override
  public Connection connect(Database database) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("hushcell.config", file(database).toString());
    return DriverManager.getConnection("jdbc:hushcell:" + database.url(), settings);
  }

  private static Path file(Database database) {
    return database.directory().resolve("hushcell.yaml");
  }
}
