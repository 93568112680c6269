package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How the tables of a catalogue are made and locked: one connection writes at a time, so whoever
 * writes first in a transaction is alone in it.
 */
final class SqliteCatalogueForm implements CatalogueForm {
  /** How long one attempt waits for another writer, in milliseconds. */
  private static final int WAIT = 250;

  @Override
  public String text(int length) {
    return "TEXT";
  }

  /** What the driver makes of a text or number that is a time depends on its settings. */
  @Override
  public String now() {
    return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
  }

  @Override
  public Instant instant(ResultSet row) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(1));
  }

  @Override
  public String locked(String columns, String table) {
    return "UPDATE " + table + " SET id = id RETURNING " + columns;
  }

  @Override
  public String discovery() {
    return "SELECT 'main', name FROM main.sqlite_master WHERE type = 'table' AND lower(name) IN"
        + " ('hushcell_key', 'hushcell_column', 'hushcell_event', 'hushcell_manifest')";
  }

  @Override
  public Optional<String> bound(Connection connection) throws SQLException {
    int before = Rows.of(connection, "PRAGMA busy_timeout", row -> row.getInt(1)).get(0);
    if (before <= WAIT) {
      return Optional.empty();
    }
    Rows.run(connection, "PRAGMA busy_timeout = " + WAIT);
    return Optional.of("PRAGMA busy_timeout = " + before);
  }
}
