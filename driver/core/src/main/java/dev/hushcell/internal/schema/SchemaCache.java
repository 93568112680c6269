package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of one graph know together: relations by exact name and what reaches them.
 * Thread-safe.
 *
 * <p>What a session of this graph changes is forgotten at once. What others change is noticed after
 * {@link #LEASE} at the latest: then a session asks everything again, and only a difference makes a
 * new version, so that plans live on.
 */
public final class SchemaCache {
  private static final long LEASE = TimeUnit.SECONDS.toNanos(10);

  /** Asking more again than this costs more than planning anew. */
  private static final int MAX_ASKED_AGAIN = 100;

  private static final long NEVER = -1;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_SEEN = 100_000;

  private final LongSupplier nanoClock;
  private final ProtectionLedger ledger;
  private final Reach reach;
  private final AtomicLong numbers;
  private final Map<TableName, Optional<Relation>> relations = new HashMap<>();
  private final Map<Set<String>, Set<String>> reaching = new HashMap<>();
  private final Map<Set<String>, List<ColumnName>> called = new HashMap<>();
  private final Map<TableName, List<Set<String>>> rowKeys = new HashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private @Nullable List<Routine> routines; // guarded by this
  private volatile long version;
  private volatile long askedAt;
  private volatile long settingsOf = NEVER;
  private volatile long protectionEpoch;

  /**
   * Builds an empty cache.
   *
   * @param nanoClock monotonic nanoseconds
   * @param ledger re-read whenever a table was looked at: a record is there before its column, so
   *     what is protected is then at least as new as what is known of the table
   * @param reach finds what reaches a table
   */
  public SchemaCache(LongSupplier nanoClock, ProtectionLedger ledger, Reach reach) {
    this(nanoClock, ledger, reach, new AtomicLong());
  }

  private SchemaCache(
      LongSupplier nanoClock, ProtectionLedger ledger, Reach reach, AtomicLong numbers) {
    this.nanoClock = nanoClock;
    this.ledger = ledger;
    this.reach = reach;
    this.numbers = numbers;
    this.askedAt = nanoClock.getAsLong();
  }

  /** Returns an empty one for a session that sees what others do not see yet. */
  SchemaCache apart() {
    SchemaCache own = new SchemaCache(nanoClock, ledger, reach, numbers);
    own.seen.addAll(seen);
    own.version = numbers.incrementAndGet();
    own.protectionEpoch = protectionEpoch;
    return own;
  }

  long version() {
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
    routines = null;
    version = numbers.incrementAndGet();
    askedAt = nanoClock.getAsLong();
  }

  /** Returns the epoch of what is protected now. */
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

  /** Refuses a database whose settings this version cannot honour; asks once per version. */
  void requireSupportedSettings(InformationSchema catalog) {
    long now = version;
    if (settingsOf != now) {
      catalog.requireSupportedSettings();
      settingsOf = now;
    }
  }

  Optional<Relation> relation(TableName name, InformationSchema catalog) {
    long before;
    synchronized (this) {
      Optional<Relation> known = relations.get(name);
      if (known != null) {
        return known;
      }
      before = version;
    }
    Optional<Relation> found = catalog.relation(name.schema(), name.table());
    ledger.refresh();
    synchronized (this) {
      if (before == version && relations.size() < MAX_ENTRIES) {
        relations.put(name, found);
      }
    }
    return found;
  }

  Set<String> reaching(Set<String> tables, InformationSchema catalog) {
    long before;
    synchronized (this) {
      Set<String> known = reaching.get(tables);
      if (known != null) {
        return known;
      }
      before = version;
    }
    Set<String> found = reach.of(tables, catalog.sources());
    synchronized (this) {
      if (before == version) {
        reaching.put(Set.copyOf(tables), found);
      }
    }
    return found;
  }

  /**
   * Asks anew what reaches a table when a name comes up that no text had before: whatever has it
   * may have been made by somebody else just now.
   *
   * @param names keys of the names of a text
   */
  void meet(Set<String> names, InformationSchema catalog) {
    if (seen.containsAll(names)) {
      return;
    }
    ledger.refresh();
    Map<Set<String>, Set<String>> known;
    synchronized (this) {
      known = Map.copyOf(reaching);
    }
    if (isReachOutdated(known, catalog, reach)) {
      forget();
    }
    if (seen.size() > MAX_SEEN) {
      seen.clear();
    }
    seen.addAll(names);
  }

  List<ColumnName> columnsCalled(Set<String> names, InformationSchema catalog) {
    long before;
    synchronized (this) {
      List<ColumnName> known = called.get(names);
      if (known != null) {
        return known;
      }
      before = version;
    }
    List<ColumnName> found = catalog.columnsCalled(names);
    synchronized (this) {
      if (before == version) {
        called.put(Set.copyOf(names), found);
      }
    }
    return found;
  }

  List<Set<String>> rowKeys(TableName table, InformationSchema catalog) {
    long before;
    synchronized (this) {
      List<Set<String>> known = rowKeys.get(table);
      if (known != null) {
        return known;
      }
      before = version;
    }
    List<Set<String>> found = List.copyOf(catalog.rowKeys(table));
    synchronized (this) {
      if (before == version && rowKeys.size() < MAX_ENTRIES) {
        rowKeys.put(table, found);
      }
    }
    return found;
  }

  List<Routine> routines(InformationSchema catalog) {
    long before;
    synchronized (this) {
      List<Routine> known = routines;
      if (known != null) {
        return known;
      }
      before = version;
    }
    List<Routine> found = List.copyOf(catalog.routines());
    synchronized (this) {
      if (before == version) {
        routines = found;
      }
    }
    return found;
  }

  /** Asks everything again when the lease is over. */
  void renew(InformationSchema catalog) {
    if (nanoClock.getAsLong() - askedAt < LEASE) {
      return;
    }
    Known known;
    synchronized (this) {
      if (nanoClock.getAsLong() - askedAt < LEASE) {
        return;
      }
      askedAt = nanoClock.getAsLong();
      settingsOf = NEVER;
      known =
          new Known(
              Map.copyOf(relations),
              Map.copyOf(reaching),
              Map.copyOf(called),
              Map.copyOf(rowKeys),
              Optional.ofNullable(routines));
    }
    boolean answered = false;
    try {
      if (known.isOutdated(catalog, reach)) {
        forget();
      }
      answered = true;
    } finally {
      if (!answered) {
        askedAt = nanoClock.getAsLong() - LEASE; // the next session asks
      }
    }
  }

  /** What was known when a lease ended. */
  private record Known(
      Map<TableName, Optional<Relation>> relations,
      Map<Set<String>, Set<String>> reaching,
      Map<Set<String>, List<ColumnName>> called,
      Map<TableName, List<Set<String>>> rowKeys,
      Optional<List<Routine>> routines) {

    boolean isOutdated(InformationSchema catalog, Reach reach) {
      return relations.size() > MAX_ASKED_AGAIN
          || differ(relations, name -> catalog.relation(name.schema(), name.table()))
          || isReachOutdated(reaching, catalog, reach)
          || routines.filter(each -> !each.equals(catalog.routines())).isPresent()
          || differ(called, catalog::columnsCalled)
          || differ(rowKeys, catalog::rowKeys);
    }

    private static <K, V> boolean differ(Map<K, V> known, Function<K, V> ask) {
      return known.entrySet().stream()
          .anyMatch(each -> !ask.apply(each.getKey()).equals(each.getValue()));
    }
  }

  private static boolean isReachOutdated(
      Map<Set<String>, Set<String>> reaching, InformationSchema catalog, Reach reach) {
    List<InformationSchema.Source> sources = reaching.isEmpty() ? List.of() : catalog.sources();
    return reaching.entrySet().stream()
        .anyMatch(each -> !reach.of(each.getKey(), sources).equals(each.getValue()));
  }
}
