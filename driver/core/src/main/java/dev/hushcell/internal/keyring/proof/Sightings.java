package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What processes saw of catalogues, pinned in the key stores under numbers that only grow: the last
 * one counts. So it tells, without an anchor, when somebody put a catalogue back. Thread-safe.
 */
public final class Sightings {
  private static final int ATTEMPTS = 100;

  private final KeyStoreGate keyStore;
  private final CataloguePins pins;

  /** The last ones that this process knows of, by store and name. */
  private final Map<Place, Numbered> known = new ConcurrentHashMap<>();

  /** The names of catalogues of which the last sighting was read. */
  private final Set<String> reached = ConcurrentHashMap.newKeySet();

  /** By name. */
  private final Map<String, Home> homes = new ConcurrentHashMap<>();

  public Sightings(KeyStoreGate keyStore, CataloguePins pins) {
    this.keyStore = keyStore;
    this.pins = pins;
  }

  private record Place(GuardedStore store, String name) {}

  /** The store that opens the MAC key of a catalogue, as it is wrapped. */
  private record Home(WrappedKey macKey, GuardedStore store) {}

  private record Numbered(int number, Sighting sighting) {}

  /** Returns the last sighting, as far as this process knows. */
  public Sighting last(Catalogue catalogue) {
    return last(catalogue, false);
  }

  /** Returns the last sighting; asks the key stores. */
  public Sighting lastNow(Catalogue catalogue) {
    return last(catalogue, true);
  }

  /** Tells whether all that is to be remembered of a catalogue is pinned, or cannot be. */
  public boolean isKnown(Catalogue catalogue) {
    Optional<String> name = pins.nameOf(catalogue);
    if (name.isEmpty()) {
      return true;
    }
    Sighting there = read(place(catalogue, name.get()), false);
    return there.and(catalogue.sighting()).equals(there);
  }

  private Sighting last(Catalogue catalogue, boolean again) {
    Optional<String> name = pins.nameOf(catalogue);
    if (name.isEmpty()) {
      return Sighting.NONE;
    }
    Place home = place(catalogue, name.get());
    Place first = new Place(keyStore.first(), name.get());
    Sighting found = sought(home, again);
    if (!home.equals(first)) {
      found = found.and(sought(first, again));
    }
    reached.add(name.get());
    return found;
  }

  /**
   * A store that does not answer might know better. Who knows the catalogue from before notices by
   * himself when it is put back, and is not stopped by a store where its keys went since.
   */
  private Sighting sought(Place place, boolean again) {
    try {
      return read(place, again);
    } catch (Fault down) {
      if (again || !reached.contains(place.name())) {
        throw down;
      }
      known.putIfAbsent(place, new Numbered(0, Sighting.NONE)); // not asked each time
      return Sighting.NONE;
    }
  }

  /**
   * Returns where the catalogue at hand has its keys. One from before a move has them in another
   * store than the first, which knows better.
   */
  private Place place(Catalogue catalogue, String name) {
    Home known = homes.get(name);
    if (known != null && known.macKey().equals(catalogue.macKey())) {
      return new Place(known.store(), name);
    }
    try {
      GuardedStore store = catalogue.home(keyStore);
      homes.put(name, new Home(catalogue.macKey(), store));
      return new Place(store, name);
    } catch (Fault down) { // nobody who has his keys in memory may be stopped by that
      if (known == null) {
        throw down;
      }
      return new Place(known.store(), name);
    }
  }

  private Sighting read(Place place, boolean again) {
    Numbered before = known.get(place);
    if (before != null && !again) {
      return before.sighting();
    }
    int number = place.store().lastPin(place.name(), before == null ? 0 : before.number());
    Numbered last =
        before != null && number == before.number()
            ? before
            : new Numbered(number, number == 0 ? Sighting.NONE : stored(place, number));
    known.put(place, last);
    return last.sighting();
  }

  private static Sighting stored(Place place, int number) {
    return place
        .store()
        .pinned(entry(place, number))
        .flatMap(Sighting::read)
        .orElseThrow(
            () ->
                KeyringFault.KEY_NOT_OPENED.fault(
                    ("what key store %s has pinned under %s is nothing that Hushcell wrote;"
                            + " restore the key store or its file of pins")
                        .formatted(place.store().describe(), entry(place, number))));
  }

  private static String entry(Place place, int number) {
    return place.name() + "." + number;
  }

  /** Pins what this process sees, together with what others saw. */
  public void note(Catalogue catalogue) {
    Optional<String> name = pins.nameOf(catalogue);
    if (name.isPresent()) {
      append(place(catalogue, name.get()), catalogue.sighting(), true);
    }
  }

  /** Pins all that is known of a catalogue in another store, before its keys go there. */
  public void copy(Catalogue catalogue, GuardedStore to) {
    Sighting all = lastNow(catalogue).and(catalogue.sighting());
    pins.nameOf(catalogue).ifPresent(name -> append(new Place(to, name), all, true));
  }

  /** Pins a catalogue as it is, whatever was seen before: an administrator says so. */
  public void accept(Catalogue catalogue) {
    Optional<String> name = pins.nameOf(catalogue);
    if (name.isPresent() && !lastNow(catalogue).equals(catalogue.sighting())) {
      append(place(catalogue, name.get()), catalogue.sighting(), false);
      append(new Place(keyStore.first(), name.get()), catalogue.sighting(), false);
    }
  }

  /** Who loses a race adds what the winner did not know. */
  private void append(Place place, Sighting own, boolean together) {
    boolean done = false;
    for (int attempt = 0; !done && attempt < ATTEMPTS; attempt++) {
      Sighting before = read(place, true);
      Sighting next = together ? before.and(own) : own;
      int number = known(place).number() + 1;
      done =
          next.equals(before)
              || place
                  .store()
                  .pinIfAbsent(entry(place, number), next.written())
                  .map(pinned -> Sighting.read(pinned).equals(Optional.of(next)))
                  .orElse(true); // it takes no pins
    }
    read(place, true);
  }

  private Numbered known(Place place) {
    return known.getOrDefault(place, new Numbered(0, Sighting.NONE));
  }

  /**
   * Refuses to give keys to columns of which a later state was seen than the catalogue knows.
   *
   * @param again reads the catalogue again: another process may have put them on record meanwhile
   */
  public void requireLatest(
      Catalogue catalogue, Collection<ColumnName> columns, Supplier<Catalogue> again) {
    if (isBehind(catalogue, columns, last(catalogue))) {
      Catalogue now = again.get();
      if (isBehind(now, columns, lastNow(now))) {
        throw KeyringFault.PUT_BACK.fault(
            "the key store knows a later state of columns of "
                + columns.iterator().next().table()
                + " than the catalogue in schema "
                + now.schema()
                + ": somebody put an older one back, so no key was made and nothing was written."
                + " Restore the newer catalogue; if this one is intended, export it and import it"
                + " again with --even-if-older");
      }
    }
  }

  private static boolean isBehind(
      Catalogue catalogue, Collection<ColumnName> columns, Sighting seen) {
    return columns.stream().anyMatch(column -> seen.isAfter(catalogue, column));
  }

  /**
   * Refuses what cannot be undone on the word of a catalogue that is behind what was seen of it.
   *
   * @param doing for the message
   */
  public void requireLatest(List<Catalogue> catalogues, String doing) {
    List<String> behind = new ArrayList<>();
    for (Catalogue catalogue : catalogues) {
      if (!lastNow(catalogue).isIn(catalogue)) {
        behind.add(catalogue.schema());
      }
    }
    if (!behind.isEmpty()) {
      throw KeyringFault.PUT_BACK.fault(
          "the catalogue in schema "
              + String.join(", ", behind)
              + " lacks what an administrator did with its keys since: somebody put it back, so "
              + doing
              + " was not done. Restore the newer catalogue; if this one is intended,"
              + " export it and import it again with --even-if-older");
    }
  }
}
