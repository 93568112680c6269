package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An installed MariaDB with its file key plugin, which the one from Maven artifacts lacks: of
 * {@code hushcell.it.mariadb.server}, a path of {@code mariadbd}, or of the operating system.
 * Everybody may do everything on it, and it has no tables of its own, so that statements go past
 * Hushcell.
 */
public final class MariaWithKeys implements Server {
  private static final String PROPERTY = "hushcell.it.mariadb.server";
  private static final String USUAL = "/usr/sbin/mariadbd";
  private static final int TRIES = 300;

  private final Path directory;
  private final Process process;
  private final int port;
  private final AtomicInteger number = new AtomicInteger();

  private MariaWithKeys(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /** Says what would have to be there. */
  public static String hint() {
    return "no MariaDB with file_key_management; install mariadb-server, or run with -D"
        + PROPERTY
        + "=<path of mariadbd>";
  }

  /** Returns where it is installed; empty where it is not. */
  public static Optional<Path> installed() {
    return Optional.of(Path.of(System.getProperty(PROPERTY, USUAL)))
        .filter(server -> Files.isExecutable(server) && Files.exists(plugins(server)))
        .map(Path::toAbsolutePath);
  }

  private static Path base(Path server) {
    return server.toAbsolutePath().getParent().getParent();
  }

  private static Path plugins(Path server) {
    return base(server).resolve("lib/mysql/plugin/file_key_management.so");
  }

  /** Starts it with options of its own; the key is in a file of the directory. */
  public static MariaWithKeys start(Path server, Path directory, String... options)
      throws Exception {
    Path keys =
        Files.writeString(directory.resolve("keys.txt"), "1;" + "0123456789abcdef".repeat(4));
    Path data = Files.createDirectory(directory.resolve("data"));
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                server.toString(),
                "--no-defaults",
                "--basedir=" + base(server),
                "--lc-messages-dir=" + base(server).resolve("share/mysql"),
                "--datadir=" + data,
                "--tmpdir=" + directory,
                "--user=" + System.getProperty("user.name"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + directory.resolve("socket"),
                "--skip-ssl",
                "--skip-grant-tables",
                "--innodb-log-file-size=16M",
                "--innodb-flush-log-at-trx-commit=0",
                "--plugin-dir=" + plugins(server).getParent(),
                "--plugin-load-add=file_key_management",
                "--file-key-management-filename=" + keys));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server.log").toFile())
            .start();
    MariaWithKeys started = new MariaWithKeys(directory, process, port);
    started.await();
    return started;
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await() throws Exception {
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      try {
        connect().close();
        return;
      } catch (SQLException notYet) {
        Thread.sleep(100);
      }
    }
    process.destroyForcibly();
    throw new IOException("did not start:\n" + Files.readString(directory.resolve("server.log")));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:mariadb://localhost:" + port + "/", "root", "");
  }

  @Override
  public String name() {
    return words().name();
  }

  @Override
  public Base fresh() throws SQLException {
    String name = "base" + number.incrementAndGet();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new Base("jdbc:mariadb://localhost:" + port + "/" + name, "root", "", '?');
  }

  @Override
  public Words words() {
    return MariaServer.words("mariadb-keys", "mariadb", "mysql");
  }

  @Override
  public List<Path> traces() {
    return List.of(directory.resolve("data"));
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
