package dev.hushcell.internal.keyring.administration;

import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyHistory;
import dev.hushcell.internal.keyring.catalogue.KeyHistory.Use;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Data keys whose record is gone, and the key-encryption keys that a backup could still open them
 * with.
 */
public final class RemovedKeys {
  /** Clocks of hosts may differ; a key too many is destroyed rather than one too few. */
  private static final Duration GRACE = Duration.ofDays(1);

  private RemovedKeys() {}

  private static List<KeyRecord> records(Catalogue catalogue, String name) {
    return catalogue.keys().stream().filter(key -> key.name().equals(name)).toList();
  }

  /** Returns the keys, left behind since, that wrapped a removed data key and are not destroyed. */
  public static Set<KekId> openedBy(Catalogue catalogue, String name) {
    KeyHistory history = catalogue.history();
    Instant created = created(catalogue, name);
    Instant removed = history.removedKey(name).map(KeyEvent::happened).orElse(Instant.MAX);
    Set<KekId> found = new LinkedHashSet<>();
    for (Use use : history.ended()) {
      boolean overlaps =
          !use.until().plus(GRACE).isBefore(created) && use.since().isBefore(removed);
      if (overlaps && history.latest(EventKind.KEK_DESTROYED, use.kek()).isEmpty()) {
        found.add(use.kek());
      }
    }
    history.current().ifPresent(found::remove);
    return found;
  }

  /** Tells whether the key in use now wrapped a removed data key, too. */
  public static boolean isOpenedByCurrent(Catalogue catalogue, String name) {
    return catalogue
        .history()
        .removedKey(name)
        .filter(event -> catalogue.history().since().isBefore(event.happened()))
        .isPresent();
  }

  /** Tells whether nothing and nobody can open a removed data key any more. */
  static boolean isGone(Catalogue catalogue, String name) {
    return openedBy(catalogue, name).isEmpty() && !isOpenedByCurrent(catalogue, name);
  }

  private static Instant created(Catalogue catalogue, String name) {
    return records(catalogue, name).stream()
        .map(key -> Instant.parse(key.created()))
        .min(Instant::compareTo)
        .orElse(Instant.MIN);
  }
}
