package dev.hushcell.internal.explain;

import dev.hushcell.explain.TouchedTable;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The protected tables and columns that a planned text touches. */
final class TouchedTables {
  private final SchemaView schema;
  private final Protection protection;
  private final Map<TableName, Set<String>> found =
      new TreeMap<>(Comparator.comparing(TableName::toString));

  private TouchedTables(SchemaView schema, Protection protection) {
    this.schema = schema;
    this.protection = protection;
  }

  static List<TouchedTable> of(
      Touching plan, Tokens tokens, SchemaView schema, Protection protection) {
    TouchedTables tables = new TouchedTables(schema, protection);
    tables.planned(plan);
    tables.named(tokens);
    List<TouchedTable> all = new ArrayList<>();
    tables.found.forEach((name, columns) -> all.add(new TouchedTable(name, List.copyOf(columns))));
    return all;
  }

  private void planned(Touching plan) {
    for (Splice splice : plan.splices()) {
      if (splice instanceof Splice.Sealed sealed) {
        add(sealed.column().name());
      }
    }
    for (ParameterRole role : plan.parameters()) {
      if (role instanceof ParameterRole.Sealed sealed) {
        add(sealed.column().name());
      }
    }
    if (plan.results() instanceof Results.Columns results) {
      for (ProtectedColumn column : results.columns()) {
        if (column != null) {
          add(column.name());
        }
      }
    }
    if (plan.call() != null) {
      plan.call().columns().forEach(column -> add(column.name()));
    }
    for (SchemaChange change : plan.changes()) {
      table(change.table());
      change.touched().forEach(this::add);
    }
    Optional.ofNullable(plan.keyedTable()).ifPresent(table -> table(table.name()));
  }

  /** A statement that was planned means the table when it has its name; and so with columns. */
  private void named(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token name = tokens.get(i);
      if (name.isName() && protection.tableNames().contains(Protection.fold(name.value()))) {
        boolean qualified = i >= 2 && tokens.isSymbol(i - 1, ".") && tokens.get(i - 2).isName();
        find(qualified ? tokens.get(i - 2) : null, name)
            .filter(protection::isProtected)
            .ifPresent(this::table);
      }
    }
    Set<String> names = new HashSet<>();
    tokens.list().stream()
        .filter(Token::isName)
        .forEach(token -> names.add(Names.fold(token.value())));
    for (TableName table : found.keySet()) {
      for (ProtectedColumn column : columns(table)) {
        if (names.contains(Names.fold(column.name().column()))) {
          add(column.name());
        }
      }
    }
  }

  private Optional<TableName> find(@Nullable Token schemaName, Token name) {
    return schema
        .find(
            schemaName == null ? null : schemaName.value(),
            schemaName != null && isQuoted(schemaName),
            name.value(),
            isQuoted(name))
        .map(SchemaView.Relation::name);
  }

  private List<ProtectedColumn> columns(TableName table) {
    return protection.activated(table).map(ProtectedTable::columns).orElse(List.of());
  }

  private void table(TableName table) {
    found.computeIfAbsent(table, name -> new TreeSet<>());
  }

  private void add(ColumnName column) {
    table(column.table());
    Objects.requireNonNull(found.get(column.table())).add(column.column());
  }

  private static boolean isQuoted(Token name) {
    return name.kind() == Token.Kind.QUOTED;
  }
}
