package dev.hushcell.contract.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MySQL that {@code .ci/mysql} has unpacked into a folder: {@code hushcell.it.mysql.home}, or
 * where that script puts it. It runs with the loader and the libraries of that folder.
 */
final class MysqlProcess extends LoggedProcess {
  private static final String HOME = "hushcell.it.mysql.home";

  /** Where a server is running already that the tests may use: host and port. */
  private static final String RUNNING = "hushcell.contract.mysql";

  private static final int TRIES = 1200;

  private static final List<String> ARGUMENTS =
      List.of(
          "--mysqlx=OFF",
          // They are searched from end to end.
          "--innodb-redo-log-capacity=16M",
          "--innodb-doublewrite=OFF");

  /** Else it makes keys first, and each connection begins with some seconds of arithmetic. */
  private static final List<String> WITHOUT_KEYS =
      List.of(
          "--auto-generate-certs=OFF",
          "--caching-sha2-password-auto-generate-rsa-keys=OFF",
          "--tls-version=");

  private static final String DIRTY =
      "SELECT VARIABLE_VALUE FROM performance_schema.global_status"
          + " WHERE VARIABLE_NAME = 'Innodb_buffer_pool_pages_dirty'";

  private final boolean shipped;
  private final Optional<List<String>> command;
  private Optional<Process> process = Optional.empty();

  private MysqlProcess(
      boolean shipped, String address, Optional<Path> directory, Optional<List<String>> command) {
    super(address, directory);
    this.shipped = shipped;
    this.command = command;
  }

  /** Returns what to say where there is none. */
  static String hint() {
    return "no MySQL in "
        + home()
        + "; .ci/mysql unpacks one there, and -D"
        + HOME
        + "=… names another folder";
  }

  /** Tells whether one can be started or is running. */
  static boolean isThere() {
    return System.getProperty(RUNNING) != null || Files.exists(home().resolve("complete"));
  }

  private static Path home() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path usual =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return Path.of(System.getProperty(HOME, usual.resolve("hushcell/mysql-9.7").toString()));
  }

  /** Starts one, unless one is running that may be used. */
  static MysqlProcess start() {
    String running = System.getProperty(RUNNING);
    return running == null
        ? start(false)
        : new MysqlProcess(false, running, Optional.empty(), Optional.empty());
  }

  /** Starts one whose users have passwords, which they send over TLS. */
  static MysqlProcess startShipped() {
    return start(true);
  }

  private static MysqlProcess start(boolean shipped) {
    try {
      Path directory = Directories.make("mysql");
      int port = freePort();
      List<String> command = command(home(), directory);
      Path first = first(directory, shipped ? "IDENTIFIED BY '" + USER + "'" : "");
      run(command, directory, List.of("--initialize-insecure", "--init-file=" + first)).waitFor();
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--port=" + port);
      arguments.addAll(LoggedProcess.ARGUMENTS);
      arguments.addAll(ARGUMENTS);
      arguments.addAll(shipped ? List.of() : WITHOUT_KEYS);
      MysqlProcess process =
          new MysqlProcess(
              shipped,
              "localhost:" + port,
              Optional.of(directory),
              Optional.of(List.copyOf(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
      process.startAgain();
      return process;
    } catch (Exception e) {
      throw new IllegalStateException("MySQL did not start", e);
    }
  }

  private static Path first(Path directory, String password) throws IOException {
    String text =
        """
        CREATE USER %1$s@localhost %2$s;
        GRANT ALL ON *.* TO %1$s@localhost WITH GRANT OPTION;
        """;
    return Files.writeString(directory.resolve("init.sql"), text.formatted(USER, password));
  }

  private static List<String> command(Path home, Path directory) throws IOException {
    Path share = home.resolve("usr/share/mysql");
    Path files = Files.createDirectory(directory.resolve("files"));
    Path loader = loader(home);
    return List.of(
        loader.toString(),
        "--library-path",
        loader.getParent().toString(),
        home.resolve("usr/sbin/mysqld").toString(),
        "--no-defaults",
        "--user=" + System.getProperty("user.name"),
        "--basedir=" + home.resolve("usr"),
        "--lc-messages-dir=" + share,
        "--character-sets-dir=" + share.resolve("charsets"),
        "--plugin-dir=" + home.resolve("usr/lib/mysql/plugin"),
        "--datadir=" + directory.resolve("data"),
        "--tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
        "--secure-file-priv=" + files,
        "--socket=" + directory.resolve("socket"),
        "--pid-file=" + directory.resolve("pid"));
  }

  private static Path loader(Path home) throws IOException {
    try (Stream<Path> files = Files.find(home.resolve("usr/lib"), 2, MysqlProcess::isLoader)) {
      return files.findFirst().orElseThrow(() -> new IOException("no loader in " + home));
    }
  }

  private static boolean isLoader(Path file, Object attributes) {
    return file.getFileName().toString().startsWith("ld-linux");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process run(List<String> command, Path directory, List<String> more)
      throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(more);
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("errors").toFile()))
        .start();
  }

  @Override
  void startAgain() throws Exception {
    if (command.isPresent()) {
      process = Optional.of(run(command.get(), directory().orElseThrow(), List.of()));
      await(process.get());
    }
  }

  private void await(Process started) throws Exception {
    for (int i = 0; i < TRIES && started.isAlive(); i++) {
      try {
        run("DO 1");
        return;
      } catch (SQLException notYet) {
        Thread.sleep(100);
      }
    }
    kill();
    throw new IOException(
        "did not start:\n" + Files.readString(directory().orElseThrow().resolve("errors")));
  }

  @Override
  void stop() throws Exception {
    if (process.isPresent()) {
      process.get().destroy();
      if (!process.get().waitFor(2, TimeUnit.MINUTES)) {
        kill();
      }
    }
  }

  private void kill() {
    process.ifPresent(Process::destroyForcibly);
  }

  @Override
  String url(String database) {
    return "jdbc:mysql://" + address() + "/" + database + options();
  }

  @Override
  String options() {
    return shipped ? "?sslMode=REQUIRED" : "";
  }

  /** None without TLS, since a password is only sent over it or under a key of the server. */
  @Override
  String password(String user) {
    return shipped ? user : "";
  }

  @Override
  synchronized MysqlProcess used() {
    super.used();
    return this;
  }

  @Override
  String dirtyPages() {
    return DIRTY;
  }
}
