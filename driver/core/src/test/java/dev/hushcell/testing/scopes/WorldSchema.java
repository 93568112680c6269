package dev.hushcell.testing.scopes;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.scopes.World.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a world as a database would find them, and what is protected in them. */
public final class WorldSchema implements SchemaView {
  private final Tongue tongue;
  private final String schema;
  private final Naming naming;
  private final List<Relation> relations = new ArrayList<>();
  private final Protection protection;

  /**
   * Finds them.
   *
   * @param schema the only one there is
   */
  public WorldSchema(Tongue tongue, String schema, Naming naming, TypeKnowledge types) {
    this.tongue = tongue;
    this.schema = schema;
    this.naming = naming;
    List<ColumnRule> rules = new ArrayList<>();
    Map<TableName, ProtectedTable> known = new LinkedHashMap<>();
    for (Table table : new World(tongue).tables()) {
      TableName name = new TableName(schema, table.name());
      List<String> columns = table.fields().stream().map(Field::name).toList();
      relations.add(new Relation(name, columns, table.base(), definition(table)));
      List<ProtectedColumn> guarded = new ArrayList<>();
      for (String column : table.guarded()) {
        ColumnRule rule = rule(table.name(), column);
        rules.add(rule);
        guarded.add(types.derive(rule, new ColumnName(name, column), "VARCHAR(40)", ""));
      }
      if (!guarded.isEmpty()) {
        known.put(name, new ProtectedTable(name, guarded));
      }
    }
    this.protection = new Protection(1, rules, Set.of(), known);
  }

  private @Nullable String definition(Table table) {
    String lower = table.name().toLowerCase(Locale.ROOT);
    String from = lower.equals("contacts") ? "archive" : "contact";
    String email = lower.equals("plain_sight") ? "city as email, name" : "email, city";
    return table.base() ? null : "select id, " + email + " from " + schema + "." + from;
  }

  private static ColumnRule rule(String table, String column) {
    boolean secret = column.equalsIgnoreCase("secret");
    String key = secret ? table + "." + column : "equality";
    return new ColumnRule(
        Optional.empty(),
        table.toLowerCase(Locale.ROOT),
        column.toLowerCase(Locale.ROOT),
        secret ? Search.NONE : Search.EQUALITY,
        Compare.EXACT,
        key.toLowerCase(Locale.ROOT),
        Optional.empty(),
        0,
        Storage.BINARY,
        Set.of());
  }

  /** Returns what is protected. */
  public Protection protection() {
    return protection;
  }

  /** Returns a statement as the database would get it. */
  public String text(Statement statement) {
    return statement.text(schema, Marked::value).sql();
  }

  @Override
  public String currentSchema() {
    return schema;
  }

  @Override
  public long version() {
    return 1;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    return naming;
  }

  @Override
  public Optional<Relation> find(
      @Nullable String written, boolean schemaQuoted, String table, boolean tableQuoted) {
    if (written != null
        && !naming.same(Name.stored(schema), new Name(written, schemaQuoted), Kind.TABLE)) {
      return Optional.empty();
    }
    Name wanted = new Name(table, tableQuoted);
    return relations.stream()
        .filter(each -> naming.same(Name.stored(each.name().table()), wanted, Kind.TABLE))
        .findFirst();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return Set.of(tongue.stored("id"));
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return List.of(primaryKey(table));
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    if (foldedTableNames.equals(MysqlRules.MYSQL.sessionFunctions())) {
      return Set.of(); // no view sets anything
    }
    return Set.of("sight", "plain_sight", "contacts");
  }
}
