package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.Database.DiskExam;
import dev.hushcell.internal.dialect.Database.LinkExam;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQLite 3, embedded, through the driver of Xerial. */
public final class SqliteDatabase extends Database {
  private static final String FILE =
      "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''";

  /** What SQLite says of a second BEGIN. */
  private static final int BEGUN = 1;

  /** What it says of a checkpoint while the connection itself reads or writes. */
  private static final int LOCKED = 6;

  public SqliteDatabase() {
    this(new SqliteTables(new SqliteTypes()));
  }

  private SqliteDatabase(SqliteTables tables) {
    super(
        new Parts(
            "SQLite",
            Set.of("SQLite"),
            Set.of("jdbc:sqlite:"),
            new QueryUrl(false, ""),
            SqliteRules.RULES,
            new SqliteDriver(),
            tables,
            new SqliteRewriting(tables),
            OwnSettings.none(),
            new LocalLink(),
            new Disk(),
            Set.of()));
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new SqliteInformationSchema(connection);
  }

  /** The tables belong to the snapshot that a transaction reads. */
  @Override
  public boolean isAskedBySession() {
    return true;
  }

  /** One in memory, and a temporary file, which nobody else can open. */
  @Override
  public boolean isUnnamed(Connection connection) throws SQLException {
    return file(connection).isEmpty();
  }

  /**
   * Without autocommit the driver begins a transaction behind each, which may have done nothing
   * yet: then nothing is locked, and the log can be copied to the file.
   */
  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      return hasTransaction(connection);
    }
    try {
      Rows.run(connection, "PRAGMA wal_checkpoint");
      return false;
    } catch (SQLException locked) {
      if (locked.getErrorCode() == LOCKED) {
        return true;
      }
      throw locked;
    }
  }

  /**
   * Tells whether a transaction is open, which the driver does not tell: by JDBC, or by a BEGIN
   * that the application sent as a text.
   */
  static boolean hasTransaction(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      return true;
    }
    try (Statement statement = connection.createStatement()) {
      try {
        statement.execute("BEGIN"); // locks nothing yet
      } catch (SQLException e) {
        if (e.getErrorCode() == BEGUN) {
          return true;
        }
        throw e;
      }
      statement.execute("ROLLBACK");
      return false;
    }
  }

  /** The file, by whichever links it was opened. */
  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return file(connection).map(SqliteDatabase::real);
  }

  private static Optional<String> file(Connection connection) throws SQLException {
    return Rows.firstText(connection, FILE);
  }

  private static String real(String file) {
    try {
      return Path.of(file).toRealPath().toString();
    } catch (IOException | InvalidPathException unusual) {
      return file;
    }
  }

  /** The link to a database that is a library in this process. */
  private static final class LocalLink implements LinkExam {
    @Override
    public DriverPromise promised(DriverOptions options) {
      return DriverPromise.inProcess();
    }

    @Override
    public Reach reach(String url) {
      return Reach.IN_PROCESS;
    }

    @Override
    public LinkStatus found(Connection connection, DriverPromise promise) {
      return LinkStatus.inProcess();
    }
  }

  /** The disk of SQLite, which encrypts nothing by itself and logs no statements. */
  private static final class Disk implements DiskExam {
    private static final String FILES =
        "SELECT COUNT(*) FROM pragma_database_list WHERE file <> ''";

    @Override
    public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
      boolean file =
          Rows.of(connection, FILES, row -> row.getInt(1) > 0).stream().anyMatch(kept -> kept);
      return file
          ? new DiskStatus(
              AtRest.PLAIN,
              "SQLite has no encryption of its own; put its file, journal and temporary files on an"
                  + " encrypted disk",
              List.of(),
              List.of())
          : new DiskStatus(AtRest.NOTHING_KEPT, "the database is in memory", List.of(), List.of());
    }
  }
}
