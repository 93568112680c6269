package dev.hushcell.cli;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names as somebody types them. What is there under that very name is meant; else what a statement
 * without quotes would mean.
 */
final class StoredNames {
  private final DatabaseMetaData database;

  StoredNames(Connection connection) throws SQLException {
    this.database = connection.getMetaData();
  }

  /** Returns the name of a table as the database stores it; as it was typed where none is there. */
  TableName table(String typed) throws SQLException {
    TableName name = JobOptions.table(typed);
    for (String schema : spellings(name.schema())) {
      for (String table : spellings(name.table())) {
        if (isThere(schema, table, null)) {
          return new TableName(schema, table);
        }
      }
    }
    return name;
  }

  /**
   * Returns the name of a column as the database stores it; as it was typed where none is there.
   */
  String column(TableName table, String typed) throws SQLException {
    for (String column : spellings(typed)) {
      if (isThere(table.schema(), table.table(), column)) {
        return column;
      }
    }
    return typed;
  }

  List<String> columns(TableName table, List<String> typed) throws SQLException {
    List<String> stored = new ArrayList<>();
    for (String each : typed) {
      stored.add(column(table, each));
    }
    return stored;
  }

  private List<String> spellings(String typed) throws SQLException {
    String folded =
        database.storesUpperCaseIdentifiers()
            ? typed.toUpperCase(Locale.ROOT)
            : database.storesLowerCaseIdentifiers() ? typed.toLowerCase(Locale.ROOT) : typed;
    return Stream.of(typed, folded).distinct().toList();
  }

  private boolean isThere(String schema, String table, @Nullable String column)
      throws SQLException {
    boolean named = database.supportsSchemasInTableDefinitions();
    String inCatalog = named ? null : schema;
    String inSchema = named ? pattern(schema) : null;
    try (ResultSet rows =
        column == null
            ? database.getTables(inCatalog, inSchema, pattern(table), null)
            : database.getColumns(inCatalog, inSchema, pattern(table), pattern(column))) {
      return rows.next();
    }
  }

  private String pattern(String name) throws SQLException {
    String escape = database.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
