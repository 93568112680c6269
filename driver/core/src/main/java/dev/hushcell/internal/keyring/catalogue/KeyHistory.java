package dev.hushcell.internal.keyring.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
  private final Map<KekId, KeyEvent> plannedKeks = new LinkedHashMap<>();
  private final Map<KekId, KeyEvent> asked = new LinkedHashMap<>();
  private final Map<KekId, KeyEvent> destroyedKeks = new LinkedHashMap<>();
  private final Map<String, KeyEvent> plannedKeys = new LinkedHashMap<>();
  private final Map<String, KeyEvent> removedKeys = new LinkedHashMap<>();
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
      case KEK_PLANNED -> {
        plannedKeks.put(subject, event);
        plan(event);
      }
      case KEK_CANCELLED -> forget(subject);
      case KEK_ASKED -> asked.put(subject, event);
      case KEK_DESTROYED -> {
        forget(subject);
        destroyedKeks.put(subject, event);
      }
      case TENANT_MOVED -> moves.add(event);
      case KEY_PLANNED -> {
        plannedKeys.put(subject.name(), event);
        plan(event);
      }
      case KEY_CANCELLED -> forget(subject);
      case KEY_REMOVED -> {
        forget(subject);
        removedKeys.put(subject.name(), event);
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

  /** A plan that is noted once more was seen again; see {@link Waiting}. */
  private void plan(KeyEvent event) {
    plans.computeIfAbsent(event.subject(), key -> new ArrayList<>()).add(event);
  }

  private void forget(KekId key) {
    plans.remove(key);
    plannedKeks.remove(key);
    asked.remove(key);
    if (key.store().isEmpty()) {
      plannedKeys.remove(key.name());
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
    return events.stream()
        .filter(event -> event.kind().changesKek())
        .reduce((first, second) -> second)
        .map(KeyEvent::happened);
  }

  /** Returns what was in use before, oldest first. */
  public List<Use> ended() {
    return List.copyOf(ended);
  }

  public Optional<KeyEvent> planned(KekId kek) {
    return Optional.ofNullable(plannedKeks.get(kek));
  }

  public Collection<KeyEvent> plannedKeks() {
    return List.copyOf(plannedKeks.values());
  }

  /** Returns what the store said is left to do, where it was asked to destroy the key. */
  public Optional<KeyEvent> asked(KekId kek) {
    return Optional.ofNullable(asked.get(kek));
  }

  public Optional<KeyEvent> destroyed(KekId kek) {
    return Optional.ofNullable(destroyedKeks.get(kek));
  }

  public Set<KekId> destroyedKeks() {
    return Set.copyOf(destroyedKeks.keySet());
  }

  /** Tells whether a key of that name was destroyed, in whichever store. */
  public boolean hasDestroyed(String kek) {
    return destroyedKeks.keySet().stream().anyMatch(each -> each.name().equals(kek));
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
    return Optional.ofNullable(plannedKeys.get(dataKey));
  }

  public Waiting waiting(KeyEvent planned) {
    return new Waiting(plans.getOrDefault(planned.subject(), List.of(planned)));
  }

  public Collection<KeyEvent> plannedKeys() {
    return List.copyOf(plannedKeys.values());
  }

  public Optional<KeyEvent> removedKey(String dataKey) {
    return Optional.ofNullable(removedKeys.get(dataKey));
  }

  public Collection<KeyEvent> removedKeys() {
    return List.copyOf(removedKeys.values());
  }

  public List<KeyEvent> events() {
    return events;
  }
}
