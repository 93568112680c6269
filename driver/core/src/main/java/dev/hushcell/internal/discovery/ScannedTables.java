package dev.hushcell.internal.discovery;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a database through its metadata. */
record ScannedTables(DatabaseMetaData metaData, Set<String> system, Set<String> schemas) {
  private static final String[] TYPES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

  /**
   * Where a table is.
   *
   * @param catalog as the driver tells it
   * @param schema as the driver tells it
   * @param name with the catalog for its schema, where the database has no schemas
   */
  record Place(@Nullable String catalog, @Nullable String schema, TableName name) {}

  /** Returns the tables, without views and those of the database itself. */
  List<Place> all() throws SQLException {
    List<Place> found = new ArrayList<>();
    try (ResultSet rows = metaData.getTables(null, null, "%", TYPES)) {
      while (rows.next()) {
        String catalog = rows.getString(1);
        String told = rows.getString(2);
        String schema = told == null || told.isEmpty() ? null : told;
        String effective = Objects.requireNonNullElse(schema == null ? catalog : schema, "");
        boolean wanted =
            schemas.isEmpty()
                ? !system.contains(effective.toLowerCase(Locale.ROOT))
                : schemas.contains(effective);
        if (wanted) {
          found.add(new Place(catalog, schema, new TableName(effective, rows.getString(3))));
        }
      }
    }
    return found;
  }

  FoundTable describe(Place place) throws SQLException {
    Set<String> unique = new HashSet<>();
    Set<String> indexed = new HashSet<>();
    indexes(place, unique, indexed);
    return new FoundTable(place.name(), columns(place), unique, indexed, linked(place));
  }

  private List<FoundTable.Column> columns(Place place) throws SQLException {
    List<FoundTable.Column> found = new ArrayList<>();
    String schema = place.schema();
    try (ResultSet rows =
        metaData.getColumns(
            place.catalog(),
            schema == null ? null : pattern(schema),
            pattern(place.name().table()),
            "%")) {
      while (rows.next()) {
        boolean same =
            Objects.equals(rows.getString(2), schema)
                && place.name().table().equals(rows.getString(3));
        if (same) {
          found.add(
              new FoundTable.Column(
                  new ColumnName(place.name(), rows.getString(4)),
                  rows.getInt(5),
                  Objects.requireNonNullElse(rows.getString(6), "")));
        }
      }
    }
    return found;
  }

  private String pattern(String name) throws SQLException {
    String escape = Objects.requireNonNullElse(metaData.getSearchStringEscape(), "");
    if (escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private void indexes(Place place, Set<String> unique, Set<String> indexed) throws SQLException {
    String table = place.name().table();
    try (ResultSet rows =
        metaData.getIndexInfo(place.catalog(), place.schema(), table, false, true)) {
      while (rows.next()) {
        String column = rows.getString(9);
        if (column != null) {
          indexed.add(column);
          if (!rows.getBoolean(4)) {
            unique.add(column);
          }
        }
      }
    }
    try (ResultSet rows = metaData.getPrimaryKeys(place.catalog(), place.schema(), table)) {
      while (rows.next()) {
        unique.add(rows.getString(4));
      }
    }
  }

  private Set<String> linked(Place place) throws SQLException {
    Set<String> found = new HashSet<>();
    String table = place.name().table();
    try (ResultSet rows = metaData.getImportedKeys(place.catalog(), place.schema(), table)) {
      while (rows.next()) {
        found.add(rows.getString(8));
      }
    }
    try (ResultSet rows = metaData.getExportedKeys(place.catalog(), place.schema(), table)) {
      while (rows.next()) {
        found.add(rows.getString(4));
      }
    }
    return found;
  }
}
