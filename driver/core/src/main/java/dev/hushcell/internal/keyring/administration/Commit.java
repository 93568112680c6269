package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Progress;
import dev.hushcell.admin.Progress.Step;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.keystore.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts all catalogues under another key-encryption key, in one transaction: first everything is
 * wrapped in memory, then written under the locks of all manifests, then read back. Ended anywhere,
 * the catalogues are as before or as after. Not thread-safe.
 */
final class Commit {
  private final LedgerAccess parts;
  private final KekId target;
  private final EventKind kind;
  private final List<RemovedKey> removals;
  private final Rewrapping rewrapping;

  /**
   * A data key that is to be taken out of its record at the same time.
   *
   * @param schema schema whose catalogue has it
   */
  record RemovedKey(String schema, String name) {}

  Commit(
      LedgerAccess parts, GuardedStore to, String kek, EventKind kind, List<RemovedKey> removals) {
    this.parts = parts;
    this.target = new KekId(kek, to.describe());
    this.kind = kind;
    this.removals = removals;
    this.rewrapping = new Rewrapping(parts.keyStore(), to, kek);
  }

  void run(Held seen, Progress progress) {
    wrap(seen, progress);
    write(seen, progress);
  }

  void wrap(Held seen, Progress progress) {
    rewrapping.wrapAll(seen.catalogues(), progress);
  }

  void write(Held seen, Progress progress) {
    progress.at(Step.WRITING, 0, 1);
    Instant at =
        parts.change(
            held -> {
              requireUnchanged(seen, held);
              return new Outcome<>(edits(held), held.clocks().later());
            });
    progress.at(Step.WRITING, 1, 1);
    progress.at(Step.READING_BACK, 0, 1);
    try {
      parts.written().run();
      requireWritten(at);
    } catch (Fault fault) {
      throw KeyringFault.NOT_READ_BACK.fault(
          "the change was committed, but could not be read back; look at the cause and then at the"
              + " status",
          fault);
    }
    progress.at(Step.READING_BACK, 1, 1);
  }

  private record Seen(UUID catalogue, WrappedKey macKey) {}

  private static Set<Seen> of(Held held) {
    Set<Seen> found = new HashSet<>();
    held.catalogues().forEach(each -> found.add(new Seen(each.uuid(), each.macKey())));
    return found;
  }

  /** Catalogues may have come since, and keys; but none may have been wrapped anew. */
  static void requireUnchanged(Held seen, Held now) {
    if (!of(now).containsAll(of(seen))) {
      throw KeyringFault.CHANGED_MEANWHILE.fault(
          "another administrator changed the key-encryption key, or somebody dropped a catalogue, in"
              + " the meantime; nothing was written by this attempt. Look at the status, and change"
              + " again if need be");
    }
  }

  /** What came since it was seen is wrapped here, under the locks: that is little. */
  private Map<String, CatalogueEdit> edits(Held held) {
    KekBook book = new KekBook(held, parts.anyHome(held).describe());
    Map<String, CatalogueEdit> edits = new HashMap<>();
    for (Catalogue catalogue : held.catalogues()) {
      edits.put(catalogue.schema(), edit(catalogue, book, held.clocks().later()));
    }
    return edits;
  }

  private CatalogueEdit edit(Catalogue catalogue, KekBook book, Instant at) {
    List<KeyRecord> keys = new ArrayList<>();
    List<KeyEvent> events = new ArrayList<>();
    Set<String> removed = new HashSet<>();
    for (KeyRecord record : catalogue.livingKeys()) {
      if (isRemoved(catalogue, record)) {
        keys.add(record.destroyed());
        removed.add(record.name());
      } else {
        keys.add(rewrapping.key(catalogue, record));
      }
    }
    removed.forEach(name -> events.add(KeyEvent.of(EventKind.KEY_REMOVED, name, at)));
    for (KekId left : book.wrapping(catalogue)) {
      if (isLeft(left)) {
        events.add(KeyEvent.of(kind, target, at).after(left));
      }
    }
    return new CatalogueEdit(keys, List.of(), events, Optional.of(rewrapping.macKey(catalogue)));
  }

  private boolean isRemoved(Catalogue catalogue, KeyRecord record) {
    RemovedKey key = new RemovedKey(catalogue.schema(), record.name());
    return removals.contains(key) && Removal.isWanted(key, catalogue);
  }

  /** A key of the same store is told by its name; how the store describes itself may change. */
  private boolean isLeft(KekId before) {
    return kind.leavesStore() ? !before.equals(target) : !before.name().equals(target.name());
  }

  private void requireWritten(Instant at) {
    for (Catalogue catalogue : parts.all().read().catalogues()) {
      boolean isThere =
          catalogue.macKey().keyEncryptionKey().equals(target.name())
              || catalogue.history().lastChange().filter(last -> last.isAfter(at)).isPresent();
      if (!isThere) {
        throw KeyringFault.WENT_BACK.fault(
            "the catalogue in schema "
                + catalogue.schema()
                + " is read back without the change: somebody put an older state back; restore the"
                + " newer one");
      }
    }
  }
}
