package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How SQL Server writes what the tables of a catalogue need. */
final class SqlServerForm implements CatalogueForm {
  /**
   * Who reads the catalog views waits for every transaction that changes tables, and that may be
   * one of the thread that asks.
   */
  private static final int PATIENCE_MILLIS = 3000;

  /** Compared by code points, whatever the collation of the database. */
  @Override
  public String text(int length) {
    return "NVARCHAR(" + length + ") COLLATE Latin1_General_BIN2";
  }

  /** There is no IF NOT EXISTS; OBJECT_ID takes the quoted name. Names are long for a cluster. */
  @Override
  public String create(String table, String definitions) {
    String text = table.replace("'", "''");
    String clustered = definitions.replace("PRIMARY KEY (", "PRIMARY KEY NONCLUSTERED (");
    return "IF OBJECT_ID(N'%s', N'U') IS NULL CREATE TABLE %s (%s)"
        .formatted(text, table, clustered);
  }

  /** With the offset of the server; CURRENT_TIMESTAMP would be its local time without one. */
  @Override
  public String now() {
    return "SYSDATETIMEOFFSET()";
  }

  @Override
  public String locked(String columns, String table) {
    return "SELECT " + columns + " FROM " + table + " WITH (UPDLOCK, HOLDLOCK)";
  }

  @Override
  public String discovery() {
    return "SELECT s.name, o.name FROM sys.tables o WITH (NOLOCK) JOIN sys.schemas s WITH (NOLOCK)"
        + " ON s.schema_id = o.schema_id WHERE LOWER(o.name) IN"
        + " ('hushcell_key', 'hushcell_column', 'hushcell_event', 'hushcell_manifest')";
  }

  @Override
  public Optional<String> bound(Connection connection) throws SQLException {
    int before = Rows.of(connection, "SELECT @@LOCK_TIMEOUT", row -> row.getInt(1)).get(0);
    Rows.run(connection, "SET LOCK_TIMEOUT " + PATIENCE_MILLIS);
    return Optional.of("SET LOCK_TIMEOUT " + before);
  }
}
