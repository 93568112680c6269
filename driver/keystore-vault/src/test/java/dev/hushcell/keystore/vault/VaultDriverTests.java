package dev.hushcell.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: the driver finds the store by its type and takes its settings from the file. */
class VaultDriverTests {
  @TempDir Path directory;

  @Test
  void keepsAColumnEncryptedUnderAKeyOfVault() throws Exception {
    try (VaultDouble server = VaultDouble.start()) {
      server.transit.make("crm-master", Map.of());
      String url = url(server, server.tokens.give());
      try (Connection connection = DriverManager.getConnection(url, "sa", "");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE contact (id INT PRIMARY KEY, email VARCHAR(100))");
        statement.execute("INSERT INTO contact VALUES (1, 'jo@example.com')");
        assertThat(email(statement)).isEqualTo("jo@example.com");
      }
      try (Connection plain =
              DriverManager.getConnection(url.replaceAll("hushcell:|;.*", ""), "sa", "");
          Statement statement = plain.createStatement();
          ResultSet row = statement.executeQuery("SELECT email FROM contact")) {
        assertThat(row.next()).isTrue();
        assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1)).doesNotContain("jo@");
      }
      assertThat(server.requests)
          .contains("POST transit/encrypt/crm-master", "POST transit/decrypt/crm-master");
    }
  }

  @Test
  void tellsAWrongTokenWithTheCodeOfItsReason() throws Exception {
    try (VaultDouble server = VaultDouble.start()) {
      server.transit.make("crm-master", Map.of());
      String url = url(server, "hvs.not-the-right-one");
      assertThatThrownBy(() -> DriverManager.getConnection(url, "sa", "").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-1203]")
          .hasMessageContaining("put a new one into keystore.token")
          .hasMessageNotContaining("not-the-right-one");
    }
  }

  private String url(VaultDouble server, String token) throws Exception {
    Path secret = Files.writeString(directory.resolve("token"), token + "\n");
    Path config =
        Files.writeString(
            directory.resolve("hushcell.yaml"),
            """
            keystore:
              type: vault-transit
              address: %s
              token: ${file:%s}
              key: crm-master
              pins: %s
            columns:
              contact.email: {}
            """
                .formatted(server.address(), secret, directory.resolve("pins")));
    return "jdbc:hushcell:h2:file:" + directory.resolve("crm") + ";hushcell.config=" + config;
  }

  private static String email(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT email FROM contact WHERE id = 1")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
