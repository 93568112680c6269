package dev.hushcell;

import dev.hushcell.testing.CheapStore;
import dev.hushcell.testing.TestKeyStore;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A configuration and a key store in a directory, and H2 databases to use them with. The first
 * connection makes the key.
 */
final class Sandbox {
  static final String PASSWORD = "correct horse battery staple";

  final Path directory;
  final Path configuration;
  final Path keys;

  private Sandbox(Path directory, Path keys) throws IOException {
    this.directory = directory;
    this.configuration = directory.resolve("hushcell.yaml");
    this.keys = keys;
    password(PASSWORD);
  }

  /** Writes a configuration with a {@link TestKeyStore}. */
  Sandbox(Path directory, String columns) throws IOException {
    this(directory, directory.resolve("keys"));
    configure(TestKeyStore.section(keys, directory.resolve("password")) + columns);
  }

  /** Writes a configuration with a store of the driver's own, for what its password changes. */
  static Sandbox withBcfks(Path directory, String columns) throws IOException {
    Path keys = CheapStore.at(directory.resolve("keys.bcfks"), PASSWORD);
    Sandbox sandbox = new Sandbox(directory, keys);
    String section = TestKeyStore.section(keys, directory.resolve("password"));
    sandbox.configure(section.replace("type: test", "type: bcfks") + columns);
    return sandbox;
  }

  /** Replaces the whole configuration. */
  void configure(String text) throws IOException {
    Files.writeString(configuration, text);
  }

  /** Replaces the sections behind the key store; what they say of FIPS counts. */
  void declare(String columns) throws IOException {
    String text = Files.readString(configuration);
    String before = text.substring(0, text.indexOf("create: true\n") + 13);
    configure(
        (columns.contains("fips:") ? before.replace(TestModule.section(), "") : before) + columns);
  }

  void password(String password) throws IOException {
    Path file = directory.resolve("password");
    Files.writeString(file, password);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Returns the URL through the driver of, say, {@code h2:mem:crm}. */
  String url(String database) {
    return "jdbc:hushcell:" + database + ";hushcell.config=" + configuration;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "sa", "");
  }

  /** Connects as a process that was started anew would: with no key in memory. */
  Connection connectAnew(String database) throws SQLException {
    return new HushcellDriver().connect(url(database), user());
  }

  static Properties user() {
    Properties properties = new Properties();
    properties.setProperty("user", "sa");
    properties.setProperty("password", "");
    return properties;
  }

  static Connection plain(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:" + database, "sa", "");
  }

  /** Returns the URL of a database in a file of the directory, without {@code jdbc:}. */
  String file(String name) {
    return "h2:file:" + directory.resolve(name);
  }

  List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the rows, their columns joined by a bar. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
      return found;
    }
  }

  /** Returns the stored bytes of a query's first column, as Latin-1, to be searched for text. */
  static List<String> bytes(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        byte[] bytes = rows.getBytes(1);
        found.add(bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1));
      }
      return found;
    }
  }
}
