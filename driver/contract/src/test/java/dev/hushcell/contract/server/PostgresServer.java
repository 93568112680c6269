package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** PostgreSQL from Maven artifacts, with every statement and parameter in its log. */
final class PostgresServer implements Server {
  static final Words WORDS =
      Words.standard("postgresql")
          .with("bytes", "BYTEA")
          .with("text", "TEXT")
          .with("clob", "TEXT")
          .with("long", "TEXT")
          .with("blob", "BYTEA")
          .with("session", "pg_backend_pid()")
          .with("kill", "SELECT pg_terminate_backend(%s, 5000)")
          .with("prepared", "SELECT count(*) FROM pg_prepared_statements")
          .with("repeatable", "BEGIN ISOLATION LEVEL REPEATABLE READ")
          .with(
              "sessions",
              "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()");

  /** Texts that administrators see: of statements that ran, and of those that run. */
  private static final String TOLD =
      "SELECT query FROM pg_stat_statements UNION ALL SELECT query FROM pg_stat_activity";

  private static final int TRIES = 300;

  private final Path directory;
  private final EmbeddedPostgres postgres;
  private final AtomicInteger number = new AtomicInteger();
  private final Leavings made = new Leavings();

  /** Returns what the contract runs on: options change how the driver binds or sends. */
  static List<Offer> offers() {
    return List.of(
        Offer.with(
            "postgresql",
            store -> new PostgresServer(),
            "preferQueryMode=simple&autosave=always",
            "reWriteBatchedInserts=true",
            "stringtype=unspecified",
            "prepareThreshold=1",
            "autosave=always",
            "defaultRowFetchSize=2"));
  }

  PostgresServer() {
    this(UnaryOperator.identity());
  }

  /** Builds one with settings of its own. */
  PostgresServer(UnaryOperator<EmbeddedPostgres.Builder> settings) {
    try {
      directory = Directories.make("postgres");
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("data"))
              // Else what texts are less than others depends on the machine.
              .setLocaleConfig("locale", "C.UTF-8")
              .setOutputRedirector(Redirect.appendTo(directory.resolve("server.log").toFile()))
              .setErrorRedirector(Redirect.appendTo(directory.resolve("server.log").toFile()))
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .setServerConfig("log_statement", "all")
              .setServerConfig("log_parameter_max_length", "-1")
              .setServerConfig("log_parameter_max_length_on_error", "-1")
              .setServerConfig("log_error_verbosity", "verbose")
              .setServerConfig("fsync", "off")
              // Every other database would begin a file of its log, to be filled with zeros first.
              .setServerConfig("wal_init_zero", "off")
              // Its files may be in memory.
              .setServerConfig("max_wal_size", "256MB")
              // Else what was committed may be lost when it restarts.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_prepared_transactions", "20")
              // Else it looks at one database after the other all the time: there are hundreds.
              .setServerConfig("autovacuum", "off");
      postgres = settings.apply(builder).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its first process. */
  ProcessHandle process() throws IOException {
    String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS;
  }

  @Override
  public String name() {
    return WORDS.name();
  }

  @Override
  public Base fresh() throws SQLException {
    String name = "base" + number.incrementAndGet();
    run("CREATE DATABASE " + name + " STRATEGY FILE_COPY"); // else its log has all pages
    made.add(name);
    return new Base(url(name), "postgres", "postgres", '?');
  }

  @Override
  public void discard(Base base) throws SQLException {
    run("DROP DATABASE " + base.name() + " WITH (FORCE)");
  }

  /** Each has three hundred files, and every search for traces goes through them all. */
  @Override
  public void tidy() throws SQLException {
    try (Connection connection = connect()) {
      made.drop(connection, "DROP DATABASE IF EXISTS %s WITH (FORCE)");
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
  }

  @Override
  public Optional<Scoping> scoping() {
    return Optional.of(PostgresRules.RULES.scoping());
  }

  @Override
  public Optional<Confusion> confusion() {
    return Optional.of(
        new Confusion(Tongue.POSTGRESQL, "", base -> directory.resolve("server.log")));
  }

  @Override
  public Words words() {
    return WORDS;
  }

  @Override
  public List<Path> traces() {
    return List.of(directory);
  }

  @Override
  public List<Path> logs() {
    return List.of(directory.resolve("server.log"));
  }

  @Override
  public List<String> told() throws SQLException {
    run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TOLD)) {
      List<String> told = new ArrayList<>();
      while (rows.next()) {
        told.add(String.valueOf(rows.getString(1)));
      }
      return told;
    }
  }

  @Override
  public void flush() throws SQLException {
    run("CHECKPOINT");
  }

  /** When one of its processes dies, it ends all others and recovers from its log. */
  @Override
  public boolean restart() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
    }
    for (int i = 0; i < TRIES; i++) {
      Thread.sleep(100);
      try (Connection connection = connect()) {
        return connection.isValid(1);
      } catch (SQLException notYet) {
        // it recovers
      }
    }
    throw new IOException("PostgreSQL did not recover");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url("postgres"), "postgres", "");
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Directories.remove(directory);
  }

  @Override
  public String toString() {
    return name();
  }
}
