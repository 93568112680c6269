package dev.hushcell.contract.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A MariaDB or MySQL that writes every statement to its logs. The servers that are the same but for
 * the driver share one; it ends with the last of them.
 */
abstract class LoggedProcess {
  static final String GENERAL_LOG = "queries.log";
  static final String SLOW_LOG = "queries-slow.log";

  /** What both are started with: logs, and nothing that waits for a disk. */
  static final List<String> ARGUMENTS =
      List.of(
          "--bind-address=127.0.0.1",
          "--character-set-server=utf8mb4",
          "--general-log",
          "--general-log-file=" + GENERAL_LOG,
          "--slow-query-log",
          "--slow-query-log-file=" + SLOW_LOG,
          "--long-query-time=0",
          "--log-bin=binlog",
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
          "--sync-binlog=0");

  /** Name of a user who may do everything. */
  static final String USER = "contract";

  private static final String OTHER = "_other";
  private static final String ROLE = "_role";

  private final String address;
  private final Optional<Path> directory;
  private final AtomicLong number = new AtomicLong(System.currentTimeMillis());
  private final Leavings made = new Leavings();
  private int users;

  /**
   * Takes one that runs.
   *
   * @param address host and port
   * @param directory of its files; empty where it was not started here
   */
  LoggedProcess(String address, Optional<Path> directory) {
    this.address = address;
    this.directory = directory;
  }

  /** Returns the URL of a database, or of none, through the driver of its own project. */
  abstract String url(String database);

  /** Returns what its URLs need behind the database. */
  String options() {
    return "";
  }

  /** Returns the password of a user. */
  abstract String password(String user);

  /** Returns a query for the number of pages that are not written yet. */
  abstract String dirtyPages();

  /** Ends it, if it was started here. */
  abstract void stop() throws Exception;

  /** Starts it again on the same port, if it was started here. */
  abstract void startAgain() throws Exception;

  /** Takes note of one more server that uses it. */
  synchronized LoggedProcess used() {
    users++;
    return this;
  }

  synchronized void released() throws Exception {
    users--;
    if (users == 0) {
      stop();
      if (directory.isPresent()) {
        Directories.remove(directory.get());
      }
    }
  }

  /** Ends it and starts it again on the same port; tells whether it was started here. */
  synchronized boolean restart() throws Exception {
    stop();
    startAgain();
    return directory.isPresent();
  }

  /**
   * Makes an empty database and a user who sees no other one and may grant what he has; returns the
   * name of both. Another user with the suffix {@link #OTHER} has no password, no rights, and a
   * role with the suffix {@link #ROLE} that has none either.
   *
   * @param collation a clause, or nothing
   */
  String fresh(String collation) throws SQLException {
    String name = "base" + number.incrementAndGet();
    run(
        "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 " + collation,
        "CREATE USER " + name + "@localhost IDENTIFIED BY '" + password(name) + "'",
        "GRANT ALL ON " + name + ".* TO " + name + "@localhost WITH GRANT OPTION",
        "CREATE USER " + name + OTHER + "@localhost",
        "CREATE ROLE " + name + ROLE,
        "GRANT " + name + ROLE + " TO " + name + OTHER + "@localhost");
    made.add(name);
    return name;
  }

  /**
   * Drops all databases that were made, with their users. A query for tables or triggers makes such
   * a server go through all databases, even those that the user may not see; with a thousand of
   * them it takes a tenth of a second.
   */
  void tidy() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = 1");
      made.drop(
          connection,
          "DROP DATABASE IF EXISTS %s",
          "DROP USER %1$s@localhost, %1$s" + OTHER + "@localhost",
          "DROP ROLE %s" + ROLE);
    }
  }

  /** Returns host and port. */
  String address() {
    return address;
  }

  /** Returns where it was started; empty where it was not started here. */
  Optional<Path> directory() {
    return directory;
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
    for (int i = 0; i < 600 && !texts(dirtyPages()).contains("0"); i++) {
      run("DO SLEEP(0.1)");
    }
    run("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
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
    return DriverManager.getConnection(url(""), USER, password(USER));
  }
}
