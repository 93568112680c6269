package dev.hushcell.differential;

import dev.hushcell.testing.TestKeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Opens fresh in-memory databases, plain ones and protected ones. */
final class Databases {
  private static final String PASSWORD = "correct horse battery staple";

  private final Path directory;

  Databases(Path directory) {
    this.directory = directory;
  }

  static String freshName() {
    return "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  static Connection plain() throws SQLException {
    return DriverManager.getConnection("jdbc:" + freshName());
  }

  /** Returns the URL of a fresh protected database with these columns. */
  String protectedUrl(String columns) throws IOException {
    return "jdbc:hushcell:" + freshName() + ";hushcell.config=" + configuration(columns);
  }

  Connection openProtected(String columns) throws IOException, SQLException {
    return DriverManager.getConnection(protectedUrl(columns));
  }

  /** Writes a configuration with a key store of its own directory beside it. */
  Path configuration(String columns) throws IOException {
    Path file = Files.createTempFile(directory, "hushcell", ".yaml");
    String keystore = TestKeyStore.section(directory.resolve("keys"), password());
    return Files.writeString(file, keystore + columns);
  }

  private Path password() throws IOException {
    Path file = directory.resolve("password");
    if (!Files.exists(file)) {
      Files.writeString(file, PASSWORD);
    }
    return file;
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Databases.class.getResourceAsStream("/dev/hushcell/corpus/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
