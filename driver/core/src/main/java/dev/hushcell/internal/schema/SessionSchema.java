package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database as one session sees it. Not thread-safe, as the session is not; the cache behind it
 * is.
 */
public final class SessionSchema implements SchemaView {
  private final SchemaCache shared;
  private SchemaCache cache;
  private final InformationSchema catalog;
  private @Nullable Naming naming;
  private @Nullable SessionState state;
  private @Nullable Circumstances circumstances; // of the state that is known
  private long ownVersion;
  private long stateOf;
  private long planningFor;

  /**
   * Builds the view; nothing is asked yet.
   *
   * @param catalog asks over the real connection of the session
   * @param cache shared by the sessions of one graph
   */
  public SessionSchema(InformationSchema catalog, SchemaCache cache) {
    this.catalog = catalog;
    this.shared = cache;
    this.cache = cache;
  }

  @Override
  public String currentSchema() {
    return state().schema();
  }

  @Override
  public String path() {
    return path(state());
  }

  /** Asked for every statement: one look at the clock, and the same answer until it changes. */
  @Override
  public Circumstances circumstances() {
    SessionState now = state();
    long version = version(now);
    Circumstances known = circumstances;
    if (known == null || known.version() != version) {
      known = new Circumstances(path(now), now.mode(), version);
      circumstances = known;
    }
    return known;
  }

  private static String path(SessionState now) {
    return now.searchPath().isEmpty()
        ? now.schema()
        : now.schema() + '\0' + String.join("\0", now.searchPath());
  }

  @Override
  public long version() {
    return version(state());
  }

  private long version(SessionState now) {
    return now.isSpecial() ? ownVersion : cache.version();
  }

  @Override
  public void planningFor(long epoch) {
    planningFor = epoch;
    cache.follow(epoch);
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    Optional<Relation> found = look(schema, schemaQuoted, table, tableQuoted);
    if (cache.protectionEpoch() != planningFor) {
      throw new PlanAgain();
    }
    return found;
  }

  private Optional<Relation> look(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    SessionState now = state();
    Optional<String> name = naming().stored(new Name(table, tableQuoted), Kind.TABLE);
    if (name.isEmpty()) {
      return Optional.empty(); // nobody knows which one the database takes
    }
    for (String candidate : schemas(schema, schemaQuoted, now)) {
      TableName exact = new TableName(candidate, name.get());
      Optional<Relation> found =
          isTemporary(exact, now)
              ? catalog.relation(candidate, name.get())
              : cache.relation(exact, catalog);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<String> schemas(@Nullable String schema, boolean schemaQuoted, SessionState now) {
    if (schema != null) {
      return naming().stored(new Name(schema, schemaQuoted), Kind.TABLE).stream().toList();
    }
    if (now.searchPath().contains(now.schema())) {
      return now.searchPath(); // temporary tables and those of the system may come before it
    }
    List<String> candidates = new ArrayList<>();
    candidates.add(now.schema());
    candidates.addAll(now.searchPath());
    return candidates;
  }

  /** Without case: with CASE_INSENSITIVE_IDENTIFIERS any spelling may mean the temporary table. */
  private static boolean isTemporary(TableName name, SessionState now) {
    return now.temporary().stream()
        .anyMatch(
            each ->
                each.schema().equalsIgnoreCase(name.schema())
                    && each.table().equalsIgnoreCase(name.table()));
  }

  @Override
  public Naming naming() {
    Naming known = naming;
    if (known == null) {
      known = catalog.naming();
      naming = known;
    }
    return known;
  }

  @Override
  public String collation() {
    return catalog.collation();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return catalog.primaryKey(table);
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return isTemporary(table, state()) ? catalog.rowKeys(table) : cache.rowKeys(table, catalog);
  }

  @Override
  public Set<String> required(TableName table) {
    return catalog.required(table);
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return catalog.triggers(table);
  }

  @Override
  public List<String> policies(TableName table) {
    return catalog.policies(table);
  }

  @Override
  public List<String> relatives(TableName table) {
    return catalog.relatives(table);
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    state();
    return cache.reaching(foldedTableNames, catalog);
  }

  @Override
  public void meet(Set<String> names) {
    state();
    cache.meet(names, catalog);
    if (cache.protectionEpoch() != planningFor) {
      throw new PlanAgain();
    }
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> foldedColumnNames) {
    state();
    return cache.columnsCalled(foldedColumnNames, catalog);
  }

  @Override
  public String mode() {
    return state().mode();
  }

  @Override
  public void requireUnderstood() {
    String obstacle = state().obstacle();
    if (!obstacle.isEmpty()) {
      throw SchemaFault.SESSION_SETTING.fault(
          "the session has "
              + obstacle
              + ", under which SQL means something else than this version knows; set it back before"
              + " a statement on a protected table");
    }
  }

  @Override
  public void requireRoomForOthers() {
    catalog.requireRoomForOthers();
  }

  @Override
  public List<Routine> routines() {
    state();
    return cache.routines(catalog);
  }

  @Override
  public Optional<Routine> routine(
      @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
    Name written = new Name(routine, routineQuoted);
    List<String> schemas = schemas(schema, schemaQuoted, state());
    List<Routine> found =
        cache.routines(catalog).stream()
            .filter(each -> naming().same(written, Name.stored(each.name().routine()), Kind.COLUMN))
            .filter(each -> schemas.stream().anyMatch(path -> isIn(path, each)))
            .toList();
    // Some databases take the one that fits best, wherever on the path it is.
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean isIn(String schema, Routine routine) {
    return naming().same(Name.stored(schema), Name.stored(routine.name().schema()), Kind.TABLE);
  }

  @Override
  public boolean isInZoneOfJvm() {
    return state().isInZoneOfJvm();
  }

  @Override
  public boolean writesUsualTexts() {
    return state().usualTexts() && state().isInZoneOfJvm();
  }

  @Override
  public void sessionMayHaveChanged() {
    if (catalog.isInTransaction()) {
      cache = shared.apart();
      state = null;
    } else {
      transactionEnded();
    }
  }

  @Override
  public void transactionEnded() {
    cache = shared;
    shared.forget();
    state = null;
  }

  @Override
  public void currentSchemaMayHaveChanged() {
    state = null;
  }

  private SessionState state() {
    cache.renew(catalog);
    cache.requireSupportedSettings(catalog);
    SessionState known = state;
    long version = cache.version();
    if (known == null || stateOf != version) {
      known = catalog.session();
      state = known;
      circumstances = null;
      stateOf = version;
      ownVersion = cache.uniqueNumber();
    }
    return known;
  }
}
