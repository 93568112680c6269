package dev.hushcell.internal.dryrun;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds cells in declared columns that nothing else shows: a copy of a table has neither the
 * catalogue nor the CHECK of the first one.
 */
final class UntoldCells {
  private static final int SAMPLES = 20;
  private static final long MOST = Integer.MAX_VALUE - 8;
  private static final List<String> TYPES =
      List.of("binary", "bytea", "blob", "char", "text", "clob");

  private UntoldCells() {}

  /** Returns a declared column whose values look like cells, as far as a sample tells. */
  static Optional<ColumnName> first(
      Connection connection, DatabaseTables tables, Protection declared) throws SQLException {
    for (ColumnName column : candidates(connection, tables, declared)) {
      if (looksLikeCells(connection, column)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static List<ColumnName> candidates(
      Connection connection, DatabaseTables tables, Protection declared) throws SQLException {
    Set<String> names = new TreeSet<>();
    declared.pending().forEach(rule -> names.add(rule.column().toLowerCase(Locale.ROOT)));
    return tables.columnsCalled(connection, names).entrySet().stream()
        .filter(each -> mayKeepCells(each.getValue().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getKey)
        .filter(declared::covers)
        .toList();
  }

  private static boolean mayKeepCells(String type) {
    return TYPES.stream().anyMatch(type::contains);
  }

  /** Where there are cells there is nothing else: a CHECK saw to that. */
  private static boolean looksLikeCells(Connection connection, ColumnName column)
      throws SQLException {
    Quotes quoted = Quotes.asTold(connection);
    String name = quoted.of(column.column());
    String from = " FROM " + quoted.of(column.table()) + " WHERE " + name + " IS NOT NULL";
    int cells = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(SAMPLES);
      try (ResultSet rows = statement.executeQuery("SELECT " + name + from)) {
        while (rows.next()) {
          if (!isCell(rows.getObject(1))) {
            return false;
          }
          cells++;
        }
      }
    }
    return cells > 0;
  }

  private static boolean isCell(Object value) throws SQLException {
    if (value instanceof Blob object) {
      return CellSize.mayBeCell(object.getBytes(1, (int) Math.min(object.length(), MOST)));
    }
    if (value instanceof byte[] bytes) {
      return CellSize.mayBeCell(bytes);
    }
    try {
      return value instanceof String text && isCell(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
