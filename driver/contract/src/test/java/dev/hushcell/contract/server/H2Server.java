package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** H2, embedded, in files; in one of its modes with the settings that its documentation gives. */
final class H2Server implements Server {
  static final Words WORDS = Words.standard("h2");

  /** Logs every statement, and keeps to one file. */
  private static final String TRACED = "TRACE_LEVEL_FILE=3;TRACE_MAX_FILE_SIZE=100000";

  private final Words words;
  private final String settings;
  private final Path directory;
  private final AtomicInteger number = new AtomicInteger();

  private H2Server(Words words, String settings) {
    this.words = words;
    this.settings = settings;
    try {
      directory = Directories.make("h2");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns what the contract runs on. */
  static List<Offer> offers() {
    return List.of(
        Offer.of("h2", store -> ofRegular()),
        Offer.of("h2-mysql", store -> ofMysql()),
        Offer.of("h2-mssql", store -> ofSqlServer()));
  }

  static H2Server ofRegular() {
    return new H2Server(WORDS, "");
  }

  static H2Server ofMysql() {
    return new H2Server(
        WORDS.named("h2-mysql", "h2"),
        ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
  }

  static H2Server ofSqlServer() {
    return new H2Server(
        WORDS.with("unique", "UNIQUE NULLS DISTINCT").named("h2-mssql", "h2"),
        ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS;
  }

  @Override
  public String name() {
    return words.name();
  }

  @Override
  public Base fresh() {
    String url = "jdbc:h2:file:" + directory.resolve("base" + number.incrementAndGet()) + settings;
    return new Base(url, "sa", "", ';');
  }

  @Override
  public void discard(Base base) throws SQLException {
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  @Override
  public Optional<Scoping> scoping() {
    return Optional.of(H2Rules.RULES.scoping());
  }

  @Override
  public Optional<Confusion> confusion() {
    return settings.isEmpty()
        ? Optional.of(new Confusion(Tongue.H2, TRACED, H2Server::trace))
        : Optional.empty();
  }

  private static Path trace(Base base) {
    return Path.of(base.url().replaceAll("jdbc:h2:file:|;.*", "") + ".trace.db");
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public List<Path> traces() {
    return List.of(directory);
  }

  @Override
  public void close() throws IOException {
    Directories.remove(directory);
  }

  @Override
  public String toString() {
    return name();
  }
}
