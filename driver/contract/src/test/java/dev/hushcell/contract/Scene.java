package dev.hushcell.contract;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.TestKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with a configuration of Hushcell, seen through it and past it. */
public final class Scene {
  private static final String PASSWORD = "correct horse battery staple";

  private final Server server;
  private final Base base;
  private final Path configuration;
  private final Traces traces;

  private Scene(Server server, Base base, Path configuration) {
    this.server = server;
    this.traces = new Traces(server);
    this.base = base;
    this.configuration = configuration;
  }

  /**
   * Makes an empty database and writes a configuration.
   *
   * @param directory for configuration and key store
   * @param columns the sections behind {@code keystore:}, with {@code {base}} for the name of the
   *     database
   */
  public static Scene of(Server server, Path directory, String columns)
      throws IOException, SQLException {
    return of(server, server.fresh(), directory, columns);
  }

  /** Writes a configuration for a database that was made. */
  public static Scene of(Server server, Base base, Path directory, String columns)
      throws IOException {
    return of(server, base, directory, "hushcell.yaml", columns);
  }

  /** Writes a configuration under a name, for a process of its own. */
  public static Scene of(Server server, Base base, Path directory, String name, String columns)
      throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    Path configuration = directory.resolve(name);
    String keystore = TestKeyStore.section(directory.resolve("keys"), password);
    String sections = columns.replace("{base}", base.name());
    Files.writeString(configuration, keystore + server.settings() + sections);
    return new Scene(server, base, configuration);
  }

  public Base base() {
    return base;
  }

  public Path configuration() {
    return configuration;
  }

  /** Returns what the server wrote to its files since the database was made. */
  public Traces traces() {
    return traces;
  }

  /** Connects through Hushcell. */
  public Connection ours() throws SQLException {
    return base.ours(configuration);
  }

  /** Returns a data source of its own, over connections of the real driver; to be closed. */
  HushcellDataSource source(PlainDataSource.Opener opener) {
    HushcellDataSource source = new HushcellDataSource(new PlainDataSource(opener));
    source.setConfig(configuration.toString());
    return source;
  }

  /** Connects past Hushcell. */
  public Connection plain() throws SQLException {
    return base.plain();
  }

  /** Runs statements, with the words of the server in place of those in braces. */
  public void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(server.words().in(sql).orElseThrow());
      }
    }
  }
}
