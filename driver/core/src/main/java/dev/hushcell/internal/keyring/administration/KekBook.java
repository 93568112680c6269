package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Destroyable;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyHistory;
import dev.hushcell.internal.keyring.catalogue.KeyHistory.Use;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.proof.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key-encryption keys of a database, put together from the histories of its held.catalogues().
 *
 * @param homeStore kind and place of the store in use, where no history tells it
 */
public record KekBook(Held held, String homeStore) {
  /**
   * A key-encryption key as all catalogues of a database know it.
   *
   * @param since when the first catalogue began to use it
   * @param until when the last one left it behind; empty while one uses it
   * @param isCurrent whether the MAC key of a catalogue is wrapped under it
   * @param records how many keys are wrapped under it
   * @param planned the note that it is to be destroyed
   * @param asked what its store said is left to do
   * @param isDestroyed whether it is gone for good
   */
  public record Life(
      KekId kek,
      Optional<Instant> since,
      Optional<Instant> until,
      boolean isCurrent,
      int records,
      Optional<KeyEvent> planned,
      Optional<KeyEvent> asked,
      boolean isDestroyed) {

    public boolean isInUse() {
      return isCurrent || records > 0;
    }

    /** Returns why it must not be destroyed, if it must not. */
    public Optional<String> objection() {
      if (isDestroyed) {
        return Optional.of("it is destroyed already");
      }
      if (isInUse()) {
        return Optional.of(
            records + " keys are wrapped under it; change the key-encryption key first");
      }
      return Optional.empty();
    }
  }

  private KekId current(Catalogue catalogue) {
    return inUse(catalogue, catalogue.macKey().keyEncryptionKey());
  }

  private KekId inUse(Catalogue catalogue, String name) {
    return new KekId(name, catalogue.history().current().map(KekId::store).orElse(store()));
  }

  private String store() {
    return held.first(KeyHistory::current).map(KekId::store).orElse(homeStore);
  }

  /** Returns what wraps keys of a catalogue now, its current one first. */
  public Set<KekId> wrapping(Catalogue catalogue) {
    Set<KekId> found = new LinkedHashSet<>();
    found.add(current(catalogue));
    for (KeyRecord key : catalogue.livingKeys()) {
      found.add(inUse(catalogue, key.wrapped().keyEncryptionKey()));
    }
    return found;
  }

  /** Returns every key-encryption key that a catalogue knows of, oldest first. */
  public List<Life> all() {
    Set<KekId> keks = new LinkedHashSet<>();
    for (Catalogue catalogue : held.catalogues()) {
      catalogue.history().ended().forEach(use -> keks.add(use.kek()));
      keks.addAll(wrapping(catalogue));
    }
    for (Catalogue catalogue : held.catalogues()) { // of tenants, of which no record here tells
      catalogue.history().latest(EventKind.KEK_PLANNED).forEach(event -> keks.add(event.subject()));
      catalogue
          .history()
          .latest(EventKind.KEK_DESTROYED)
          .forEach(event -> keks.add(event.subject()));
    }
    List<Life> lives = new ArrayList<>(keks.stream().map(this::life).toList());
    lives.sort(Comparator.comparing(life -> life.until().orElse(Instant.MAX)));
    return lives;
  }

  /** Returns the key that an administrator means, or throws. */
  public Life named(Destroyable.KeyEncryptionKey key) {
    List<Life> found =
        all().stream()
            .filter(life -> life.kek().name().equals(key.name()))
            .filter(life -> key.keyStore().map(life.kek().store()::equals).orElse(true))
            .toList();
    if (found.size() != 1) {
      throw KeyringFault.NO_SUCH_KEY.fault(
          found.isEmpty()
              ? "no catalogue of this database knows "
                  + key.shown()
                  + "; look at the status for the names"
              : key.shown()
                  + " is in several key stores; name the store, too, as the status has it");
    }
    return found.get(0);
  }

  /** Returns what is known of the key-encryption key of a tenant. */
  Life ofTenant(String name) {
    return life(tenantKek(name));
  }

  KekId tenantKek(String name) {
    return held.first(each -> each.ofTenant(name)).orElseGet(() -> new KekId(name, store()));
  }

  /** Returns a key-encryption key of a tenant, and all that its keys were ever moved from or to. */
  Set<KekId> ofSameTenant(KekId kek) {
    Set<KekId> all = new LinkedHashSet<>(Set.of(kek));
    held.catalogues().forEach(each -> all.addAll(each.history().ofSameTenant(kek)));
    return all;
  }

  /** Tells whether a key never wrapped what catalogues have themselves. */
  boolean isOfTenant(KekId kek) {
    return held.catalogues().stream()
        .noneMatch(
            each ->
                wrapping(each).contains(kek)
                    || each.history().ended().stream().anyMatch(use -> use.kek().equals(kek)));
  }

  private Life life(KekId kek) {
    Optional<Instant> since = Optional.empty();
    Optional<Instant> until = Optional.empty();
    boolean current = false;
    int records = 0;
    for (Catalogue catalogue : held.catalogues()) {
      for (Use use : catalogue.history().ended()) {
        if (use.kek().equals(kek)) {
          since = earliest(since, use.since());
          until = latest(until, use.until());
        }
      }
      if (current(catalogue).equals(kek)) {
        current = true;
        since = earliest(since, catalogue.history().since());
      }
      records += records(catalogue, kek);
    }
    return new Life(
        kek,
        since,
        current ? Optional.empty() : until,
        current,
        records,
        held.first(history -> history.latest(EventKind.KEK_PLANNED, kek)),
        held.first(history -> history.latest(EventKind.KEK_ASKED, kek)),
        held.first(history -> history.latest(EventKind.KEK_DESTROYED, kek)).isPresent());
  }

  private int records(Catalogue catalogue, KekId kek) {
    int own = current(catalogue).equals(kek) ? 1 : 0;
    return own
        + (int)
            catalogue.livingKeys().stream()
                .filter(key -> inUse(catalogue, key.wrapped().keyEncryptionKey()).equals(kek))
                .count();
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Instant other) {
    return Optional.of(one.filter(time -> time.isBefore(other)).orElse(other));
  }

  private static Optional<Instant> latest(Optional<Instant> one, Instant other) {
    return Optional.of(one.filter(time -> time.isAfter(other)).orElse(other));
  }
}
