package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What administrators ask H2 about a table. */
final class H2Care implements TableCare {
  private static final String HOLDERS =
      "SELECT CONCAT('session ', S.SESSION_ID, ', user ', S.USER_NAME, ', connected since ',"
          + " S.SESSION_START, ', has the lock ', L.LOCK_TYPE)"
          + " FROM INFORMATION_SCHEMA.LOCKS L JOIN INFORMATION_SCHEMA.SESSIONS S"
          + " ON S.SESSION_ID = L.SESSION_ID"
          + " WHERE L.TABLE_SCHEMA = ? AND L.TABLE_NAME = ? AND S.SESSION_ID <> SESSION_ID()"
          + " ORDER BY S.SESSION_ID";

  /** Indexes are told together with rows; of a database in memory nothing is told. */
  @Override
  public Optional<Size> size(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection,
            "SELECT DISK_SPACE_USED(?)",
            row -> new Size(row.getLong(1), 0),
            Quotes.DOUBLE.of(table))
        .stream()
        .filter(size -> size.rows() > 0)
        .findFirst();
  }

  @Override
  public List<String> holders(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, HOLDERS, table);
  }

  /** What writes a file anew closes the database for everybody, so it is left to the owner. */
  @Override
  public Scrubbed scrub(Connection connection, TableName table) {
    return new Scrubbed(
        List.of(),
        List.of(
            "SHUTDOWN COMPACT rewrites the file, and ends all connections: an"
                + " administrator, when nobody uses the database"),
        List.of(
            "copies and backups of the file",
            "the trace file, where TRACE_LEVEL_FILE was raised",
            "free space of the file system and snapshots of it, until they are overwritten"));
  }
}
