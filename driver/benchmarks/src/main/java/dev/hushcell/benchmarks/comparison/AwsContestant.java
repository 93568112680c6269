package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The AWS JDBC wrapper with its KMS encryption plugin, beside a double of the key service. The
 * trigger that checks its tags in the server is left out, which makes it faster.
 */
final class AwsContestant implements Contestant {
  private static final String ARN = "arn:aws:kms:us-east-1:123456789012:key/benchmarks";
  private static final List<String> KEY_TABLES =
      List.of(
          "CREATE SCHEMA encrypt",
          """
          CREATE TABLE encrypt.key_storage (
            id SERIAL PRIMARY KEY, name VARCHAR(255) NOT NULL, master_key_arn VARCHAR(512) NOT NULL,
            encrypted_data_key TEXT NOT NULL, hmac_key BYTEA NOT NULL, key_spec VARCHAR(50),
            created_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
            last_used_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP)
          """,
          """
          CREATE TABLE encrypt.encryption_metadata (
            table_name VARCHAR(255) NOT NULL, column_name VARCHAR(255) NOT NULL,
            encryption_algorithm VARCHAR(50) NOT NULL,
            key_id INTEGER NOT NULL REFERENCES encrypt.key_storage (id),
            created_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
            updated_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
            PRIMARY KEY (table_name, column_name))
          """,
          "CREATE DOMAIN encrypted_data AS bytea CHECK (length(VALUE) >= 45)");

  @Override
  public void create(Database database) throws SQLException, IOException {
    KmsDouble.start();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String each : KEY_TABLES) {
        statement.execute(each);
      }
      Database.createProtected(statement, "encrypted_data", "encrypted_data", "");
      Database.createPlain(statement);
      declare(connection);
    }
  }

  private static void declare(Connection connection) throws SQLException {
    try (PreparedStatement key =
            connection.prepareStatement(
                "INSERT INTO encrypt.key_storage"
                    + " (name, master_key_arn, encrypted_data_key, hmac_key, key_spec)"
                    + " VALUES ('bench', ?, ?, ?, 'AES_256')");
        PreparedStatement column =
            connection.prepareStatement(
                "INSERT INTO encrypt.encryption_metadata VALUES (?, ?, 'AES-256-GCM', 1)")) {
      key.setString(1, ARN);
      key.setString(2, Base64.getEncoder().encodeToString(random()));
      key.setBytes(3, random());
      key.executeUpdate();
      for (String table : new String[] {Database.READ, Database.ARRIVING}) {
        for (String name : new String[] {"user_name", "email", "note"}) {
          column.setString(1, table);
          column.setString(2, name);
          column.executeUpdate();
        }
      }
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public Connection connect(Database database) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("wrapperPlugins", "sqlParser,kmsEncryption");
    settings.setProperty("kms.region", "us-east-1");
    return DriverManager.getConnection("jdbc:aws-wrapper:" + database.url(), settings);
  }
}
