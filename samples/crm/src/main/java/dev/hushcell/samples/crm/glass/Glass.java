package dev.hushcell.samples.crm.glass;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts what the pages read beside what the database holds. */
@Service
class Glass {
  private static final int LONGEST_TEXT = 160;

  /** What passwords of users are compared with; an administrator has no use for it. */
  private static final String HASH = "password_hash";

  private static final String HASH_SHOWN = "(a hash, shown to nobody)";

  private final DataSource pages;
  private final PlainDatabase plain;

  Glass(DataSource pages, PlainDatabase plain) {
    this.pages = pages;
    this.plain = plain;
  }

  /** Returns what protects the database; empty when nothing does. */
  Optional<HushcellStatus> status() throws SQLException {
    if (!plain.isProtected()) {
      return Optional.empty();
    }
    try (Connection connection = pages.getConnection()) {
      return Optional.of(Hushcell.status(connection));
    }
  }

  /** Returns the protected columns of a table. */
  static List<GlassColumn> columns(HushcellStatus status, GlassTable table) {
    return status.columns().stream()
        .filter(each -> each.name().table().table().equalsIgnoreCase(table.table()))
        .map(GlassColumn::new)
        .sorted(Comparator.comparing(GlassColumn::getName))
        .toList();
  }

  /** Returns the newest rows of a table. */
  List<GlassRow> rows(GlassTable table) throws SQLException {
    List<Map<String, @Nullable Object>> read;
    try (Connection connection = pages.getConnection()) {
      read = RowReader.read(connection, table);
    }
    Map<String, Map<String, @Nullable Object>> stored = new HashMap<>();
    try (Connection connection = plain.connect()) {
      for (Map<String, @Nullable Object> row : RowReader.read(connection, table)) {
        stored.put(key(row, table), row);
      }
    }
    Map<String, String> seen = new HashMap<>();
    List<GlassRow> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> row : read) {
      String key = key(row, table);
      Map<String, @Nullable Object> other = stored.get(key);
      if (other != null) {
        rows.add(row(key, row, other, seen));
      }
    }
    return rows;
  }

  private static String key(Map<String, @Nullable Object> row, GlassTable table) {
    return String.valueOf(row.get(table.key()));
  }

  private static GlassRow row(
      String key,
      Map<String, @Nullable Object> read,
      Map<String, @Nullable Object> stored,
      Map<String, String> seen) {
    List<GlassField> fields = new ArrayList<>();
    read.forEach(
        (column, value) -> fields.add(field(key, column, value, stored.get(column), seen)));
    return new GlassRow(key, fields);
  }

  private static GlassField field(
      String key,
      String column,
      @Nullable Object read,
      @Nullable Object stored,
      Map<String, String> seen) {
    Optional<CellParts> cell =
        stored instanceof byte[] bytes ? CellParts.of(bytes) : Optional.empty();
    Optional<String> equalTo =
        stored instanceof byte[] bytes && cell.isPresent()
            ? Optional.ofNullable(
                seen.putIfAbsent(HexFormat.of().formatHex(bytes), column + " of " + key))
            : Optional.empty();
    if (column.equals(HASH)) {
      Optional<String> hidden = Optional.of(HASH_SHOWN);
      return new GlassField(column, hidden, hidden, cell, equalTo);
    }
    return new GlassField(column, shown(read), shown(stored), cell, equalTo);
  }

  /** Returns a value as text; a time with its zone, whatever that of this machine is. */
  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof Timestamp time ? time.toInstant().toString() : value.toString();
  }

  private static Optional<String> shown(@Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    String text = text(value);
    return Optional.of(
        text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…");
  }
}
