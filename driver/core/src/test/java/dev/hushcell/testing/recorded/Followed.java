package dev.hushcell.testing.recorded;

import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans the statements of a script one after the other, without a database: those that make, change
 * and drop tables are followed as far as the plain ones go, and what is declared is protected from
 * the beginning of a table on. Where the kind of database has no such type, it has a similar one,
 * or the column stays plain.
 */
public final class Followed implements SchemaView {
  private static final String NAME = "([\\w.\"`\\[\\]]+)";
  private static final Pattern CREATE =
      pattern("create (?:\\w+ )*?table (?:if not exists )?" + NAME + " ?\\((.*)\\)[^()]*");
  private static final Pattern VIEW = pattern("create (?:or replace )?view " + NAME + " as (.*)");
  private static final Pattern ADD =
      pattern("alter table (?:if exists )?" + NAME + " add (?:column )?" + NAME + " (.*)");
  private static final Pattern DROP_COLUMN =
      pattern("alter table " + NAME + " drop (?:column )?" + NAME);
  private static final Pattern DROP = pattern("drop (?:table|view) (?:if exists )?" + NAME + ".*");
  private static final Set<String> NO_COLUMNS =
      Set.of("constraint", "primary", "unique", "check", "foreign", "key", "index");

  /** What another kind of database may have in place of a type. */
  private static final Map<String, List<String>> SYNONYMS =
      Map.of(
          "UUID", List.of("UNIQUEIDENTIFIER", "BINARY(16)", "BLOB"),
          "TIMESTAMP", List.of("DATETIME", "DATETIME2"),
          "DOUBLE", List.of("DOUBLE PRECISION", "FLOAT"),
          "VARBINARY", List.of("BYTEA", "BLOB"),
          "VARCHAR_IGNORECASE", List.of("VARCHAR(40)"),
          "BOOLEAN", List.of("BIT"));

  private final Engine engine;
  private final TextPlanner planner;
  private final List<ColumnRule> rules;
  private final Map<String, Relation> relations = new LinkedHashMap<>();
  private final Map<TableName, ProtectedTable> known = new LinkedHashMap<>();
  private long version;

  /**
   * Begins without tables.
   *
   * @param columns the section {@code columns} of a configuration
   */
  public Followed(Engine engine, String columns) throws IOException {
    this.engine = engine;
    this.planner = engine.planner(TrustedObjects.nothing());
    this.rules = new ArrayList<>(rules(columns));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile("(?is)\\s*" + regex + "\\s*");
  }

  private static List<ColumnRule> rules(String columns) throws IOException {
    Path directory = Files.createTempDirectory("followed");
    Path password = Files.writeString(Files.createTempFile(directory, "password", ""), "x");
    Path file = directory.resolve("columns.yaml");
    String keystore = "keystore: { type: bcfks, path: x, password: \"${file:%s}\", key: x }\n";
    Files.writeString(file, keystore.formatted(password) + columns);
    Environment environment = Environment.ofProcess();
    ConfigLocation location = ConfigLocation.find(Optional.of(file.toString()), environment);
    try (Configuration read = Configuration.read(location, environment, new Warnings())) {
      return read.columns();
    } finally {
      Files.delete(file);
      Files.delete(password);
      Files.delete(directory);
    }
  }

  /** Says what becomes of a statement, and follows it. */
  public String plan(String sql) {
    version++;
    String outcome = PlanPrint.of(sql, planner::plan, this, protection());
    boolean refused = outcome.startsWith("!");
    Matcher create = CREATE.matcher(sql);
    if (create.matches()) {
      create(create.group(1), definitions(create.group(2)));
    } else if (!refused) {
      follow(sql);
    }
    return outcome;
  }

  private Protection protection() {
    return new Protection(version, rules, Set.of(), known);
  }

  private void create(String name, List<List<String>> columns) {
    put(name, columns.stream().map(each -> stored(each.get(0))).toList(), null);
    columns.forEach(each -> protect(name, each.get(0), each.get(1)));
  }

  /** Protects a column as a database that has its table would, if it is declared and can be. */
  private void protect(String table, String column, String type) {
    TableName name = name(table);
    ColumnName full = new ColumnName(name, stored(column));
    List<ProtectedColumn> columns = new ArrayList<>();
    Optional.ofNullable(known.get(name)).ifPresent(each -> columns.addAll(each.columns()));
    for (ColumnRule rule : List.copyOf(rules)) {
      if (rule.speaksOf(name) && rule.speaksOf(full.column())) {
        Optional<ProtectedColumn> derived =
            types(type.toUpperCase(Locale.ROOT))
                .flatMap(each -> derived(rule, full, each).stream())
                .findFirst();
        derived.ifPresentOrElse(columns::add, () -> rules.remove(rule));
      }
    }
    if (!columns.isEmpty()) {
      known.put(name, new ProtectedTable(name, columns));
    }
  }

  private static Stream<String> types(String type) {
    return Stream.concat(
        Stream.of(type), SYNONYMS.getOrDefault(type.replaceAll("\\W.*", ""), List.of()).stream());
  }

  private Optional<ProtectedColumn> derived(ColumnRule rule, ColumnName column, String type) {
    try {
      return Optional.of(engine.database().types().derive(rule, column, type, ""));
    } catch (Fault unfit) {
      return Optional.empty();
    }
  }

  private void follow(String sql) {
    Matcher view = VIEW.matcher(sql);
    Matcher dropColumn = DROP_COLUMN.matcher(sql);
    Matcher add = ADD.matcher(sql);
    Matcher drop = DROP.matcher(sql);
    if (view.matches()) {
      String query = view.group(2).replaceAll("(?i) from (?=\\w+\\b)", " from " + prefix());
      put(view.group(1), labels(view.group(2)), query);
    } else if (dropColumn.matches()) {
      change(dropColumn.group(1), dropColumn.group(2), "");
    } else if (add.matches() && !NO_COLUMNS.contains(add.group(2).toLowerCase(Locale.ROOT))) {
      change(add.group(1), add.group(2), add.group(3));
    } else if (drop.matches()) {
      relations.remove(key(drop.group(1)));
      known.remove(name(drop.group(1)));
    }
  }

  private String prefix() {
    return engine.schema() + ".";
  }

  private void put(String table, List<String> columns, @Nullable String query) {
    relations.put(key(table), new Relation(name(table), columns, query == null, query));
  }

  private void change(String table, String column, String type) {
    Relation before = relations.get(key(table));
    if (before != null) {
      List<String> columns = new ArrayList<>(before.columns());
      columns.remove(stored(column));
      if (!type.isEmpty()) {
        columns.add(stored(column));
        protect(table, column, type);
      }
      put(table, columns, null);
    }
  }

  /** Returns names and types of the parts between commas outside of parentheses. */
  private static List<List<String>> definitions(String text) {
    List<List<String>> columns = new ArrayList<>();
    for (String each : parts(text)) {
      String[] words = each.strip().split("\\s+", 2);
      if (words.length == 2 && !NO_COLUMNS.contains(words[0].toLowerCase(Locale.ROOT))) {
        Matcher type = pattern("(\\w+(?: ?\\([^)]*\\))?).*").matcher(words[1]);
        columns.add(List.of(words[0], type.matches() ? type.group(1).replace(" ", "") : ""));
      }
    }
    return columns;
  }

  private List<String> labels(String query) {
    int from = query.toLowerCase(Locale.ROOT).indexOf(" from ");
    List<String> labels = new ArrayList<>();
    for (String each : parts(from < 0 ? query : query.substring(0, from))) {
      String[] words = each.strip().split("[\\s.]+", -1);
      labels.add(stored(words[words.length - 1]));
    }
    return labels;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  /** Returns a name as it is stored, of one with schema the last part. */
  private String stored(String written) {
    String last = written.substring(written.lastIndexOf('.') + 1);
    String bare = last.replaceAll("[\"`\\[\\]]", "");
    return last.startsWith("\"") ? bare : engine.stored(bare);
  }

  private String key(String table) {
    return stored(table).toLowerCase(Locale.ROOT);
  }

  private TableName name(String table) {
    return new TableName(engine.schema(), stored(table));
  }

  @Override
  public String currentSchema() {
    return engine.schema();
  }

  @Override
  public String mode() {
    return engine.mode();
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    return engine.naming();
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    if (schema != null
        && !naming()
            .same(Name.stored(engine.schema()), new Name(schema, schemaQuoted), Kind.TABLE)) {
      return Optional.empty();
    }
    Name wanted = new Name(table, tableQuoted);
    return relations.values().stream()
        .filter(each -> naming().same(Name.stored(each.name().table()), wanted, Kind.TABLE))
        .findFirst();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return Set.of(engine.stored("id"));
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
    return relations.values().stream()
        .filter(each -> !each.isTable())
        .map(each -> each.name().table().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
