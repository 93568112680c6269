package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server of a test's own, whose disk is full when the test says so. */
public abstract class ScarceServer implements AutoCloseable {
  private final Server server;

  /** What the server says then. */
  private final Pattern told;

  private final AtomicInteger fillers = new AtomicInteger();

  ScarceServer(Server server, Pattern told) {
    this.server = server;
    this.told = told;
  }

  public final Server server() {
    return server;
  }

  /** Returns what the server says when its disk is full. */
  public final Pattern told() {
    return told;
  }

  /** Returns the limit of the files of the server that is running now. */
  abstract FileLimit files() throws IOException;

  /**
   * From now on no file becomes longer than the longest one is.
   *
   * @param more by how many bytes it may, all the same
   */
  public final void full(long more) throws IOException {
    files().set(longest() + more);
  }

  /** Returns how long the longest file is. */
  public final long longest() throws IOException {
    long longest = 0;
    for (Path directory : server.traces()) {
      try (Stream<Path> files = Files.walk(directory)) {
        longest = Math.max(longest, files.mapToLong(ScarceServer::length).max().orElse(0));
      }
    }
    return longest;
  }

  /** A log of statements grows as it likes; what is removed meanwhile has no length. */
  private static long length(Path file) {
    return file.toString().endsWith(".log") ? 0 : file.toFile().length();
  }

  /** From now on there is space; a server that ended because there was none is started again. */
  public abstract void space() throws Exception;

  /** Fills the disk so that no table is made or altered. */
  public abstract void fill(Base base) throws IOException, SQLException;

  /** Removes a database and its files. */
  public abstract void drop(Base base) throws SQLException;

  /** Makes tables of so many columns as long as it goes, with something else for each column. */
  final void fill(Statement statement, int columns, String more) {
    String table = "filler_" + fillers.incrementAndGet() + "_%d";
    StringBuilder sql = new StringBuilder("create table " + table + " (id int");
    for (int i = 0; i < columns; i++) {
      sql.append(", c%1$d int".formatted(i)).append(more.formatted(i));
    }
    repeat(statement, sql.append(")").toString());
  }

  /** Runs a statement as often as it goes, each time with another number. */
  static void repeat(Statement statement, String sql) {
    try {
      for (int i = 0; ; i++) {
        statement.execute(sql.formatted(i));
      }
    } catch (SQLException full) {
      // as it is meant
    }
  }

  /** Ends the server. */
  @Override
  public void close() throws Exception {
    space();
    server.close();
  }

  @Override
  public String toString() {
    return server.name();
  }

  /** PostgreSQL, for which a write that fails is no reason to end. */
  static final class Postgres extends ScarceServer {
    private final FileLimit files;
    private final PostgresServer server;

    private Postgres(PostgresServer server) throws IOException {
      super(server, Pattern.compile("could not extend file"));
      this.server = server;
      files = new FileLimit(server.process());
    }

    /** Starts it. The files of its log of transactions are short, so that others can be. */
    static Postgres start() throws IOException {
      return new Postgres(
          new PostgresServer(
              builder ->
                  builder
                      .setLocaleConfig("wal-segsize", "1")
                      .setServerConfig("log_statement", "none")));
    }

    @Override
    FileLimit files() {
      return files;
    }

    @Override
    public void space() throws IOException {
      files.remove();
    }

    @Override
    public void drop(Base base) throws SQLException {
      server.run("DROP DATABASE " + base.name() + " WITH (FORCE)");
    }

    /** Fills what the server itself knows of columns. */
    @Override
    public void fill(Base base) throws IOException, SQLException {
      full(0);
      try (Connection plain = base.plain();
          Statement statement = plain.createStatement()) {
        for (int columns = 1000; columns > 0; columns /= 10) {
          fill(statement, columns, "");
        }
      }
    }
  }

  /** MariaDB, which would end at the first write that fails if it were not told to ignore that. */
  static final class Maria extends ScarceServer {
    private final MariaProcess process;

    private Maria(MariaProcess process) {
      super(MariaServer.ofMariaDb(process), Pattern.compile("is full|Socket error"));
      this.process = process;
    }

    static Maria start() {
      return new Maria(MariaProcess.startScarce().used());
    }

    @Override
    FileLimit files() throws IOException {
      return new FileLimit(process.handle().orElseThrow());
    }

    /** It ends when it cannot undo a large value that found no space. */
    @Override
    public void space() throws Exception {
      Optional<ProcessHandle> running = process.handle();
      if (running.isPresent()) {
        new FileLimit(running.get()).remove();
      }
      if (isGone()) {
        running.ifPresent(each -> each.onExit().join());
        boolean unused = process.restart();
      }
      process.run("SET GLOBAL innodb_file_per_table = 1");
    }

    @Override
    public void drop(Base base) throws SQLException {
      process.run("DROP DATABASE " + base.name());
    }

    private boolean isGone() {
      try {
        process.run("DO 1");
        return false;
      } catch (SQLException gone) {
        return true;
      }
    }

    /** Fills what all tables share that are made from now on. */
    @Override
    public void fill(Base base) throws IOException, SQLException {
      process.run("SET GLOBAL innodb_file_per_table = 0");
      purge();
      full(0);
      try (Connection plain = base.plain();
          Statement statement = plain.createStatement()) {
        statement.execute("create table if not exists filler (value varbinary(7000))");
        repeat(statement, "insert into filler select repeat('x', 7000) from seq_1_to_100");
        for (int columns : new int[] {60, 1, 1}) {
          purge();
          fill(statement, columns, columns == 1 ? "" : ", key (c%1$d)");
        }
      }
    }

    /** Waits until the space is free that was given back: what is dropped, and what was undone. */
    private void purge() throws SQLException {
      process.run("SET GLOBAL innodb_max_purge_lag_wait = 0");
    }
  }
}
