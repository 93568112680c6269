package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord.ComparedAs;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows to records. What Hushcell never writes is an {@link IllegalArgumentException} or a {@link
 * java.time.DateTimeException}.
 */
final class RowReading {
  private RowReading() {}

  /** The fields of one row as texts, numbers in decimal; those of a database or of an export. */
  @FunctionalInterface
  interface Fields {
    /** Returns a field, which may be null. */
    @Nullable String get(int column) throws SQLException;

    /**
     * Returns a field.
     *
     * @throws IllegalArgumentException when it is null, as Hushcell never writes it
     */
    default String text(int column) throws SQLException {
      String text = get(column);
      if (text == null) {
        throw new IllegalArgumentException("null");
      }
      return text;
    }

    default int number(int column) throws SQLException {
      return Integer.parseInt(text(column));
    }

    default long large(int column) throws SQLException {
      return Long.parseLong(text(column));
    }
  }

  static Stamped<Manifest> manifest(Fields row) throws SQLException {
    Manifest manifest =
        new Manifest(
            UUID.fromString(row.text(1)),
            row.number(2),
            row.large(3),
            row.text(4),
            new WrappedKey(row.text(5), row.text(6), decode(row.text(7))),
            row.text(8));
    return new Stamped<>(manifest, row.text(9));
  }

  static Stamped<KeyRecord> key(Fields row) throws SQLException {
    KeyRecord key =
        new KeyRecord(
            row.text(10),
            row.number(11),
            row.number(1),
            UUID.fromString(row.text(2)),
            KeyRecord.State.valueOf(row.text(3)),
            row.large(7),
            new WrappedKey(row.text(4), row.text(5), decode(row.text(6))),
            row.text(8));
    return new Stamped<>(key, row.text(9));
  }

  static Stamped<ColumnRecord> column(String schema, Fields row) throws SQLException {
    TableName table = new TableName(schema, row.text(18));
    ComparedAs compared = ComparedAs.of(row.text(3));
    ProtectedColumn column =
        new ProtectedColumn(
            new ColumnName(table, row.text(19)),
            type(row),
            search(row.text(2)),
            compared.compare(),
            row.text(1),
            row.number(4),
            Storage.valueOf(row.text(5)),
            compared.narrow(),
            belongsTo(row.get(6)));
    ColumnRecord.State state = ColumnRecord.State.valueOf(row.text(14));
    return new Stamped<>(
        new ColumnRecord(column, state, row.large(15), row.text(16)), row.text(17));
  }

  private static BelongsTo belongsTo(@Nullable Object recorded) {
    return recorded == null ? BelongsTo.NONE : BelongsTo.rowOf(recorded.toString());
  }

  private static Search search(String recorded) {
    Search search = Search.valueOf(recorded);
    if (search != search.cells()) {
      throw new IllegalArgumentException("search_mode");
    }
    return search;
  }

  static Stamped<KeyEvent> event(Fields row) throws SQLException {
    String due = row.text(7);
    KeyEvent event =
        new KeyEvent(
            row.number(1),
            EventKind.valueOf(row.text(2)),
            new KekId(row.text(3), row.text(4)),
            new KekId(row.text(5), row.text(6)),
            due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)),
            row.text(8),
            Instant.parse(row.text(9)),
            row.large(10));
    return new Stamped<>(event, row.text(11));
  }

  private static LogicalType type(Fields row) throws SQLException {
    return new LogicalType(
        Family.valueOf(row.text(7)),
        row.text(8),
        row.number(9),
        row.text(10),
        row.large(11),
        row.number(12),
        row.number(13) != 0);
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
