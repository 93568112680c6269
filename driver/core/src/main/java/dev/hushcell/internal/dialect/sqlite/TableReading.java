package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Definition;
import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition.CreateIndex;
import dev.hushcell.internal.sql.tree.DataDefinition.CreateTable;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one table or view with all that activation must know of it. Used by one thread. */
final class TableReading {
  private static final String COLUMNS =
      "SELECT name, type, dflt_value FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1 ORDER BY cid";
  private static final String KEYS =
      "SELECT x.name, CASE i.origin WHEN 'pk' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, i.name"
          + " FROM pragma_index_list(?, ?) i, pragma_index_xinfo(i.name, i.schema) x"
          + " WHERE i.\"unique\" AND x.key AND x.name IS NOT NULL";
  private static final String PRIMARY_KEY =
      "SELECT name, 'PRIMARY KEY', '' FROM pragma_table_xinfo(?, ?) WHERE pk > 0";
  private static final String LINKS =
      "SELECT m.name, f.\"from\", f.\"table\", coalesce(f.\"to\", (SELECT p.name FROM"
          + " pragma_table_xinfo(f.\"table\") p WHERE p.pk = f.seq + 1))"
          + " FROM main.sqlite_master m, pragma_foreign_key_list(m.name) f"
          + " WHERE m.type = 'table' AND (m.name = ?1 COLLATE NOCASE"
          + " OR f.\"table\" = ?1 COLLATE NOCASE)";

  private final Connection connection;
  private final String schema;
  private final Entry entry;
  private final TableName name;
  private final Definition read;

  TableReading(Connection connection, String schema, Entry entry) {
    this.connection = connection;
    this.schema = schema;
    this.entry = entry;
    this.name = new TableName(schema, entry.name());
    this.read = entry.definition();
  }

  ExistingTable read() throws SQLException {
    boolean isTable = entry.type().equals("table") && !entry.isVirtual();
    List<Check> checks = isTable ? TableChecks.of(name, entry) : List.of();
    return new ExistingTable(name, isTable, columns(checks), keys(), links(), checks);
  }

  private List<ExistingTable.Column> columns(List<Check> checks) throws SQLException {
    return Rows.of(
        connection,
        COLUMNS,
        row -> {
          String column = row.getString(1);
          return column(column, declared(column, row.getString(2), checks), row.getString(3));
        },
        entry.name(),
        schema);
  }

  /** A column with the CHECK of cells has the type of those. */
  private String declared(String column, String declared, List<Check> checks) {
    return checks.stream()
        .filter(check -> check.column().column().equals(column))
        .flatMap(check -> CellCheckText.storage(check.condition()).stream())
        .findFirst()
        .orElse(declared);
  }

  private ExistingTable.Column column(String column, String declared, @Nullable String given) {
    List<ColumnTrait> traits = traits(column);
    Optional<String> generation =
        traits.stream()
            .filter(ColumnTrait.Computed.class::isInstance)
            .map(trait -> text(((ColumnTrait.Computed) trait).expression()))
            .findFirst();
    return new ExistingTable.Column(
        column,
        declared,
        collation(traits),
        given != null && !given.equalsIgnoreCase("NULL"),
        generation.isPresent() || traits.stream().anyMatch(ColumnTrait.Identity.class::isInstance),
        generation,
        false,
        read.statement() instanceof CreateTable
            ? Optional.empty()
            : Optional.of("its definition is in no form that is understood; simplify it"));
  }

  private List<ColumnTrait> traits(String column) {
    return read.statement() instanceof CreateTable create
        ? create.columns().stream()
            .filter(each -> each.name().token().value().equals(column))
            .map(ColumnDefinition::traits)
            .findFirst()
            .orElse(List.of())
        : List.of();
  }

  private static String collation(List<ColumnTrait> traits) {
    String found = "";
    for (ColumnTrait trait : traits) {
      if (trait instanceof ColumnTrait.TextForm form) {
        found = form.name();
      }
    }
    return found;
  }

  /** Returns an expression in which the names of columns stand in quotes, as they are stored. */
  private String text(Expression expression) {
    return expression.place().in(read.tokens()).stream()
        .map(
            token ->
                token.isName() && called(token.value()).isPresent()
                    ? '"' + called(token.value()).get().replace("\"", "\"\"") + '"'
                    : token.value())
        .collect(Collectors.joining(" "));
  }

  private List<ExistingTable.Key> keys() throws SQLException {
    List<ExistingTable.Key> keys = new ArrayList<>();
    for (String sql : List.of(PRIMARY_KEY, KEYS)) {
      keys.addAll(
          Rows.of(
              connection,
              sql,
              row -> new ExistingTable.Key(row.getString(1), row.getString(2), row.getString(3)),
              entry.name(),
              schema));
    }
    for (Entry index : SqliteSchema.all(connection, schema)) {
      boolean own = SqliteSchema.isSame(index.table(), entry.name());
      if (own && index.type().equals("index") && !index.sql().isEmpty()) {
        keys.addAll(expressions(index.definition()));
      }
    }
    return keys;
  }

  /** An expression or condition of an index would be worked out over cells. */
  private List<ExistingTable.Key> expressions(Definition index) {
    List<Token> named = new ArrayList<>();
    if (index.statement() instanceof CreateIndex create) {
      Tokens tokens = index.tokens();
      create.expressions().forEach(each -> named.addAll(each.place().in(tokens)));
    } else {
      named.addAll(index.tokens().list());
    }
    return named.stream()
        .filter(Token::isName)
        .flatMap(token -> called(token.value()).stream())
        .map(column -> new ExistingTable.Key(column, ExistingTable.Key.PARTIAL, ""))
        .toList();
  }

  private Optional<String> called(String written) {
    return read.statement() instanceof CreateTable create
        ? create.columns().stream()
            .map(each -> each.name().token().value())
            .filter(column -> SqliteSchema.isSame(column, written))
            .findFirst()
        : Optional.empty();
  }

  private List<ExistingTable.Link> links() throws SQLException {
    if (!schema.equals(SqliteSchema.MAIN)) {
      return List.of();
    }
    return Rows.of(
            connection,
            LINKS,
            row -> {
              String to = row.getString(4);
              return to == null
                  ? Optional.<ExistingTable.Link>empty()
                  : Optional.of(
                      new ExistingTable.Link(
                          exact(row.getString(1), row.getString(2)), exact(row.getString(3), to)));
            },
            entry.name())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** A reference keeps the letters in which it was written. */
  private ColumnName exact(String table, String column) throws SQLException {
    String stored = SqliteSchema.relation(connection, schema, table).map(Entry::name).orElse(table);
    return Rows.firstText(
            connection,
            "SELECT name FROM pragma_table_xinfo(?, ?) WHERE name = ? COLLATE NOCASE",
            stored,
            schema,
            column)
        .map(found -> new ColumnName(new TableName(schema, stored), found))
        .orElse(new ColumnName(new TableName(schema, stored), column));
  }
}
