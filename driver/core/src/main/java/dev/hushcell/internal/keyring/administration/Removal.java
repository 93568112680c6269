package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.administration.Commit.RemovedKey;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes data keys out of their records, and puts all others under a new key-encryption key in the
 * same transaction, so that the old one can be destroyed. Thread-safe.
 */
record Removal(LedgerAccess parts, KeyChanges changes) {
  List<DestructionStep> run(Held seen, boolean dryRun, Progress progress) {
    List<RemovedKey> due = due(seen);
    requireUnused(seen, due);
    boolean mustChange = !due.isEmpty() || isChangeMissing(seen);
    GuardedStore home = parts.home(seen);
    boolean canChange = mustChange && canChange(home, seen);
    if (dryRun) {
      return steps(due, canChange, "would be");
    }
    if (canChange) {
      String target = changes.newVersion(home, seen, progress);
      new Commit(parts, home, target, EventKind.CHANGED, due).run(seen, progress);
    } else if (!due.isEmpty()) {
      parts.change(held -> new Outcome<>(removed(held, due), due.size()));
      parts.written().run();
    }
    return steps(due, canChange, "was");
  }

  /** What was planned when no cell had the key may have cells by now. */
  private void requireUnused(Held seen, List<RemovedKey> due) {
    for (RemovedKey key : due) {
      boolean lost =
          seen.catalogue(key.schema())
              .flatMap(catalogue -> catalogue.history().plannedKey(key.name()))
              .filter(planned -> planned.note().equals(KeysInCells.LOST))
              .isPresent();
      new KeysInCells(parts).requireUnused(new Destroyable.DataKey(key.schema(), key.name()), lost);
    }
  }

  /** A key was removed while no new key-encryption key could be had. */
  private static boolean isChangeMissing(Held held) {
    return held.catalogues().stream()
        .anyMatch(
            catalogue ->
                catalogue.history().latest(EventKind.KEY_REMOVED).stream()
                    .map(removed -> removed.subject().name())
                    .anyMatch(name -> RemovedKeys.isOpenedByCurrent(catalogue, name)));
  }

  private static boolean canChange(GuardedStore home, Held held) {
    return KeyChanges.isAhead(home, held) || home.isAdministered();
  }

  private static List<RemovedKey> due(Held held) {
    List<RemovedKey> due = new ArrayList<>();
    for (Catalogue catalogue : held.catalogues()) {
      for (KeyEvent planned : catalogue.history().latest(EventKind.KEY_PLANNED)) {
        if (catalogue.history().waiting(planned).isOver(held.clocks())) {
          due.add(new RemovedKey(catalogue.schema(), planned.subject().name()));
        }
      }
    }
    return due;
  }

  private static List<DestructionStep> steps(List<RemovedKey> due, boolean changed, String verb) {
    String rest =
        changed
            ? ", and all other keys wrapped under a new key-encryption key"
            : "; the key store makes no new key-encryption key through Hushcell";
    return due.stream()
        .map(
            key ->
                new DestructionStep(
                    new Destroyable.DataKey(key.schema(), key.name()),
                    "its record " + verb + " emptied" + rest,
                    false))
        .toList();
  }

  private static Map<String, CatalogueEdit> removed(Held held, List<RemovedKey> due) {
    Map<String, CatalogueEdit> edits = new HashMap<>();
    Instant at = held.clocks().later();
    for (Catalogue catalogue : held.catalogues()) {
      List<KeyRecord> keys = new ArrayList<>();
      List<KeyEvent> events = new ArrayList<>();
      for (RemovedKey key : due) {
        if (isWanted(key, catalogue)) {
          keys.addAll(records(catalogue, key));
          events.add(KeyEvent.of(EventKind.KEY_REMOVED, key.name(), at));
        }
      }
      edits.put(catalogue.schema(), new CatalogueEdit(keys, List.of(), events, Optional.empty()));
    }
    return edits;
  }

  /** It may have been cancelled at the last moment. */
  static boolean isWanted(RemovedKey key, Catalogue catalogue) {
    return key.schema().equals(catalogue.schema())
        && catalogue.history().plannedKey(key.name()).isPresent();
  }

  private static List<KeyRecord> records(Catalogue catalogue, RemovedKey key) {
    return catalogue.livingKeys().stream()
        .filter(record -> record.name().equals(key.name()))
        .map(KeyRecord::destroyed)
        .toList();
  }
}
