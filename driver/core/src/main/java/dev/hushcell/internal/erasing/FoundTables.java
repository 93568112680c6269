package dev.hushcell.internal.erasing;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a database and their columns, as a driver lists them, each schema once. */
final class FoundTables {
  /** What drivers list beside tables. */
  private static final List<String> NO_TABLES = List.of("VIEW", "INDEX", "SEQUENCE", "TYPE");

  private final DatabaseMetaData meta;
  private final boolean named;
  private final String current;
  private final Map<String, Map<TableName, List<Column>>> schemas = new HashMap<>();

  FoundTables(Connection connection) throws SQLException {
    this.meta = connection.getMetaData();
    this.named = meta.supportsSchemasInTableDefinitions();
    String schema = named ? connection.getSchema() : connection.getCatalog();
    this.current = schema == null || schema.isEmpty() ? "main" : schema;
  }

  /**
   * A column.
   *
   * @param type of {@link java.sql.Types}
   * @param size how many characters it takes, if it has texts; 0 where nobody says
   */
  record Column(String name, int type, String typeName, boolean nullable, int size) {}

  record Reference(TableName table, String column) {}

  /** Returns a table as the database has it, whose name somebody wrote. */
  Optional<TableName> table(Optional<String> schema, String table) throws SQLException {
    for (String each : spellings(schema.orElse(current))) {
      List<TableName> all = List.copyOf(inSchema(each).keySet());
      Optional<TableName> found =
          all.stream()
              .filter(name -> name.table().equals(table))
              .findFirst()
              .or(() -> only(all, table));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Where tables differ by case alone, none is meant by a name in another case. */
  private static Optional<TableName> only(List<TableName> all, String table) {
    List<TableName> same =
        all.stream().filter(name -> name.table().equalsIgnoreCase(table)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static List<String> spellings(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  Map<TableName, List<Column>> inSchema(String schema) throws SQLException {
    Map<TableName, List<Column>> known = schemas.get(schema);
    if (known == null) {
      known = read(schema);
      schemas.put(schema, known);
    }
    return known;
  }

  private Map<TableName, List<Column>> read(String schema) throws SQLException {
    Map<TableName, List<Column>> found = new LinkedHashMap<>();
    try (ResultSet rows = meta.getTables(catalog(schema), pattern(schema), "%", null)) {
      while (rows.next()) {
        String type = String.valueOf(rows.getString("TABLE_TYPE"));
        if (isIn(rows, schema) && NO_TABLES.stream().noneMatch(type::contains)) {
          found.put(new TableName(schema, rows.getString("TABLE_NAME")), new ArrayList<>());
        }
      }
    }
    try (ResultSet rows = meta.getColumns(catalog(schema), pattern(schema), "%", null)) {
      while (rows.next()) {
        List<Column> columns = found.get(new TableName(schema, rows.getString("TABLE_NAME")));
        if (columns != null && isIn(rows, schema)) {
          columns.add(
              new Column(
                  rows.getString("COLUMN_NAME"),
                  rows.getInt("DATA_TYPE"),
                  String.valueOf(rows.getString("TYPE_NAME")),
                  rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                  rows.getInt("COLUMN_SIZE")));
        }
      }
    }
    return found;
  }

  /** Returns the columns of a primary key, in their order; none where there is no such key. */
  List<String> key(TableName table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet rows =
        meta.getPrimaryKeys(catalog(table.schema()), schema(table.schema()), table.table())) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  List<Reference> references(TableName table) throws SQLException {
    List<Reference> found = new ArrayList<>();
    try (ResultSet rows =
        meta.getExportedKeys(catalog(table.schema()), schema(table.schema()), table.table())) {
      while (rows.next()) {
        String schema = rows.getString(named ? "FKTABLE_SCHEM" : "FKTABLE_CAT");
        found.add(
            new Reference(
                new TableName(
                    schema == null ? table.schema() : schema, rows.getString("FKTABLE_NAME")),
                rows.getString("FKCOLUMN_NAME")));
      }
    }
    return found;
  }

  /** Where a database has no schemas, those of our names are what JDBC calls catalogs. */
  private @Nullable String catalog(String schema) {
    return named ? null : schema;
  }

  private @Nullable String schema(String schema) {
    return named ? schema : null;
  }

  private @Nullable String pattern(String schema) throws SQLException {
    if (!named) {
      return null;
    }
    String escape = meta.getSearchStringEscape();
    return schema.replace(escape, escape + escape).replace("_", escape + "_");
  }

  private boolean isIn(ResultSet row, String schema) throws SQLException {
    String in = row.getString(named ? "TABLE_SCHEM" : "TABLE_CAT");
    return in == null || in.equals(schema);
  }
}
