package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DiskExam;
import dev.hushcell.internal.dialect.LinkExam;
import dev.hushcell.internal.dialect.LocalLink;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** SQLite 3, embedded, through the driver of Xerial. */
public final class SqliteDatabase implements Database {
  private static final String FILE =
      "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''";

  private final SqliteTables tables = new SqliteTables(new SqliteTypes());

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public boolean hasUrl(String url) {
    return url.startsWith("jdbc:sqlite:");
  }

  @Override
  public UrlForm urls() {
    return new QueryUrl(false, "");
  }

  @Override
  public boolean isProduct(String product) {
    return product.equals("SQLite");
  }

  @Override
  public TypeKnowledge types() {
    return tables.types();
  }

  @Override
  public SqlRules rules() {
    return new SqliteRules();
  }

  @Override
  public RealDriver driver() {
    return new SqliteDriver();
  }

  @Override
  public DatabaseTables tables() {
    return tables;
  }

  @Override
  public Optional<RewritingTables> rewriting() {
    return Optional.of(new SqliteRewriting(tables));
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

  @Override
  public LinkExam link() {
    return new LocalLink();
  }

  @Override
  public DiskExam disk() {
    return new SqliteDisk();
  }

  @Override
  public Set<String> systemSchemas() {
    return Set.of();
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
    return Rows.texts(connection, FILE).stream().findFirst();
  }

  private static String real(String file) {
    try {
      return Path.of(file).toRealPath().toString();
    } catch (IOException | InvalidPathException unusual) {
      return file;
    }
  }
}
