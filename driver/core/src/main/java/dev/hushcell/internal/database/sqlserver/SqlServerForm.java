package dev.hushcell.internal.database.sqlserver;

import dev.hushcell.internal.keyring.database.CatalogueForm;

/** How SQL Server writes what the tables of a catalogue need. */
final class SqlServerForm implements CatalogueForm {
  /** Compared by code points, whatever the collation of the database. */
  @Override
  public String text(int length) {
    return "NVARCHAR(" + length + ") COLLATE Latin1_General_BIN2";
  }

  /** There is no IF NOT EXISTS; OBJECT_ID takes the quoted name. */
  @Override
  public String create(String table, String definitions) {
    return "IF OBJECT_ID(N'"
        + table.replace("'", "''")
        + "', N'U') IS NULL CREATE TABLE "
        + table
        + " ("
        + definitions
        + ")";
  }

  @Override
  public String locked(String columns, String table) {
    return "SELECT " + columns + " FROM " + table + " WITH (UPDLOCK, HOLDLOCK)";
  }
}
