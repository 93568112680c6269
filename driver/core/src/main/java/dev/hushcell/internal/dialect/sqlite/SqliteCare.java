package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What administrators ask SQLite about a table. */
final class SqliteCare implements TableCare {
  private static final List<String> BEYOND =
      List.of(
          "copies and backups of the file",
          "free space of the file system and snapshots of it, until they are overwritten");

  /** Without the module that counts pages of a table, all of the file is told. */
  @Override
  public Optional<Size> size(Connection connection, TableName table) throws SQLException {
    return Rows.first(
        connection,
        "SELECT page_count * page_size FROM pragma_page_count(?), pragma_page_size(?)",
        row -> new Size(row.getLong(1), 0),
        table.schema(),
        table.schema());
  }

  /**
   * Statistics, where somebody had them made, hold values of indexed columns; all tables of a file
   * are written anew together.
   */
  @Override
  public Scrubbed scrub(Connection connection, TableName table) throws SQLException {
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      String schema = Quotes.DOUBLE.of(table.schema());
      if (Rows.hasSome(
          connection,
          "SELECT 1 FROM "
              + schema
              + ".sqlite_schema WHERE name LIKE 'sqlite\\_stat%' ESCAPE '\\'")) {
        String analyze = "ANALYZE " + Quotes.DOUBLE.of(table);
        statement.execute(analyze);
        done.add(analyze);
      }
      String vacuum = "VACUUM " + schema;
      statement.execute(vacuum);
      done.add(vacuum);
      String checkpoint = "PRAGMA " + schema + ".wal_checkpoint(TRUNCATE)";
      boolean busy =
          Rows.of(connection, checkpoint, row -> row.getInt(1)).stream().anyMatch(b -> b != 0);
      (busy ? failed : done).add(busy ? checkpoint + ": others read the file" : checkpoint);
    }
    return new Scrubbed(done, failed, BEYOND);
  }
}
