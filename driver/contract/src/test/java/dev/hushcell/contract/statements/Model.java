package dev.hushcell.contract.statements;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The tables of the application as {@code tables.txt} has them, and what is protected in them. */
record Model(Map<String, Table> tables) {
  private static final String FILE = "tables.txt";

  /** A column; its search is empty when it is not protected. */
  record Column(String name, String type, boolean required, String search, String key) {
    boolean isProtected() {
      return !search.isEmpty();
    }

    boolean isText() {
      return type.startsWith("varchar");
    }
  }

  /** A table. */
  record Table(String name, List<Column> columns, Set<String> key) {}

  /** Reads the file. */
  static Model read() throws IOException {
    Map<String, Table> tables = new LinkedHashMap<>();
    Table table = new Table("", new ArrayList<>(), new HashSet<>());
    for (String line : lines()) {
      if (line.startsWith("table ")) {
        table = new Table(line.substring(6), new ArrayList<>(), new HashSet<>());
        tables.put(table.name(), table);
      } else if (line.startsWith("  key")) {
        table.key().addAll(words(line.substring(5)));
      } else {
        table.columns().add(column(line.strip()));
      }
    }
    return new Model(tables);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = Objects.requireNonNull(Model.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" ", -1));
  }

  private static Column column(String line) {
    int colon = line.indexOf(" : ");
    List<String> declared = words(colon < 0 ? line : line.substring(0, colon));
    List<String> mark = colon < 0 ? List.of() : words(line.substring(colon + 3));
    return new Column(
        declared.get(0),
        declared.get(1),
        declared.size() > 2,
        mark.isEmpty() ? "" : mark.get(0),
        mark.size() > 1 ? mark.get(1) : declared.get(0));
  }

  /** Returns the names of the protected columns of a table; none for a table not in the model. */
  Set<String> protectedColumns(String table) {
    Set<String> names = new HashSet<>();
    if (tables.containsKey(table)) {
      tables.get(table).columns().stream()
          .filter(Column::isProtected)
          .forEach(each -> names.add(each.name()));
    }
    return names;
  }

  /** Returns what is protected once every table is there, or while none is. */
  Protection protection(Product product, boolean activated) {
    List<ColumnRule> rules = new ArrayList<>();
    Map<TableName, ProtectedTable> known = new HashMap<>();
    for (Table table : tables.values()) {
      TableName name = new TableName(product.schema(), product.stored(table.name()));
      List<ProtectedColumn> columns = new ArrayList<>();
      for (Column column : table.columns()) {
        if (column.isProtected()) {
          rules.add(rule(table, column));
          columns.add(column(product, name, table, column));
        }
      }
      if (activated && !columns.isEmpty()) {
        known.put(name, new ProtectedTable(name, columns));
      }
    }
    return new Protection(1, rules, Set.of(), known);
  }

  private static ProtectedColumn column(
      Product product, TableName name, Table table, Column column) {
    TypeKnowledge types = product.database().types();
    return types.derive(
        rule(table, column),
        new ColumnName(name, product.stored(column.name())),
        column.type().toUpperCase(Locale.ROOT),
        "");
  }

  private static ColumnRule rule(Table table, Column column) {
    return new ColumnRule(
        Optional.empty(),
        table.name(),
        column.name(),
        Search.valueOf(column.search().toUpperCase(Locale.ROOT)),
        Compare.EXACT,
        column.search().equals("none") ? table.name() + "." + column.name() : column.key(),
        Optional.empty(),
        0,
        Storage.BINARY,
        Set.of());
  }
}
