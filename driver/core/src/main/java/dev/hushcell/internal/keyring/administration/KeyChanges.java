package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.Progress.Step;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.keystore.KeyStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts all keys under another key-encryption key: a newer version in the same store, or the key of
 * another store. Thread-safe.
 */
record KeyChanges(LedgerAccess parts) {
  static final String NEXT = "next version";

  KeyChange change(ChangeOptions options, Progress progress) {
    progress.at(Step.CHECKING, 0, 1);
    Held seen = parts.all().read();
    GuardedStore home = parts.home(seen);
    requireInterval(seen, options);
    if (options.dryRun()) {
      String next = isAhead(home, seen) ? home.current() : NEXT;
      requireCanRotate(home, seen);
      openAll(seen, progress);
      return answer(true, seen, home, home, next, List.of());
    }
    parts.all().prepareEvents(seen.catalogues());
    String target = newVersion(home, seen, progress);
    Commit commit = new Commit(parts, home, target, EventKind.CHANGED, List.of());
    commit.run(seen, progress);
    return answer(false, seen, home, home, target, List.of());
  }

  KeyChange move(GuardedStore to, ChangeOptions options, Progress progress) {
    progress.at(Step.CHECKING, 0, 1);
    Held seen = parts.all().read();
    GuardedStore from = parts.anyHome(seen);
    requireInterval(seen, options);
    requireOther(seen, to);
    String target = to.current();
    if (options.dryRun()) {
      openAll(seen, progress);
      return answer(true, seen, from, to, target, List.of());
    }
    parts.all().prepareEvents(seen.catalogues());
    Commit commit = new Commit(parts, to, target, EventKind.MOVED, List.of());
    commit.wrap(seen, progress);
    List<String> unpinned = pin(seen, to);
    commit.write(seen, progress);
    return answer(false, seen, from, to, target, unpinned);
  }

  private static KeyChange answer(
      boolean dryRun,
      Held seen,
      GuardedStore from,
      GuardedStore to,
      String target,
      List<String> unpinned) {
    List<Catalogue> catalogues = seen.catalogues();
    return new KeyChange(
        dryRun,
        catalogues.get(0).macKey().keyEncryptionKey(),
        target,
        from.describe(),
        to.describe(),
        catalogues.stream().map(Catalogue::schema).toList(),
        Rewrapping.count(catalogues),
        unpinned);
  }

  private static void requireInterval(Held held, ChangeOptions options) {
    Optional<Instant> next = StatusReport.nextChange(held);
    if (next.isPresent() && !options.evenIfRecent()) {
      throw KeyringFault.CHANGED_RECENTLY.fault(
          "the key-encryption key was changed less than "
              + ChangeOptions.LEAST_INTERVAL.toHours()
              + " hours ago; wait until "
              + next.get()
              + ", or confirm that it is intended (even-if-recent)");
    }
  }

  /**
   * Returns the key-encryption key to take, made if need be. Under the locks of all manifests, so
   * that two administrators at once make one version and not two.
   */
  String newVersion(GuardedStore home, Held seen, Progress progress) {
    progress.at(Step.NEW_VERSION, 0, 1);
    String made =
        parts.change(
            held -> {
              Commit.requireUnchanged(seen, held);
              requireCanRotate(home, held);
              String next =
                  isAhead(home, held)
                      ? home.current()
                      : home.administered(
                          "making a new version of the key-encryption key",
                          keys -> keys.rotate().name());
              return new Outcome<>(Map.of(), next);
            });
    progress.at(Step.NEW_VERSION, 1, 1);
    return made;
  }

  /** Tells whether the store went on by itself, or a change was interrupted. */
  static boolean isAhead(GuardedStore home, Held held) {
    Set<String> used =
        held.catalogues().stream()
            .map(catalogue -> catalogue.macKey().keyEncryptionKey())
            .collect(Collectors.toSet());
    return !used.equals(Set.of(home.current()));
  }

  private static void requireCanRotate(GuardedStore home, Held held) {
    String current = home.current();
    for (Catalogue catalogue : held.catalogues()) {
      if (catalogue.history().isRetired(current)) {
        throw KeyringFault.KEY_RETIRED.fault(
            ("key store %s wraps under key-encryption key %s, which the catalogue in schema %s"
                    + " left behind; check keystore.key, or make a new version in the key store")
                .formatted(home.describe(), current, catalogue.schema()));
      }
    }
    if (!home.isAdministered() && !isAhead(home, held)) {
      throw KeyringFault.NO_NEWER_KEY.fault(
          "key store "
              + home.describe()
              + " makes no new keys through Hushcell, and "
              + current
              + " is in use already; make a new key with the tools of the key store, name it under"
              + " keystore.key, and change again");
    }
  }

  /** The store must not be able to open what is there: it would be the same one. */
  private static void requireOther(Held seen, GuardedStore to) {
    Catalogue first = seen.catalogues().get(0);
    byte[] context = KeyContext.ofMacKey(first.uuid());
    boolean opens =
        to.call(
            KeyringFault.KEY_NOT_OPENED,
            "asking whether it is another key store",
            store -> {
              try {
                store.unwrap(first.macKey(), context).close();
                return true;
              } catch (KeyStoreException e) {
                if (e.isTransient()) {
                  throw e;
                }
                return false;
              }
            });
    if (opens) {
      throw KeyringFault.SAME_STORE.fault(
          "key store "
              + to.describe()
              + " opens the keys as they are, so it is the one they are in; name another one, or"
              + " change the key within it");
    }
  }

  /** Pins every catalogue in the new store before a process can meet it there unpinned. */
  private List<String> pin(Held seen, GuardedStore to) {
    seen.catalogues().forEach(catalogue -> parts.sightings().copy(catalogue, to));
    return seen.catalogues().stream()
        .filter(catalogue -> !parts.pins().pinInto(to, catalogue))
        .map(Catalogue::schema)
        .toList();
  }

  private void openAll(Held seen, Progress progress) {
    int total = Rewrapping.count(seen.catalogues());
    int done = 0;
    for (Catalogue catalogue : seen.catalogues()) {
      done++;
      for (KeyRecord record : catalogue.livingKeys()) {
        parts
            .keyStore()
            .unwrap(record.wrapped(), catalogue.contextOf(record), catalogue.shown(record))
            .close();
        progress.at(Step.CHECKING, ++done, total);
      }
    }
  }
}
