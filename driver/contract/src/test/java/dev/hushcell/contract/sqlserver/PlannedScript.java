package dev.hushcell.contract.sqlserver;

import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plans the statements of a script one after the other, as for a SQL Server on which those before
 * did what they say: tables come and go, and what is protected comes with them.
 */
final class PlannedScript implements SchemaView {
  private static final Pattern CREATE =
      Pattern.compile("(?is)create table (?:\\[dbo\\]\\.)?\\[?(\\w+)\\]? \\((.*)\\)\\s*");
  private static final Pattern VIEW = Pattern.compile("(?is)create view (\\w+) as (.*)");
  private static final Pattern ADD = Pattern.compile("(?is)alter table (\\w+) add (\\w+) .*");
  private static final Pattern DROP_COLUMN =
      Pattern.compile("(?is)alter table (\\w+) drop column (\\w+)");
  private static final Pattern DROP = Pattern.compile("(?is)drop (?:table|view) (\\w+)");
  private static final Set<String> NO_COLUMNS =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private final Database database = new SqlServerDatabase();
  private final TextPlanner planner =
      new TextPlanner(
          database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing());
  private final List<ColumnRule> rules;
  private final Map<String, Relation> relations = new HashMap<>();
  private final Map<TableName, ProtectedTable> known = new HashMap<>();
  private long version;

  /**
   * What becomes of a statement.
   *
   * @param code of the refusal; empty when it is sent
   * @param sent as it would be sent, with a cell for what would be sealed
   */
  record Result(String code, String sent, String why) {}

  /** Reads the declared columns. */
  PlannedScript(String columns, Path directory) throws IOException {
    Path file = directory.resolve("columns.yaml");
    Files.writeString(
        file, "keystore: { type: bcfks, path: x, password: \"x\", key: x }\n" + columns);
    try (Configuration read =
        Configuration.read(
            ConfigLocation.find(Optional.of(file.toString()), Environment.ofProcess()),
            Environment.ofProcess(),
            new Warnings())) {
      this.rules = read.columns();
    }
  }

  Result plan(String sql) {
    version++;
    try {
      StatementPlan plan = planner.plan(sql, this, new Protection(version, rules, Set.of(), known));
      follow(sql);
      if (!(plan instanceof Touching touching)) {
        return new Result("", sql, "");
      }
      touching.changes().forEach(this::follow);
      return new Result("", sent(touching), "");
    } catch (Fault refusal) {
      return new Result(refusal.code().id(), "", String.valueOf(refusal.getMessage()));
    }
  }

  private static String sent(Touching plan) {
    StringBuilder text = new StringBuilder(plan.sql());
    List<Splice> splices = plan.splices();
    for (int i = splices.size() - 1; i >= 0; i--) {
      Splice each = splices.get(i);
      String replacement = each instanceof Splice.Text fixed ? fixed.replacement() : "0xF8";
      text.replace(each.begin(), each.end(), replacement);
    }
    return text.toString();
  }

  private void follow(String sql) {
    Matcher create = CREATE.matcher(sql);
    Matcher view = VIEW.matcher(sql);
    Matcher add = ADD.matcher(sql);
    Matcher dropColumn = DROP_COLUMN.matcher(sql);
    Matcher drop = DROP.matcher(sql);
    if (create.matches()) {
      put(create.group(1), columns(create.group(2)), null);
    } else if (view.matches()) {
      String query = view.group(2);
      String list = query.substring("select".length(), query.indexOf(" from "));
      put(view.group(1), columns(list), query.replaceAll(" from (?!dbo)", " from dbo."));
    } else if (dropColumn.matches()) {
      change(dropColumn.group(1), dropColumn.group(2), false);
    } else if (add.matches() && !NO_COLUMNS.contains(add.group(2).toLowerCase(Locale.ROOT))) {
      change(add.group(1), add.group(2), true);
    } else if (drop.matches()) {
      relations.remove(drop.group(1));
      known.remove(name(drop.group(1)));
    }
  }

  private void put(String table, List<String> columns, @Nullable String query) {
    relations.put(table, new Relation(name(table), columns, query == null, query));
  }

  private void change(String table, String column, boolean added) {
    List<String> columns = new ArrayList<>(relations.get(table).columns());
    columns.remove(column);
    if (added) {
      columns.add(column);
    }
    put(table, columns, null);
  }

  /** Returns the first words of the parts between commas outside of parentheses. */
  private static List<String> columns(String definitions) {
    String flat = definitions;
    while (flat.contains("(")) {
      flat = flat.replaceAll("\\([^()]*\\)", "");
    }
    List<String> names = new ArrayList<>();
    for (String each : flat.split(",", -1)) {
      String name = each.strip().split("\\s+", -1)[0].replaceAll("[\\[\\]]", "");
      if (!NO_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
        names.add(name);
      }
    }
    return names;
  }

  private void follow(SchemaChange change) {
    if (change instanceof SchemaChange.CreateTable create && !create.columns().isEmpty()) {
      known.put(create.table(), new ProtectedTable(create.table(), create.columns()));
    } else if (change instanceof SchemaChange.AddColumn add) {
      List<ProtectedColumn> columns = new ArrayList<>(known.get(add.table()).columns());
      columns.add(add.column());
      known.put(add.table(), new ProtectedTable(add.table(), columns));
    }
  }

  private static TableName name(String table) {
    return new TableName("dbo", table);
  }

  @Override
  public String currentSchema() {
    return "dbo";
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public void sessionMayHaveChanged() {}

  @Override
  public Naming naming() {
    Naming.Letters letters = new Naming.Letters(Naming.Unquoted.KEPT, true);
    return new Naming(letters, letters, letters, letters, Naming.UNLIMITED, true);
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    return Optional.ofNullable(relations.get(table));
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return Set.of("id");
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return List.of(primaryKey(table));
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    Set<String> views = new java.util.HashSet<>();
    relations.forEach(
        (name, relation) -> {
          if (!relation.isTable()) {
            views.add(name);
          }
        });
    return views;
  }
}
