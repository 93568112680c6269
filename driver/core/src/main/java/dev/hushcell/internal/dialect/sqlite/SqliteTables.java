package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes and changes existing tables of SQLite. */
final class SqliteTables implements DatabaseTables {
  private static final CatalogueForm FORM = new SqliteCatalogueForm();
  private static final String TYPES =
      "SELECT name, type FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1";

  private final TypeKnowledge types;

  SqliteTables(TypeKnowledge types) {
    this.types = types;
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public Failures failures() {
    return new SqliteFailures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return SqliteSchema.relation(connection, table.schema(), table.table()).isPresent();
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<Entry> entry = SqliteSchema.relation(connection, table.schema(), table.table());
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableReading(connection, table.schema(), entry.get()).read());
  }

  /**
   * A column with the CHECK of cells has the type of those, whatever was declared: the type of a
   * column cannot be changed, and SQLite stores cells as they are under any.
   */
  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    for (Entry entry : tables(connection, schema)) {
      if (tables.contains(entry.name())) {
        TableName table = new TableName(schema, entry.name());
        Rows.of(
            connection,
            TYPES,
            row -> found.put(new ColumnName(table, row.getString(1)), row.getString(2)),
            entry.name(),
            schema);
        for (Check check : TableChecks.of(table, entry)) {
          CellCheckText.storage(check.condition())
              .ifPresent(type -> found.replace(check.column(), type));
        }
      }
    }
    return found;
  }

  private static List<Entry> tables(Connection connection, String schema) throws SQLException {
    return SqliteSchema.all(connection, schema).stream()
        .filter(entry -> entry.type().equals("table") && !entry.isVirtual())
        .toList();
  }

  /** All of them could keep bytes, whatever is declared. */
  @Override
  public Map<ColumnName, String> columnsCalled(Connection connection, Set<String> names)
      throws SQLException {
    Set<String> all =
        tables(connection, SqliteSchema.MAIN).stream().map(Entry::name).collect(Collectors.toSet());
    Map<ColumnName, String> found = types(connection, SqliteSchema.MAIN, all);
    found.keySet().removeIf(each -> !names.contains(each.column().toLowerCase(Locale.ROOT)));
    found.replaceAll((column, type) -> SqliteTypes.BYTES);
    return found;
  }

  @Override
  public List<ColumnName> columns(Connection connection, String schema) throws SQLException {
    Set<String> all =
        tables(connection, schema).stream().map(Entry::name).collect(Collectors.toSet());
    return List.copyOf(types(connection, schema, all).keySet());
  }

  /** Of the many columns that could, those of which the first value is one. */
  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    for (Entry entry : tables(connection, schema)) {
      TableName table = new TableName(schema, entry.name());
      for (String column : Rows.texts(connection, TYPES, entry.name(), schema)) {
        storage(connection, table, column)
            .ifPresent(type -> found.put(new ColumnName(table, column), type));
      }
    }
    return found;
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    List<Check> found = new ArrayList<>();
    for (Entry entry : tables(connection, schema)) {
      found.addAll(TableChecks.of(new TableName(schema, entry.name()), entry));
    }
    return found;
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return ofCells(checks(connection, SqliteSchema.MAIN));
  }

  /**
   * Does nothing where SQLite stores cells as they are under the type that the column has, and
   * refuses the column where it does not.
   */
  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String declared =
        Rows.first(
                connection,
                TYPES + " AND name = ?",
                row -> row.getString(2),
                column.table().table(),
                column.table().schema(),
                column.column())
            .orElse("");
    if (!keeps(connection, column.table(), declared, type)) {
      throw KeyringFault.UNSUITABLE.fault(
          column.shortForm()
              + " cannot become a protected column: it is declared "
              + declared
              + ", which keeps no cells, and SQLite cannot change the type of a column; drop the"
              + " empty table and create it through this driver");
    }
  }

  /** Tells whether a column of a type keeps cells of a type of storage. */
  boolean keeps(Connection connection, TableName table, String declared, String type)
      throws SQLException {
    boolean text = type.equals(SqliteTypes.TEXT);
    return (!text || keepsText(declared)) && !isStrict(connection, table);
  }

  /** Tells whether a type keeps a text that looks like a number as a text: datatype3.html, 3.1. */
  static boolean keepsText(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    boolean text = Stream.of("CHAR", "CLOB", "TEXT", "BLOB").anyMatch(type::contains);
    return !type.contains("INT") && (text || type.isEmpty());
  }

  private static boolean isStrict(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection,
            "SELECT strict FROM pragma_table_list(?) WHERE schema = ?",
            row -> row.getInt(1),
            table.table(),
            table.schema())
        .contains(1);
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    Rows.run(connection, Quotes.DOUBLE.sql("ALTER TABLE %s ADD ", table) + clause);
  }

  /** A constraint cannot be renamed, but dropped and added in one transaction. */
  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    TableName table = check.column().table();
    String condition =
        checks(connection, table.schema()).stream()
            .filter(each -> each.column().equals(check.column()))
            .filter(each -> each.constraint().equals(check.constraint()))
            .map(Check::condition)
            .findFirst()
            .orElseThrow();
    Rows.run(connection, "BEGIN IMMEDIATE");
    boolean done = false;
    try {
      String drop =
          Quotes.DOUBLE.sql("ALTER TABLE %s DROP CONSTRAINT %s", table, check.constraint());
      Rows.run(connection, drop);
      String clause = Quotes.DOUBLE.sql("CONSTRAINT %s CHECK (", name) + condition + ")";
      addConstraint(connection, table, clause);
      Rows.run(connection, "COMMIT");
      done = true;
    } finally {
      if (!done) {
        Rows.run(connection, "ROLLBACK");
      }
    }
  }

  /** Returns the type for cells like the first value; empty where that is none. */
  private static Optional<String> storage(Connection connection, TableName table, String column)
      throws SQLException {
    String kind =
        "SELECT CASE typeof(c) WHEN 'blob' THEN (%s) WHEN 'text' THEN 2 * (%s) ELSE 0 END FROM "
            .formatted(
                SqliteTypes.CHECKS.condition(Storage.BINARY, "c"),
                SqliteTypes.CHECKS.condition(Storage.TEXT, "c"));
    String first = "(SELECT %s AS c FROM %s WHERE %s IS NOT NULL LIMIT 1)";
    String sql = kind + Quotes.DOUBLE.sql(first, column, table, column);
    return Rows.of(connection, sql, row -> row.getInt(1)).stream()
        .filter(found -> found > 0)
        .map(found -> found == 1 ? SqliteTypes.BYTES : SqliteTypes.TEXT)
        .findFirst();
  }
}
