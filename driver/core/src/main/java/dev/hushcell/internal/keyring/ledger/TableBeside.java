package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A table that stands beside a catalogue, only where it is needed. The key of the catalogue
 * authenticates each row by itself. Thread-safe.
 *
 * @param name of the table
 * @param what it keeps, for messages
 * @param definition the statements that make it and grant rights to it
 * @param remedy what to do where a row was altered, beside restoring it
 */
record TableBeside(
    LedgerDatabase database,
    String name,
    String what,
    Function<CatalogueSql, List<String>> definition,
    String remedy) {
  CatalogueSql sql(Connection connection, Catalogue catalogue) throws SQLException {
    return CatalogueSql.of(connection, catalogue.schema(), database.form());
  }

  boolean isThere(Connection connection, Catalogue catalogue) throws SQLException {
    String schema = catalogue.schema();
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

  /**
   * Makes the table where it is not there.
   *
   * @param hence what follows where it cannot be made, for the message
   */
  void prepare(Catalogue catalogue, String hence) {
    boolean unused =
        database.autocommitted(
            connection -> {
              if (!isThere(connection, catalogue)) {
                Rows.run(connection, definition.apply(sql(connection, catalogue)).get(0));
              }
              return true;
            },
            failure ->
                KeyringFault.NOT_CREATABLE.fault(
                    "the table of "
                        + what
                        + " could not be made in schema "
                        + catalogue.schema()
                        + " ("
                        + Failures.describe(failure)
                        + "); "
                        + hence
                        + "have an administrator run:\n"
                        + String.join(
                            ";\n",
                            definition.apply(database.transactions().sql(catalogue.schema())))
                        + ";"));
  }

  /**
   * Reads a row, or refuses it.
   *
   * @param reader fails with an {@link IllegalArgumentException} on what Hushcell never writes
   * @param tag what the tag of a record must be
   * @param tagged where its tag stands in the row
   */
  <R> R verified(
      ResultSet row, Rows.Row<R> reader, Function<R, String> tag, int tagged, Catalogue catalogue)
      throws SQLException {
    try {
      R record = reader.read(row);
      if (tag.apply(record).equals(row.getString(tagged))) {
        return record;
      }
    } catch (IllegalArgumentException notOurs) {
      // refused below
    }
    throw KeyringFault.RECORD_ALTERED.fault(
        "a record in "
            + name
            + " of schema "
            + catalogue.schema()
            + " is not what Hushcell wrote; restore the table from a backup"
            + remedy);
  }
}
