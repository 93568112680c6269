package dev.hushcell.internal.keyring.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What follows from the events of one catalogue. Immutable. */
public final class KeyHistory {
  private final List<KeyEvent> events;
  private final List<Use> ended = new ArrayList<>();
  private final Map<String, KekId> retired = new HashMap<>();

  /** What is in force of each kind, by its subject. */
  private final Map<EventKind, Map<KekId, KeyEvent>> latest = new EnumMap<>(EventKind.class);

  private final Map<KekId, List<KeyEvent>> plans = new HashMap<>();
  private final List<KeyEvent> moves = new ArrayList<>();
  private Instant since;
  private Optional<KekId> current = Optional.empty();

  /**
   * The time in which a key-encryption key wrapped keys of the catalogue.
   *
   * @param since when it began at the earliest
   */
  public record Use(KekId kek, Instant since, Instant until) {}

  /**
   * Folds the events.
   *
   * @param created when the catalogue was made
   */
  public KeyHistory(Instant created, List<KeyEvent> events) {
    this.events = List.copyOf(events);
    this.since = created;
    this.events.forEach(this::fold);
  }

  private void fold(KeyEvent event) {
    KekId subject = event.subject();
    switch (event.kind()) {
      case CHANGED, MOVED -> change(event);
      case TENANT_MOVED -> moves.add(event);
      case KEK_PLANNED, KEY_PLANNED -> {
        put(event);
        // A plan that is noted once more was seen again; see Waiting.
        plans.computeIfAbsent(subject, key -> new ArrayList<>()).add(event);
      }
      case KEK_CANCELLED, KEY_CANCELLED -> forget(subject);
      case KEK_ASKED -> put(event);
      case KEK_DESTROYED, KEY_REMOVED -> {
        forget(subject);
        put(event);
      }
      case COLUMN_BEGUN,
          COLUMN_SHAPED,
          COLUMN_EXTENDED,
          COLUMN_PAUSED,
          COLUMN_RESUMED,
          COLUMN_SWITCHING,
          COLUMN_FILLING,
          COLUMN_SWITCHED,
          COLUMN_ENDED,
          COLUMN_ABANDONED -> {
        // no key is concerned; see Rewritings
      }
    }
  }

  private void put(KeyEvent event) {
    latest.computeIfAbsent(event.kind(), kind -> new LinkedHashMap<>()).put(event.subject(), event);
  }

  private void forget(KekId key) {
    plans.remove(key);
    for (EventKind kind :
        List.of(EventKind.KEK_PLANNED, EventKind.KEK_ASKED, EventKind.KEY_PLANNED)) {
      latest.getOrDefault(kind, new HashMap<>()).remove(key);
    }
  }

  /** One change can leave several keys behind: the store may have gone on by itself before. */
  private void change(KeyEvent event) {
    boolean sameChange =
        !ended.isEmpty() && ended.get(ended.size() - 1).until().equals(event.happened());
    Instant from = sameChange ? ended.get(ended.size() - 1).since() : since;
    ended.add(new Use(event.previous(), from, event.happened()));
    if (event.kind().leavesStore()) {
      retired.clear();
    } else {
      retired.put(event.previous().name(), event.previous());
    }
    retired.remove(event.subject().name());
    current = Optional.of(event.subject());
    since = event.happened();
  }

  /**
   * Tells whether new keys must not be wrapped under a key-encryption key of the store in use: all
   * records left it behind, and it may be destroyed any time.
   */
  public boolean isRetired(String name) {
    return retired.containsKey(name);
  }

  /** Tells whether a key was left behind within the store in use. */
  public boolean isRetiredHere(KekId kek) {
    return kek.equals(retired.get(kek.name()));
  }

  /** Returns the key in use, with its store; empty when it was never changed. */
  public Optional<KekId> current() {
    return current;
  }

  public Instant since() {
    return since;
  }

  public Optional<Instant> lastChange() {
    return current.map(key -> since);
  }

  /** Returns what was in use before, oldest first. */
  public List<Use> ended() {
    return List.copyOf(ended);
  }

  /**
   * Returns the events of a kind that are in force, the last one of each key: a plan until it is
   * cancelled or carried out, and likewise what a store said is left to do.
   */
  public Collection<KeyEvent> latest(EventKind kind) {
    return List.copyOf(latest.getOrDefault(kind, Map.of()).values());
  }

  public Optional<KeyEvent> latest(EventKind kind, KekId key) {
    return Optional.ofNullable(latest.getOrDefault(kind, Map.of()).get(key));
  }

  /** Tells whether a key of that name was destroyed, in whichever store. */
  public boolean hasDestroyed(String kek) {
    return latest(EventKind.KEK_DESTROYED).stream()
        .anyMatch(each -> each.subject().name().equals(kek));
  }

  /** Returns to which key the keys of a tenant were moved last, of which one has a name. */
  public Optional<KekId> movedTo(String kek) {
    return moves.stream()
        .filter(each -> Stream.of(each.subject(), each.previous()).anyMatch(isCalled(kek)))
        .reduce((first, second) -> second)
        .map(KeyEvent::subject);
  }

  /** Returns the key of that name from or to which keys of a tenant were moved. */
  public Optional<KekId> ofTenant(String kek) {
    return moves.stream()
        .flatMap(each -> Stream.of(each.subject(), each.previous()))
        .filter(isCalled(kek))
        .findFirst();
  }

  private static Predicate<KekId> isCalled(String name) {
    return each -> each.name().equals(name);
  }

  /** Returns a key-encryption key of a tenant, and all that its keys were ever moved from or to. */
  public Set<KekId> ofSameTenant(KekId kek) {
    Set<KekId> all = new LinkedHashSet<>(Set.of(kek));
    for (int before = 0; before < all.size(); ) {
      before = all.size();
      for (KeyEvent move : moves) {
        if (all.contains(move.subject()) || all.contains(move.previous())) {
          all.add(move.subject());
          all.add(move.previous());
        }
      }
    }
    return all;
  }

  public Optional<KeyEvent> plannedKey(String dataKey) {
    return latest(EventKind.KEY_PLANNED, new KekId(dataKey, ""));
  }

  public Optional<KeyEvent> removedKey(String dataKey) {
    return latest(EventKind.KEY_REMOVED, new KekId(dataKey, ""));
  }

  public Waiting waiting(KeyEvent planned) {
    return new Waiting(plans.getOrDefault(planned.subject(), List.of(planned)));
  }

  public List<KeyEvent> events() {
    return events;
  }
}
