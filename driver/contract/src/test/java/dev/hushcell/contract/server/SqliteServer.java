package dev.hushcell.contract.server;

import dev.hushcell.internal.dialect.sqlite.SqliteRules;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** SQLite, embedded, in files; a log beside each file holds all that its driver received. */
final class SqliteServer implements Server {
  static final Words WORDS =
      Words.standard("sqlite")
          .with("text", "TEXT")
          .with("long", "TEXT")
          .with("identity", "INTEGER")
          .with("first", "LIMIT %s")
          .with("same", "IS")
          .with("doubled", "\"%s\"")
          .with("literal", "$1")
          .without("uuid")
          .without("zoned")
          .without("merge");

  /** Foreign keys count, and dates are texts, as literals are. */
  private static final String SETTINGS =
      "foreign_keys=on&date_class=TEXT&date_string_format=yyyy-MM-dd";

  private final Words words;
  private final String settings;
  private final Path directory;
  private final JournallingDriver journal;
  private final AtomicInteger number = new AtomicInteger();

  private SqliteServer(Words words, String settings) {
    this.words = words;
    this.settings = settings;
    try {
      directory = Directories.make("sqlite");
      journal = new JournallingDriver("jdbc:sqlite:" + directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what the contract runs on: both kinds of journals. */
  static List<Offer> offers() {
    return List.of(
        Offer.of("sqlite", store -> new SqliteServer(WORDS, "")),
        Offer.of(
            "sqlite-wal",
            store -> new SqliteServer(WORDS.named("sqlite-wal", "sqlite"), "&journal_mode=WAL")));
  }

  /** Returns its words, for whoever needs no server. */
  static Words dialect() {
    return WORDS;
  }

  @Override
  public String name() {
    return words.name();
  }

  /** Its driver reports the class of the value in the current row. */
  @Override
  public boolean tellsTypes() {
    return false;
  }

  @Override
  public Base fresh() {
    Path file = directory.resolve("base" + number.incrementAndGet() + ".db");
    return new Base("jdbc:sqlite:" + file + "?" + SETTINGS + settings, "", "", '&');
  }

  @Override
  public Optional<Scoping> scoping() {
    return Optional.of(SqliteRules.RULES.scoping());
  }

  @Override
  public Optional<Confusion> confusion() {
    return Optional.of(new Confusion(Tongue.SQLITE, "", base -> JournallingDriver.log(base.url())));
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
  public void close() throws IOException, SQLException {
    journal.close();
    Directories.remove(directory);
  }

  @Override
  public String toString() {
    return name();
  }
}
