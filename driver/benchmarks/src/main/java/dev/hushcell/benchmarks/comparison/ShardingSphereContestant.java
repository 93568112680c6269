package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The encrypt rule of ShardingSphere: AES in the only mode that it has (ECB, no tag), and MD5 with
 * a salt to search by.
 */
final class ShardingSphereContestant implements Contestant {
  private static final String CONFIGURATION =
      """
      dataSources:
        rows:
          dataSourceClassName: com.zaxxer.hikari.HikariDataSource
          driverClassName: %s
          jdbcUrl: '%s'
          username: '%s'
          password: ''
          maxPoolSize: 1
      rules:
      - !SINGLE
        tables: ['*.*']
      - !ENCRYPT
        tables:
          person: &columns
            columns:
              user_name:
                cipher: { name: user_name_cipher, encryptorName: aes }
                assistedQuery: { name: user_name_search, encryptorName: md5 }
              email:
                cipher: { name: email_cipher, encryptorName: aes }
                assistedQuery: { name: email_search, encryptorName: md5 }
              note:
                cipher: { name: note_cipher, encryptorName: aes }
          arrival: *columns
        encryptors:
          aes:
            type: AES
            props: { aes-key-value: a password for benchmarks, digest-algorithm-name: SHA-256 }
          md5:
            type: MD5
            props: { salt: a salt for benchmarks }
      """;

  @Override
  public void create(Database database) throws SQLException, IOException {
    boolean postgres = database.postgres();
    Files.writeString(
        file(database),
        CONFIGURATION.formatted(
            postgres ? "org.postgresql.Driver" : "org.h2.Driver",
            "jdbc:" + database.url(),
            postgres ? "postgres" : ""));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : new String[] {Database.READ, Database.ARRIVING}) {
        createProtected(statement, table);
      }
      Database.createPlain(statement);
    }
  }

  private static void createProtected(Statement statement, String table) throws SQLException {
    statement.execute(
        "CREATE TABLE "
            + table
            + " (id INT PRIMARY KEY, user_name_cipher VARCHAR(200), user_name_search VARCHAR(200),"
            + " email_cipher VARCHAR(200), email_search VARCHAR(200), note_cipher VARCHAR(200),"
            + " city VARCHAR(60), balance INT)");
    for (String column : new String[] {"user_name_search", "email_search"}) {
      statement.execute("CREATE INDEX %1$s_%2$s ON %1$s (%2$s)".formatted(table, column));
    }
  }

  @Override
  public Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection("jdbc:shardingsphere:absolutepath:" + file(database));
  }

  private static Path file(Database database) {
    return database.directory().resolve("shardingsphere.yaml");
  }
}
