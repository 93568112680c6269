package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is protected at one moment: the configuration merged with the catalogues. Immutable.
 *
 * <p>A table is <em>declared</em> when a rule names it and <em>activated</em> when a catalogue has
 * it. Both are protected; only an activated one can be read or written.
 */
public final class Protection {
  private static final long SUPPOSED = -1;

  private final long epoch;
  private final List<ColumnRule> rules;
  private final Set<String> plain;
  private final Map<TableName, ProtectedTable> activated;
  private final Set<StrayColumn> strays;
  private final Set<TableName> interrupted;
  private final Set<TableName> elsewhere;
  private final Set<String> tableNames;
  private final List<ColumnRule> pending;
  private final Jobs jobs;
  private final Map<String, KeyGeneration> laterKeys;
  private final Map<TableName, Spoken> spoken = new ConcurrentHashMap<>(); // as it is asked for

  /**
   * What is declared for one table.
   *
   * @param open the rules that no column on record follows
   */
  private record Spoken(List<ColumnRule> rules, List<ColumnRule> open) {}

  public static Protection ofNothing() {
    return new Protection(SUPPOSED, List.of(), Set.of(), Map.of());
  }

  public Protection(
      long epoch,
      List<ColumnRule> rules,
      Set<String> plain,
      Map<TableName, ProtectedTable> activated) {
    this(epoch, rules, plain, activated, Set.of(), Set.of(), Jobs.NONE, Set.of());
  }

  /**
   * Builds the snapshot.
   *
   * @param epoch changes whenever anything else here does
   * @param rules the declared columns
   * @param plain folded {@code schema.table} of same-named tables that are really unprotected
   * @param activated the tables that the catalogues have
   * @param strays columns that keep cells under a name that is not on record
   * @param interrupted tables of which a column is being activated, or was when that was
   *     interrupted
   * @param jobs what rewrites columns
   * @param elsewhere tables on record outside of what rules without a schema mean
   */
  public Protection(
      long epoch,
      List<ColumnRule> rules,
      Set<String> plain,
      Map<TableName, ProtectedTable> activated,
      Set<StrayColumn> strays,
      Set<TableName> interrupted,
      Jobs jobs,
      Set<TableName> elsewhere) {
    this.epoch = epoch;
    this.elsewhere = Set.copyOf(elsewhere);
    this.jobs = jobs;
    this.rules = List.copyOf(rules);
    this.plain = Set.copyOf(plain);
    this.activated = Map.copyOf(activated);
    this.laterKeys = laterKeys(activated);
    this.strays = Set.copyOf(strays);
    this.interrupted = Set.copyOf(interrupted);
    Set<String> names = new HashSet<>();
    rules.forEach(rule -> names.add(fold(rule.table())));
    activated.keySet().forEach(table -> names.add(fold(table.table())));
    strays.forEach(stray -> names.add(fold(stray.name().table().table())));
    this.tableNames = Set.copyOf(names);
    this.pending =
        rules.stream()
            .filter(rule -> activated.keySet().stream().noneMatch(table -> means(rule, table)))
            .toList();
  }

  /**
   * Returns what would be protected if these columns of a table were activated too. Its epoch tells
   * nothing, so no plan made with it may be kept.
   */
  public Protection supposing(TableName table, List<ProtectedColumn> columns) {
    Map<TableName, ProtectedTable> supposed = new HashMap<>(activated);
    List<ProtectedColumn> all = new ArrayList<>(columns);
    activated(table).ifPresent(known -> all.addAll(known.columns()));
    supposed.put(table, new ProtectedTable(table, all));
    return new Protection(SUPPOSED, rules, plain, supposed, strays, interrupted, jobs, elsewhere);
  }

  /** Returns what would be protected if no job had left anything in clear. */
  public Protection withoutJobs() {
    return new Protection(
        SUPPOSED, rules, plain, activated, strays, interrupted, Jobs.NONE, elsewhere);
  }

  /** Returns a name as names are matched here: lower-cased in the root locale. */
  public static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns the number that changes whenever anything else here does. */
  public long epoch() {
    return epoch;
  }

  /** Returns the folded names, without schema, of all tables that statements must not pass by. */
  public Set<String> tableNames() {
    return tableNames;
  }

  public List<ColumnRule> declared() {
    return rules;
  }

  /** Returns what is declared for tables of which no catalogue has any column. */
  public List<ColumnRule> pending() {
    return pending;
  }

  public Map<TableName, ProtectedTable> activated() {
    return activated;
  }

  /** Returns the table as the catalogue has it, unless it is listed as plain. */
  public Optional<ProtectedTable> activated(TableName table) {
    return Optional.ofNullable(activated.get(table));
  }

  /** Returns the columns that keep cells under a name that is not on record. */
  public Set<StrayColumn> strays() {
    return strays;
  }

  public Optional<StrayColumn> stray(TableName table) {
    return strays.stream().filter(stray -> stray.name().table().equals(table)).findFirst();
  }

  /**
   * Tells whether another column of its table keeps the cells that were made for a column: somebody
   * renamed it, and it must not be taken for an empty one.
   */
  public boolean isElsewhere(TableName table, String column) {
    return strays.stream()
        .filter(stray -> stray.name().table().equals(table))
        .filter(stray -> !stray.name().column().equalsIgnoreCase(column))
        .flatMap(stray -> stray.origin().stream())
        .anyMatch(was -> was.table().equals(table) && was.column().equalsIgnoreCase(column));
  }

  /** Returns the tables of which a column is being activated, or was when that was interrupted. */
  public Set<TableName> interrupted() {
    return interrupted;
  }

  public Jobs jobs() {
    return jobs;
  }

  /**
   * Returns the rules that speak of the table; not those of columns that a job still leaves plain;
   * none when it is listed as plain.
   */
  public List<ColumnRule> rules(TableName table) {
    return spoken(table).rules;
  }

  /** Returns those of the rules of a table that no column on record follows. */
  public List<ColumnRule> open(TableName table) {
    return spoken(table).open;
  }

  /** Asked for each table of each statement. */
  private Spoken spoken(TableName table) {
    Spoken known = spoken.get(table);
    return known != null ? known : spoken.computeIfAbsent(table, this::found);
  }

  private Spoken found(TableName table) {
    List<ColumnRule> found = new ArrayList<>();
    for (ColumnRule rule : isPlain(table) ? List.<ColumnRule>of() : rules) {
      if (means(rule, table) && !jobs.keepsPlain(table, rule.column())) {
        found.add(rule.keyed(generation(table.schema(), rule.key())));
      }
    }
    List<ProtectedColumn> columns = activated(table).map(ProtectedTable::columns).orElse(List.of());
    return new Spoken(
        List.copyOf(found),
        found.stream()
            .filter(rule -> columns.stream().noneMatch(each -> rule.speaksOf(each.name().column())))
            .toList());
  }

  /** A rule without a schema leaves tables elsewhere to the catalogue that has them. */
  private boolean means(ColumnRule rule, TableName table) {
    return rule.speaksOf(table) && (rule.schema().isPresent() || !elsewhere.contains(table));
  }

  /** Returns the name of the key in force that a configuration means by the name of the first. */
  private String generation(String schema, String key) {
    KeyGeneration later = laterKeys.get(schema + "." + key);
    return later == null ? key : later.name();
  }

  private static Map<String, KeyGeneration> laterKeys(Map<TableName, ProtectedTable> activated) {
    Map<String, KeyGeneration> found = new HashMap<>();
    for (ProtectedTable table : activated.values()) {
      for (ProtectedColumn column : table.columns()) {
        KeyGeneration key = KeyGeneration.of(column.key());
        if (key.number() > 1 && !Rewriting.isOfAnyJob(column.name().column())) {
          found.merge(
              column.name().table().schema() + "." + key.base(),
              key,
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
    }
    return found;
  }

  /** Tells whether the table is declared and every column declared for it is activated. */
  public boolean isProtected(TableName table) {
    return activated.containsKey(table) || !rules(table).isEmpty();
  }

  /**
   * Tells whether a column is activated, or declared for its table, which need not exist. Names are
   * compared without case.
   */
  public boolean covers(ColumnName column) {
    return rules(column.table()).stream()
            .anyMatch(rule -> rule.column().equalsIgnoreCase(column.column()))
        || activated.values().stream()
            .flatMap(table -> table.columns().stream())
            .anyMatch(each -> each.name().toString().equalsIgnoreCase(column.toString()));
  }

  /** Tells whether the table is listed as one that only shares the name of a protected one. */
  public boolean isPlain(TableName table) {
    return plain.contains(fold(table.schema() + "." + table.table()))
        && !activated.containsKey(table);
  }
}
