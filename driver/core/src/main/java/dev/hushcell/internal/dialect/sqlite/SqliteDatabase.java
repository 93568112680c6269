package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.LocalLink;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** SQLite 3, embedded, through the driver of Xerial. */
public final class SqliteDatabase extends Database {
  private static final String FILE =
      "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''";

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
            new SqliteDisk(),
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

  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    return Transactions.isOpen(connection);
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
}
