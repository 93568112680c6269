package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.database.CatalogueForm;
import dev.hushcell.internal.keyring.history.EventKind;
import dev.hushcell.internal.keyring.history.KekId;
import dev.hushcell.internal.keyring.history.KeyEvent;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the catalogue tables to records and back, on a given connection. */
final class CatalogueTables {
  private final Connection connection;
  private final String schema;
  private final CatalogueSql sql;

  CatalogueTables(Connection connection, String schema, CatalogueForm form) throws SQLException {
    this.connection = connection;
    this.schema = schema;
    this.sql = CatalogueSql.of(connection, schema, form);
  }

  @FunctionalInterface
  private interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  Optional<Stamped<Manifest>> manifest() throws SQLException {
    return onlyOne(select(sql.selectManifest(), this::readManifest));
  }

  /** Reads the manifest and locks it against other writers until the transaction ends. */
  Optional<Stamped<Manifest>> lockedManifest() throws SQLException {
    return onlyOne(select(sql.lockManifest(), this::readManifest));
  }

  private Optional<Stamped<Manifest>> onlyOne(List<Stamped<Manifest>> found) {
    if (found.size() > 1) {
      throw KeyringFault.MANIFEST_ALTERED.fault(
          "the catalogue in schema "
              + schema
              + " has more than one manifest; restore the catalogue tables from a backup");
    }
    return found.stream().findFirst();
  }

  List<Stamped<KeyRecord>> keys() throws SQLException {
    return select(sql.selectKeys(), this::readKey);
  }

  List<Stamped<ColumnRecord>> columns() throws SQLException {
    return select(sql.selectColumns(), this::readColumn);
  }

  List<Stamped<KeyEvent>> events() throws SQLException {
    return select(sql.selectEvents(), CatalogueTables::readEvent);
  }

  /** Returns what the clock of the database says. */
  Instant time() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.selectTime())) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  private <R> List<R> select(String text, Row<R> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      List<R> found = new ArrayList<>();
      while (rows.next()) {
        found.add(read(rows, reader));
      }
      return found;
    }
  }

  private <R> R read(ResultSet row, Row<R> reader) throws SQLException {
    try {
      return reader.read(row);
    } catch (IllegalArgumentException | DateTimeException e) {
      // no such constant, no UUID, no Base64, no time
      throw KeyringFault.RECORD_ALTERED.fault(
          "a record of the catalogue in schema "
              + schema
              + " holds something that Hushcell never writes; restore the catalogue tables from"
              + " a backup");
    }
  }

  private Stamped<Manifest> readManifest(ResultSet row) throws SQLException {
    Manifest manifest =
        new Manifest(
            UUID.fromString(text(row, 1)),
            row.getInt(2),
            row.getLong(3),
            text(row, 4),
            new WrappedKey(text(row, 5), text(row, 6), decode(text(row, 7))),
            text(row, 8));
    return new Stamped<>(manifest, text(row, 9));
  }

  private Stamped<KeyRecord> readKey(ResultSet row) throws SQLException {
    KeyRecord key =
        new KeyRecord(
            text(row, 10),
            row.getInt(11),
            row.getInt(1),
            UUID.fromString(text(row, 2)),
            KeyState.valueOf(text(row, 3)),
            row.getLong(7),
            new WrappedKey(text(row, 4), text(row, 5), decode(text(row, 6))),
            text(row, 8));
    return new Stamped<>(key, text(row, 9));
  }

  private Stamped<ColumnRecord> readColumn(ResultSet row) throws SQLException {
    TableName table = new TableName(schema, text(row, 18));
    if (row.getString(6) != null) {
      throw new IllegalArgumentException("bound_to");
    }
    ProtectedColumn column =
        new ProtectedColumn(
            new ColumnName(table, text(row, 19)),
            readType(row),
            Search.valueOf(text(row, 2)),
            Compare.valueOf(text(row, 3)),
            text(row, 1),
            row.getInt(4),
            Storage.valueOf(text(row, 5)));
    ColumnState state = ColumnState.valueOf(text(row, 14));
    return new Stamped<>(
        new ColumnRecord(column, state, row.getLong(15), text(row, 16)), text(row, 17));
  }

  private static Stamped<KeyEvent> readEvent(ResultSet row) throws SQLException {
    String due = text(row, 7);
    KeyEvent event =
        new KeyEvent(
            row.getInt(1),
            EventKind.valueOf(text(row, 2)),
            new KekId(text(row, 3), text(row, 4)),
            new KekId(text(row, 5), text(row, 6)),
            due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)),
            text(row, 8),
            Instant.parse(text(row, 9)),
            row.getLong(10));
    return new Stamped<>(event, text(row, 11));
  }

  private static LogicalType readType(ResultSet row) throws SQLException {
    return new LogicalType(
        Family.valueOf(text(row, 7)),
        text(row, 8),
        row.getInt(9),
        text(row, 10),
        row.getLong(11),
        row.getInt(12),
        row.getInt(13) != 0);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      throw new IllegalArgumentException("null");
    }
    return text;
  }

  void insert(Stamped<KeyEvent> stamped) throws SQLException {
    KeyEvent event = stamped.record();
    execute(
        sql.insertEvent(),
        event.number(),
        event.kind().name(),
        event.subject().name(),
        event.subject().store(),
        event.previous().name(),
        event.previous().store(),
        event.due().map(Instant::toString).orElse(""),
        event.note(),
        event.happened().toString(),
        event.epoch(),
        stamped.mac());
  }

  /** Writes the row of a key, whether there is one already or not. */
  void putKey(Stamped<KeyRecord> stamped, boolean exists) throws SQLException {
    KeyRecord key = stamped.record();
    execute(
        exists ? sql.updateKey() : sql.insertKey(),
        key.id(),
        key.uuid().toString(),
        key.state().name(),
        key.wrapped().keyEncryptionKey(),
        key.wrapped().mechanism(),
        encode(key.wrapped()),
        key.epoch(),
        key.created(),
        stamped.mac(),
        key.name(),
        key.version());
  }

  /** Writes the row of a column, whether there is one already or not. */
  void put(Stamped<ColumnRecord> stamped, boolean exists) throws SQLException {
    ColumnRecord record = stamped.record();
    ProtectedColumn column = record.column();
    LogicalType type = column.type();
    execute(
        exists ? sql.updateColumn() : sql.insertColumn(),
        column.key(),
        column.search().name(),
        column.compare().name(),
        column.pad(),
        column.storage().name(),
        null,
        type.family().name(),
        type.declared(),
        type.jdbcType(),
        type.typeName(),
        type.precision(),
        type.scale(),
        type.ignoresCase() ? 1 : 0,
        record.state().name(),
        record.epoch(),
        record.created(),
        stamped.mac(),
        record.table(),
        record.name());
  }

  void insert(Manifest manifest, String mac) throws SQLException {
    execute(
        sql.insertManifest(),
        manifest.catalogue().toString(),
        manifest.format(),
        manifest.epoch(),
        manifest.digest(),
        manifest.macKey().keyEncryptionKey(),
        manifest.macKey().mechanism(),
        encode(manifest.macKey()),
        manifest.created(),
        mac,
        1);
  }

  /** Moves the manifest on from the epoch before its own; false when another writer was first. */
  boolean advance(Manifest manifest, String mac) throws SQLException {
    return execute(
            sql.updateManifest(),
            manifest.format(),
            manifest.epoch(),
            manifest.digest(),
            manifest.macKey().keyEncryptionKey(),
            manifest.macKey().mechanism(),
            encode(manifest.macKey()),
            mac,
            manifest.epoch() - 1)
        == 1;
  }

  private int execute(String text, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static String encode(WrappedKey wrapped) {
    return Base64.getEncoder().encodeToString(wrapped.bytes());
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
