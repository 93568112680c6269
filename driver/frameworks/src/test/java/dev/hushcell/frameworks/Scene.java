package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database of H2 in a folder, with a configuration beside it, and what an application does there.
 *
 * @param folder where they are
 */
record Scene(Path folder) {
  static Scene in(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("hushcell.yaml"),
        """
        keystore: { type: bcfks, path: '%s', password: correct horse battery staple, key: m, create: true }
        columns: { contact.email: { search: equality, compare: exact } }
        """
            .formatted(folder.resolve("keys.bcfks")));
    return new Scene(folder);
  }

  String url() {
    return "jdbc:hushcell:h2:file:"
        + folder.resolve("crm")
        + ";hushcell.config="
        + folder.resolve("hushcell.yaml");
  }

  static void create(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table contact (id int primary key, email varchar(60))");
    }
  }

  static void insert(DataSource source, int id, String email) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into contact values (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
  }

  static List<Integer> found(DataSource source, String email) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id from contact where email = ?")) {
      select.setString(1, email);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getInt(1));
        }
      }
    }
    return ids;
  }

  static void requireProtected(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Hushcell.requireProtected(
          connection,
          List.of(new MappedColumn("Contact.email", Optional.empty(), "CONTACT", "EMAIL")));
    }
  }

  /** Asserts that the database has that many rows, and nothing but cells in them. */
  void assertCells(int rows) throws SQLException {
    assertCells(rows, "");
  }

  /** The same where H2's user has a password. */
  void assertCells(int rows, String password) throws SQLException {
    String plain = "jdbc:h2:file:" + folder.resolve("crm");
    int found = 0;
    try (Connection connection = DriverManager.getConnection(plain, "sa", password);
        Statement statement = connection.createStatement();
        ResultSet values = statement.executeQuery("select email from contact")) {
      while (values.next()) {
        found++;
        assertThat(values.getBytes(1)[0] & 0xf0).isEqualTo(0xf0);
        assertThat(values.getBytes(1)).hasSizeGreaterThan(50);
      }
    }
    assertThat(found).isEqualTo(rows);
  }
}
