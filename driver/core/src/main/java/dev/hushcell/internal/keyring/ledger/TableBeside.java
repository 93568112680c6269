package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table that stands beside a catalogue, only where it is needed. The key of the catalogue
 * authenticates each row by itself. Thread-safe.
 *
 * @param name of the table
 * @param what it keeps, for messages
 * @param reader fails with an {@link IllegalArgumentException} on what Hushcell never writes
 * @param remedy what to do where a row was altered, beside restoring it
 */
record TableBeside<R extends TaggedRow>(
    LedgerDatabase database, String name, String what, Rows.Row<R> reader, String remedy) {
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
                Rows.run(connection, sql(connection, catalogue).create(name));
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
                            ";\n", database.transactions().sql(catalogue.schema()).definition(name))
                        + ";"));
  }

  /**
   * Returns verified rows; none where there is no table.
   *
   * @param rest of the query, behind the name of the table
   */
  List<R> all(Catalogue catalogue, String rest) {
    return database.look(
        connection ->
            isThere(connection, catalogue) ? read(connection, catalogue, rest) : List.of());
  }

  List<R> read(Connection connection, Catalogue catalogue, String rest, Object... values)
      throws SQLException {
    return Rows.ofValues(
        connection,
        sql(connection, catalogue).select(name, rest),
        row -> verified(row, catalogue),
        values);
  }

  private R verified(ResultSet row, Catalogue catalogue) throws SQLException {
    try {
      R record = reader.read(row);
      String tag = row.getString(record.content().values().size() + 1);
      if (catalogue.mac().of(record).equals(tag)) {
        return record;
      }
    } catch (IllegalArgumentException notOurs) {
      // refused below
    }
    throw KeyringFault.RECORD_ALTERED.fault(
        ("a record in %s of schema %s is not what Hushcell wrote; restore the table from a"
                + " backup%s")
            .formatted(name, catalogue.schema(), remedy));
  }

  /**
   * Writes a row.
   *
   * @param more what is not under its tag
   */
  boolean insert(Connection connection, Catalogue catalogue, R row, Object... more)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(row.content().values());
    values.add(catalogue.mac().of(row));
    values.addAll(List.of(more));
    String sql = sql(connection, catalogue).insert(name);
    return Rows.update(connection, sql, values.toArray()) == 1;
  }
}
