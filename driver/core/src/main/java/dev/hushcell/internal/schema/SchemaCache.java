package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.SchemaView.TextFacts;
import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.internal.plan.TableFacts;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a database: relations by exact name and what reaches them. One is shared by
 * all sessions of a graph; a session that sees what others do not see has another beside it.
 * Thread-safe.
 *
 * <p>What a session of this graph changes is forgotten at once. What others change is noticed after
 * a {@link Lease} at the latest: then a session asks everything again, and only a difference makes
 * a new version, so that plans live on. While the database cannot be asked, what is remembered
 * holds for twice that time at most.
 */
public final class SchemaCache implements TableFacts {
  private static final long NEVER = -1;
  private static final int MAX_ENTRIES = 10_000;

  private final Facts facts;
  final LongSupplier nanoClock; // by which leases end
  private final Lease lease;
  private final ProtectionLedger ledger;
  private final Reach reach;
  private final AtomicLong numbers;
  private final @Nullable SchemaCache parent;
  private final Map<TableName, Optional<Relation>> relations = new HashMap<>(); // guarded by this
  private final Map<Set<String>, Set<String>> reaching = new HashMap<>(); // as are the next
  private final Map<Set<String>, List<ColumnName>> called = new HashMap<>();
  private final Map<TableName, List<Set<String>>> rowKeys = new HashMap<>();
  private final Map<List<Object>, Set<String>> columns = new HashMap<>();
  private final Map<TableName, List<Trigger>> triggers = new HashMap<>();
  private final Map<List<Object>, List<String>> told = new HashMap<>();
  private final Map<Class<?>, List<Routine>> routines = new HashMap<>(); // of one key
  private final KnownTexts texts = new KnownTexts(this);
  private final Looks looks;
  private final MetNames met = new MetNames();
  private final AwaitedColumns awaited = new AwaitedColumns();
  private volatile @Nullable Naming naming;
  private volatile @Nullable String standing;
  private volatile long version;
  private volatile long settingsOf = NEVER;
  private volatile long protectionEpoch;
  private volatile long parentVersion;

  AwaitedColumns awaited() {
    return awaited;
  }

  /**
   * Builds an empty cache.
   *
   * @param facts answers what is not remembered
   * @param nanoClock monotonic nanoseconds
   * @param ledger re-read by {@link #settle} when a table was looked at: a record is there before
   *     its column, so what is protected is then at least as new as what is known of the table
   * @param reach finds what reaches a table
   */
  public SchemaCache(Facts facts, LongSupplier nanoClock, ProtectionLedger ledger, Reach reach) {
    this(facts, nanoClock, ledger, reach, new AtomicLong(), null);
  }

  private SchemaCache(
      Facts facts,
      LongSupplier nanoClock,
      ProtectionLedger ledger,
      Reach reach,
      AtomicLong numbers,
      @Nullable SchemaCache parent) {
    this.facts = facts;
    this.nanoClock = nanoClock;
    this.ledger = ledger;
    this.reach = reach;
    this.numbers = numbers;
    this.parent = parent;
    this.lease = new Lease(nanoClock, this::askAgain);
    this.looks = new Looks(ledger);
  }

  /**
   * Returns an empty one for a session that sees what others do not see. It forgets whatever this
   * one forgets.
   *
   * @param session answers what is not remembered
   */
  SchemaCache apart(Facts session) {
    SchemaCache own = new SchemaCache(session, nanoClock, ledger, reach, numbers, this);
    own.parentVersion = version;
    own.version = numbers.incrementAndGet();
    own.protectionEpoch = protectionEpoch;
    return own;
  }

  /** Returns a number that changes with everything that is known. */
  long version() {
    SchemaCache shared = parent;
    if (shared != null && shared.version() != parentVersion) {
      parentVersion = shared.version();
      forget();
    }
    return version;
  }

  /** Returns a number that no version is or will be. */
  long uniqueNumber() {
    return numbers.incrementAndGet();
  }

  synchronized void forget() {
    relations.clear();
    reaching.clear();
    called.clear();
    rowKeys.clear();
    routines.clear();
    forgetDetails();
    texts.forget();
    version = numbers.incrementAndGet();
    lease.begin();
  }

  /** Forgets the answers that only new plans need. They do not change the version. */
  private synchronized void forgetDetails() {
    columns.clear();
    triggers.clear();
    told.clear();
  }

  long protectionEpoch() {
    return ledger.current().epoch();
  }

  /** Forgets everything when protection moved on: the tables may have, too. */
  void follow(long epoch) {
    if (epoch > protectionEpoch) {
      forget();
      protectionEpoch = epoch;
    }
  }

  /** Asks what is not remembered. Whoever answers from elsewhere makes everything be forgotten. */
  <T> T ask(Function<InformationSchema, T> question) {
    Facts.Answer<T> answer = facts.ask(question);
    String before = standing;
    if (!answer.standing().equals(before)) {
      standing = answer.standing();
      if (before != null) {
        texts.forgetServer();
        forget();
      }
    }
    return answer.value();
  }

  /** Returns how the database compares names, which never changes. */
  Naming naming() {
    Naming known = naming;
    if (known == null) {
      known = ask(InformationSchema::naming);
      naming = known;
    }
    return known;
  }

  /** Returns the {@link SessionState.Sight#standing} of whoever answers. */
  String standing() {
    if (standing == null) {
      requireSupportedSettings();
    }
    return Objects.requireNonNullElse(standing, "");
  }

  /** Returns how the database treats texts. */
  TextFacts texts() {
    return texts;
  }

  /** Refuses a database whose settings this version cannot honour; asks once per version. */
  void requireSupportedSettings() {
    if (settingsOf != version) {
      ask(
          database -> {
            database.requireSupportedSettings();
            return true;
          });
      settingsOf = version;
    }
  }

  Optional<Relation> relation(TableName name) {
    return remembered(
        relations,
        name,
        database -> {
          Optional<Relation> found = database.relation(name.schema(), name.table());
          looks.note(); // before anybody else can know it
          return found;
        });
  }

  /**
   * Has what is protected read again if a table was looked at since the last time. To be called
   * when a plan was made of what is known here, before it is used.
   */
  void settle() {
    looks.settle();
  }

  Set<String> reaching(Set<String> names) {
    return together(
        reaching, names, database -> reach.ofEach(names, database.sources(), database::original));
  }

  List<ColumnName> columnsCalled(Set<String> names) {
    return remembered(called, names, database -> database.columnsCalled(names));
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return remembered(rowKeys, table, database -> List.copyOf(database.rowKeys(table)));
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return remembered(columns, List.of("key", table), database -> database.primaryKey(table));
  }

  @Override
  public Set<String> required(TableName table) {
    return remembered(columns, List.of("required", table), each -> each.required(table));
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return remembered(triggers, table, database -> List.copyOf(database.triggers(table)));
  }

  @Override
  public List<String> policies(TableName table) {
    return remembered(told, List.of("policy", table), each -> List.copyOf(each.policies(table)));
  }

  @Override
  public List<String> relatives(TableName table) {
    return remembered(told, List.of("kin", table), each -> List.copyOf(each.relatives(table)));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return remembered(told, List.of("id", table), each -> List.copyOf(each.keyObjections(table)));
  }

  List<Routine> routines() {
    return remembered(routines, Routine.class, database -> List.copyOf(database.routines()));
  }

  private synchronized <K, V> @Nullable V kept(Map<K, V> known, K key) {
    return known.get(key);
  }

  private <K, V> V remembered(Map<K, V> known, K key, Function<InformationSchema, V> question) {
    return together(known, key, database -> Map.of(key, question.apply(database)));
  }

  /**
   * Returns what is remembered.
   *
   * @param question may answer for other keys too
   */
  private <K, V> V together(
      Map<K, V> known, K key, Function<InformationSchema, Map<K, V>> question) {
    long before;
    synchronized (this) {
      V found = known.get(key);
      if (found != null) {
        return found;
      }
      before = version;
    }
    Map<K, V> found =
        ask(
            database -> {
              V meanwhile = kept(known, key); // whoever asked before may have asked the same
              return meanwhile == null ? question.apply(database) : Map.of(key, meanwhile);
            });
    synchronized (this) {
      if (before == version && known.size() < MAX_ENTRIES) {
        known.putAll(found);
      }
    }
    return Objects.requireNonNull(found.get(key));
  }

  /**
   * Asks again what reaches a table when a name comes up that no text had before: whatever has it
   * may have been made by somebody else just now.
   *
   * @param names keys of the names of a text
   */
  void meet(Set<String> names) {
    if (met.all(names)) {
      return;
    }
    looks.note();
    Known known = known();
    if (ask(database -> known.isReachOutdated(database, reach))) {
      forget();
    }
    met.add(names);
  }

  /** Asks everything again when the lease is over at a moment, which was asked for just now. */
  void renew(long moment) {
    lease.renew(moment);
  }

  private void askAgain() {
    settingsOf = NEVER;
    Known known = known();
    if (ask(database -> known.isOutdated(database, reach))) {
      forget();
    }
    forgetDetails();
  }

  private synchronized Known known() {
    return new Known(
        Map.copyOf(relations),
        Map.copyOf(reaching),
        Map.copyOf(called),
        Map.copyOf(rowKeys),
        Optional.ofNullable(routines.get(Routine.class)));
  }
}
