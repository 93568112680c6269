package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.RowReading.Fields;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Content;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the catalogue tables to records and back, on a given connection. */
public final class CatalogueTables {
  private final Connection connection;
  private final String schema;
  private final CatalogueSql sql;
  private final CatalogueForm form;

  public CatalogueTables(Connection connection, String schema, CatalogueForm form)
      throws SQLException {
    this.connection = connection;
    this.schema = schema;
    this.form = form;
    this.sql = CatalogueSql.of(connection, schema, form);
  }

  @FunctionalInterface
  private interface Row<R> {
    R read(Fields row) throws SQLException;
  }

  /** Makes the tables that are not there. */
  public void create() throws SQLException {
    for (String table : sql.creation()) {
      Rows.run(connection, table);
    }
  }

  public Optional<Stamped<Manifest>> manifest() throws SQLException {
    return onlyOne(select(sql.selectManifest(), CatalogueTables::numbered));
  }

  /** Reads the manifest and locks it against other writers until the transaction ends. */
  public Optional<Stamped<Manifest>> lockedManifest() throws SQLException {
    return onlyOne(select(sql.lockManifest(), CatalogueTables::numbered));
  }

  /** Its number is a constant, and so in no tag; no writer would find it under another one. */
  private static Numbered numbered(Fields row) throws SQLException {
    return new Numbered(row.number(10), RowReading.manifest(row));
  }

  private record Numbered(int number, Stamped<Manifest> manifest) {}

  private Optional<Stamped<Manifest>> onlyOne(List<Numbered> found) {
    if (found.size() > 1) {
      throw altered(" has more than one manifest");
    }
    if (found.stream().anyMatch(each -> each.number() != Manifest.NUMBER)) {
      throw altered(" has a manifest whose id is not " + Manifest.NUMBER);
    }
    return found.stream().map(Numbered::manifest).findFirst();
  }

  private RuntimeException altered(String how) {
    return KeyringFault.MANIFEST_ALTERED.fault(
        "the catalogue in schema " + schema + how + "; restore the catalogue tables from a backup");
  }

  public List<Stamped<KeyRecord>> keys() throws SQLException {
    return select(sql.select("hushcell_key"), RowReading::key);
  }

  public List<Stamped<ColumnRecord>> columns() throws SQLException {
    return select(sql.select("hushcell_column"), row -> RowReading.column(schema, row));
  }

  List<Stamped<KeyEvent>> events() throws SQLException {
    return select(sql.select("hushcell_event"), RowReading::event);
  }

  public Instant time() throws SQLException {
    return Rows.of(connection, sql.selectTime(), form::instant).get(0);
  }

  private <R> List<R> select(String text, Row<R> reader) throws SQLException {
    return Rows.of(connection, text, row -> read(row, reader));
  }

  private <R> R read(ResultSet row, Row<R> reader) throws SQLException {
    try {
      return reader.read(row::getString);
    } catch (IllegalArgumentException | DateTimeException e) {
      // no such constant, no UUID, no Base64, no time
      throw KeyringFault.RECORD_ALTERED.fault(
          "a record of the catalogue in schema "
              + schema
              + " holds something that Hushcell never writes; restore the catalogue tables from"
              + " a backup");
    }
  }

  /** Writes a row, whether there is one already or not. */
  public void put(Stamped<? extends TaggedRow> row, boolean exists) throws SQLException {
    Content content = row.record().content();
    List<@Nullable Object> values = new ArrayList<>(content.values());
    values.add(row.mac());
    Collections.rotate(values, -CatalogueSql.identifying(content.table()));
    execute(exists ? sql.update(content.table()) : sql.insert(content.table()), values.toArray());
  }

  /**
   * Returns all rows of one of the tables as texts, in the order in which {@link RowReading} has
   * them.
   */
  List<List<@Nullable String>> texts(String table) throws SQLException {
    return Rows.of(
        connection,
        sql.select(table),
        rows -> {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
          }
          return row;
        });
  }

  /** Deletes all rows; only where others take their place in the same transaction. */
  public void clear() throws SQLException {
    for (String table : CatalogueSql.TABLES) {
      execute(sql.delete(table));
    }
  }

  public void insert(Manifest manifest, String mac) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(manifest.content().values());
    values.add(0, manifest.catalogue().toString());
    values.add(mac);
    values.add(Manifest.NUMBER);
    execute(sql.insertManifest(), values.toArray());
  }

  /** Moves the manifest on from the epoch before its own; false when another writer was first. */
  public boolean advance(Manifest manifest, String mac) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(manifest.content().values());
    values.set(values.size() - 1, mac); // the time of creation stays
    values.add(manifest.epoch() - 1);
    return execute(sql.updateManifest(), values.toArray()) == 1;
  }

  private int execute(String text, @Nullable Object... values) throws SQLException {
    return Rows.update(connection, text, values);
  }
}
