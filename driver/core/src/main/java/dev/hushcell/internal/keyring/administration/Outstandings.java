package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.KeyStatus.Outstanding;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.proof.Catalogue;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left to do before what was begun is finished. Not thread-safe. */
final class Outstandings {
  private final Held held;
  private final KekBook book;
  private final Set<Outstanding> found = new LinkedHashSet<>();

  Outstandings(Held held, KekBook book) {
    this.held = held;
    this.book = book;
  }

  void tell(String what) {
    found.add(new Outstanding(what, Optional.empty()));
  }

  /** Compares the key that the store uses with the ones that the catalogues use. */
  void compare(String current) {
    for (Catalogue catalogue : held.catalogues()) {
      String used = catalogue.macKey().keyEncryptionKey();
      if (!used.equals(current)) {
        tell(
            "the key store wraps under "
                + current
                + ", the catalogue in schema "
                + catalogue.schema()
                + " is still under "
                + used
                + "; change the key-encryption key to finish that");
      }
    }
  }

  List<Outstanding> all() {
    for (Catalogue catalogue : held.catalogues()) {
      catalogue.history().latest(EventKind.KEY_PLANNED).forEach(event -> planned(catalogue, event));
      catalogue
          .history()
          .latest(EventKind.KEY_REMOVED)
          .forEach(event -> removed(catalogue, event.subject().name()));
    }
    book.all().forEach(this::planned);
    return List.copyOf(found);
  }

  private void planned(Catalogue catalogue, KeyEvent event) {
    add(
        "data key "
            + event.subject().name()
            + " of schema "
            + catalogue.schema()
            + " is to be destroyed; run the destruction when it is due",
        event.due());
  }

  private void removed(Catalogue catalogue, String name) {
    Set<KekId> left = RemovedKeys.openedBy(catalogue, name);
    String what =
        "data key " + name + " of schema " + catalogue.schema() + ": its record is gone, ";
    if (RemovedKeys.isOpenedByCurrent(catalogue, name)) {
      tell(
          what
              + "but the key-encryption key in use wrapped it; change that, and run the"
              + " destruction again");
    }
    if (!left.isEmpty()) {
      tell(
          what
              + "but a backup can be opened until these are destroyed: "
              + left.stream().map(KekId::toString).collect(Collectors.joining(", ")));
    }
  }

  private void planned(KekLife life) {
    if (life.planned().isEmpty() || life.isDestroyed()) {
      return;
    }
    String kek = "key-encryption key " + life.kek();
    if (life.isInUse()) {
      tell(kek + " is to be destroyed but is in use again; cancel its destruction");
    } else if (life.asked().isPresent()) {
      tell(kek + " is being destroyed: " + life.asked().get().note());
    } else {
      add(
          kek + " is to be destroyed; run the destruction when it is due",
          life.planned().flatMap(KeyEvent::due));
    }
  }

  private void add(String what, Optional<Instant> due) {
    found.add(new Outstanding(what, due.filter(when -> !held.clocks().havePassed(when))));
  }
}
