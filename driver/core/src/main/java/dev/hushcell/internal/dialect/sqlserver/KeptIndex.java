package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.internal.dialect.sqlserver.SqlServerTypes.QUOTES;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index that is dropped and made again as it was. One with options that are not known here, or
 * kept elsewhere than by default, is refused: it would not come back as it was.
 *
 * @param name its name, of the constraint where it is that of one
 * @param constraint {@code PRIMARY KEY}, {@code UNIQUE} or empty
 * @param kind {@code UNIQUE} if it is, and {@code CLUSTERED} or {@code NONCLUSTERED}
 * @param keys its columns with their order, quoted
 * @param included the columns that are only carried along, quoted
 * @param filter the condition of its rows, or null
 */
record KeptIndex(
    String name,
    String constraint,
    String kind,
    List<String> keys,
    List<String> included,
    @Nullable String filter) {
  /** A condition that holds for an index {@code i} that can be made again by what is known here. */
  static final String PLAIN =
      "i.type IN (1, 2) AND i.is_disabled = 0 AND i.is_hypothetical = 0 AND i.ignore_dup_key = 0"
          + " AND i.fill_factor = 0 AND i.is_padded = 0 AND i.allow_row_locks = 1"
          + " AND i.allow_page_locks = 1 AND EXISTS (SELECT 1 FROM sys.data_spaces p"
          + " WHERE p.data_space_id = i.data_space_id AND p.type = 'FG' AND p.is_default = 1)"
          + " AND NOT EXISTS (SELECT 1 FROM sys.partitions x WHERE x.object_id = i.object_id"
          + " AND x.index_id = i.index_id AND x.data_compression <> 0)";

  /** Clustered ones come first: the others are built upon them. */
  private static final String INDEXES =
      "SELECT i.name, c.name, CAST(i.is_primary_key AS INT), CAST(i.is_unique_constraint AS INT),"
          + " CAST(i.is_unique AS INT), i.type_desc, CAST(k.is_included_column AS INT),"
          + " CAST(k.is_descending_key AS INT), i.filter_definition,"
          + " CASE WHEN "
          + PLAIN
          + " THEN 1 ELSE 0 END"
          + " FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id"
          + " AND k.index_id = i.index_id JOIN sys.columns c ON c.object_id = k.object_id"
          + " AND c.column_id = k.column_id JOIN sys.objects o ON o.object_id = i.object_id"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE s.name = ? AND o.name = ? AND EXISTS (SELECT 1 FROM sys.index_columns y"
          + " JOIN sys.columns z ON z.object_id = y.object_id AND z.column_id = y.column_id"
          + " WHERE y.object_id = i.object_id AND y.index_id = i.index_id AND z.name = ?)"
          + " ORDER BY i.type, i.index_id, k.key_ordinal, k.index_column_id";

  static List<KeptIndex> of(Connection connection, ColumnName column) throws SQLException {
    Map<String, KeptIndex> found = new LinkedHashMap<>();
    Rows.ofTable(
        connection,
        INDEXES,
        row -> {
          String name = row.getString(1);
          KeptIndex index = found.get(name);
          if (index == null) {
            index = begun(name, row);
            found.put(name, index);
          }
          index.add(row);
          return name;
        },
        column.table(),
        column.column());
    return List.copyOf(found.values());
  }

  private static KeptIndex begun(String name, ResultSet row) throws SQLException {
    if (row.getInt(10) != 1) {
      throw new SQLException(
          "the index " + name + " has options that are not known here; drop it, and make it again",
          "HY000");
    }
    boolean unique = row.getInt(5) == 1;
    String constraint = row.getInt(3) == 1 ? "PRIMARY KEY" : row.getInt(4) == 1 ? "UNIQUE" : "";
    String kind = (unique && constraint.isEmpty() ? "UNIQUE " : "") + row.getString(6);
    return new KeptIndex(
        name, constraint, kind, new ArrayList<>(), new ArrayList<>(), row.getString(9));
  }

  private void add(ResultSet row) throws SQLException {
    String column = QUOTES.of(row.getString(2));
    if (row.getInt(7) == 1) {
      included.add(column);
    } else {
      keys.add(column + (row.getInt(8) == 1 ? " DESC" : " ASC"));
    }
  }

  String drop(TableName table) {
    return constraint.isEmpty()
        ? QUOTES.sql("DROP INDEX %s ON %s", name, table)
        : QUOTES.sql("ALTER TABLE %s DROP CONSTRAINT %s", table, name);
  }

  String create(TableName table) {
    String columns = " (" + String.join(", ", keys) + ")";
    if (!constraint.isEmpty()) {
      String form = "ALTER TABLE %s ADD CONSTRAINT %s " + constraint + " " + kind;
      return QUOTES.sql(form, table, name) + columns;
    }
    String carried = included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")";
    String where = filter == null ? "" : " WHERE " + filter;
    String form = "CREATE " + kind + " INDEX %s ON %s";
    return QUOTES.sql(form, name, table) + columns + carried + where;
  }
}
