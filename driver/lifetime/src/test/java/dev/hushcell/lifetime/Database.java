package dev.hushcell.lifetime;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Restore;
import org.h2.tools.Server;

/** An H2 server in this process, with one database and its backups. */
final class Database implements AutoCloseable {
  private final Path directory;
  private final Server server;
  private final Connection holder;

  Database(Path directory) throws SQLException {
    this.directory = directory;
    this.server =
        Server.createTcpServer("-tcpPort", "0", "-baseDir", directory.toString(), "-ifNotExists")
            .start();
    this.holder = DriverManager.getConnection("jdbc:" + place(), "sa", "");
  }

  private String place() {
    return "h2:tcp://localhost:" + server.getPort() + "/./crm";
  }

  /** Returns its URL through Hushcell. */
  String url() {
    return "jdbc:hushcell:" + place();
  }

  /** Makes a backup while everybody works. */
  void backUp(String name) throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute("backup to '" + directory.resolve(name + ".zip") + "'");
    }
  }

  /** Restores a backup beside the database, and returns its URL through Hushcell. */
  String restored(String name) {
    Path place = directory.resolve("restored-" + name);
    Restore.execute(directory.resolve(name + ".zip").toString(), place.toString(), "crm");
    return "jdbc:hushcell:h2:file:" + place.resolve("crm");
  }

  @Override
  public void close() throws SQLException {
    holder.close();
    server.stop();
  }
}
