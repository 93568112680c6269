package dev.hushcell.internal.keyring.ledger;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** A table that stands beside a catalogue, only where it is needed. */
final class TableBeside {
  private TableBeside() {}

  static boolean isThere(Connection connection, String schema, String name) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    boolean named = meta.supportsSchemasInTableDefinitions();
    String stored = meta.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    try (ResultSet rows =
        meta.getTables(named ? null : schema, named ? schema : null, stored, null)) {
      while (rows.next()) {
        String in = rows.getString(named ? "TABLE_SCHEM" : "TABLE_CAT");
        if ((in == null || in.equals(schema))
            && name.equalsIgnoreCase(rows.getString("TABLE_NAME"))) {
          return true;
        }
      }
      return false;
    }
  }
}
