package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.SchemaView.TextFacts;
import dev.hushcell.internal.plan.TableFacts;
import dev.hushcell.internal.schema.SessionSight.Witnesses;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database as one session sees it. Not thread-safe, as the session is not; the cache behind it
 * is.
 *
 * <p>Its path, modes and temporary tables are asked on the session. What the database has is asked
 * where no session can bend it, and shared. A session may see more or less than others: definitions
 * of its open transaction, another server behind the same URL, other rights by a role. Then it is
 * asked too, and what it answers is not shared: either answer reaches a protected table, and a name
 * is only taken for one when both agree.
 */
public final class SessionSchema implements SchemaView {
  private final InformationSchema session;
  private final SchemaCache shared;
  private final SessionSight sight;
  private long planningFor;

  private SessionSchema(InformationSchema session, SchemaCache shared, boolean alone) {
    this.session = session;
    this.shared = shared;
    this.sight = new SessionSight(session, shared, alone);
  }

  /**
   * Returns the view; nothing is asked yet.
   *
   * @param session asks over the real connection of the session
   * @param cache of all sessions of one graph
   */
  public static SessionSchema of(InformationSchema session, SchemaCache cache) {
    return new SessionSchema(session, cache, false);
  }

  /**
   * Returns the view of a session that no other connection can stand beside, or whose statements
   * see the definitions that it sees itself: it alone is asked. It forgets what others change.
   */
  public static SessionSchema alone(InformationSchema session, SchemaCache cache) {
    return new SessionSchema(session, cache, true);
  }

  @Override
  public String currentSchema() {
    return state().schema();
  }

  @Override
  public String path() {
    return state().path();
  }

  @Override
  public Circumstances circumstances() {
    return sight.circumstances(moment());
  }

  @Override
  public Circumstances circumstances(long moment) {
    return sight.circumstances(moment);
  }

  @Override
  public long moment() {
    return shared.nanoClock.getAsLong();
  }

  @Override
  public long version() {
    return sight.version();
  }

  @Override
  public void planningFor(long epoch) {
    planningFor = epoch;
    shared.follow(epoch);
    SchemaCache own = sight.own();
    if (own != null) {
      own.follow(epoch);
    }
  }

  @Override
  public boolean isCurrent() {
    shared.settle();
    SchemaCache own = sight.own();
    if (own != null) {
      own.settle();
    }
    return shared.protectionEpoch() == planningFor;
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    Optional<Relation> found = look(schema, schemaQuoted, table, tableQuoted);
    if (shared.protectionEpoch() != planningFor) {
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
    List<String> candidates = schemas(schema, schemaQuoted, now);
    List<Optional<Relation>> found =
        sight.witnesses().answers(cache -> look(candidates, name.get(), cache, now)).stream()
            .distinct()
            .toList();
    return found.size() == 1 ? found.get(0) : agreed(found);
  }

  private Optional<Relation> look(
      List<String> schemas, String name, SchemaCache cache, SessionState now) {
    for (String schema : schemas) {
      TableName exact = new TableName(schema, name);
      Optional<Relation> found =
          now.isTemporary(exact) ? session.relation(schema, name) : cache.relation(exact);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What only one of two sees is there; what they see otherwise may be either. */
  private static Optional<Relation> agreed(List<Optional<Relation>> found) {
    List<Relation> there = found.stream().flatMap(Optional::stream).toList();
    if (there.size() > 1) {
      throw SchemaFault.UNCERTAIN.fault(
          there.get(0).name()
              + " is not the same to this session and to others, so that nobody knows which one the"
              + " database takes; end the transaction and run it again, with READ COMMITTED if it"
              + " changes tables");
    }
    return there.stream().findFirst();
  }

  private List<String> schemas(@Nullable String schema, boolean schemaQuoted, SessionState now) {
    if (schema != null) {
      return naming().stored(new Name(schema, schemaQuoted), Kind.TABLE).stream().toList();
    }
    return now.searched();
  }

  @Override
  public Naming naming() {
    return sight.first().naming();
  }

  @Override
  public String collation(String schema) {
    state();
    return sight.witnesses().answers(cache -> cache.ask(each -> each.collation(schema))).get(0);
  }

  /** Of another server than others reach nothing is known: a question could end a transaction. */
  @Override
  public TextFacts texts() {
    boolean elsewhere = sight.isElsewhere(state());
    return elsewhere && !sight.isAlone() ? TextFacts.NONE : sight.first().texts();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return about(table).common(facts -> facts.primaryKey(table));
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return List.copyOf(about(table).common(facts -> facts.rowKeys(table)));
  }

  @Override
  public Set<String> required(TableName table) {
    return about(table).common(facts -> facts.required(table));
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return List.copyOf(about(table).union(facts -> facts.triggers(table)));
  }

  @Override
  public List<String> policies(TableName table) {
    return List.copyOf(about(table).union(facts -> facts.policies(table)));
  }

  @Override
  public List<String> relatives(TableName table) {
    return List.copyOf(about(table).union(facts -> facts.relatives(table)));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return List.copyOf(about(table).union(facts -> facts.keyObjections(table)));
  }

  private Witnesses<TableFacts> about(TableName table) {
    return new Witnesses<>(state().isTemporary(table) ? List.of(session) : sight.witnesses().all());
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    state();
    Witnesses<SchemaCache> asked = sight.witnesses();
    return asked.all().size() == 1 // the same set for each plan, so that it is compared at once
        ? asked.all().get(0).reaching(foldedTableNames)
        : asked.union(cache -> cache.reaching(foldedTableNames));
  }

  @Override
  public void meet(Set<String> names) {
    state();
    sight.witnesses().all().forEach(cache -> cache.meet(names));
    if (shared.protectionEpoch() != planningFor) {
      throw new PlanAgain();
    }
  }

  @Override
  public void awaits(TableName table, String column) {
    shared.awaited().tell(table, column);
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> foldedColumnNames) {
    state();
    return List.copyOf(sight.witnesses().union(cache -> cache.columnsCalled(foldedColumnNames)));
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
  public long disturbances() {
    return sight.disturbances();
  }

  @Override
  public boolean isAboutToDisturb() {
    return !sight.isKnown() && session.isDisturbing();
  }

  @Override
  public void requireRoomForOthers() {
    session.requireRoomForOthers();
  }

  @Override
  public List<Routine> routines() {
    state();
    return List.copyOf(sight.witnesses().union(SchemaCache::routines));
  }

  @Override
  public Optional<Routine> routine(
      @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
    List<String> schemas = schemas(schema, schemaQuoted, state());
    Name written = new Name(routine, routineQuoted);
    List<Routine> found =
        routines().stream()
            .filter(each -> naming().same(written, Name.stored(each.name().routine()), Kind.COLUMN))
            .filter(each -> schemas.stream().anyMatch(path -> isIn(path, each)))
            .toList();
    // Of several, some databases take the one that fits best.
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
    sight.sessionMayHaveChanged();
  }

  @Override
  public void transactionEnded() {
    shared.forget();
    sight.transactionEnded();
  }

  @Override
  public void currentSchemaMayHaveChanged() {
    sight.forget();
  }

  private SessionState state() {
    return sight.state();
  }
}
