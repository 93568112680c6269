package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes that keys are to be destroyed, and takes such notes back. Thread-safe. */
record Plans(LedgerAccess parts) {
  PlannedDestruction schedule(Destroyable what, DestructionOptions options) {
    if (!options.noOtherDatabase()) {
      throw KeyringFault.OTHER_DATABASES.fault(
          "destroying "
              + what.shown()
              + " destroys key-encryption keys that other databases with the same key store may"
              + " need, and this one cannot see them; look at their status, and then say that no"
              + " other database needs them (no-other-database)");
    }
    if (options.waiting().compareTo(DestructionOptions.LEAST_WAIT) < 0) {
      throw KeyringFault.WAIT_TOO_SHORT.fault(
          "the waiting period must be at least "
              + DestructionOptions.LEAST_WAIT.toSeconds()
              + " seconds, so that every process reads the catalogues before; usual are "
              + DestructionOptions.USUAL_WAIT.toHours()
              + " hours");
    }
    if (what instanceof Destroyable.DataKey key) {
      new KeysInCells(parts).requireUnused(key, options.withCells());
    }
    prepareEvents();
    PlannedDestruction planned =
        parts.change(
            held -> {
              Instant due = held.clocks().later().plus(options.waiting());
              return new Outcome<>(
                  noted(held, what, due, options.withCells()), held.clocks().planned(due));
            });
    parts.written().run();
    return planned;
  }

  void prepareEvents() {
    parts.all().prepareEvents(parts.all().read().catalogues());
  }

  private Map<String, CatalogueEdit> noted(
      Held held, Destroyable what, Instant due, boolean withCells) {
    Instant at = held.clocks().later();
    if (what instanceof Destroyable.DataKey key) {
      Catalogue catalogue = requireKey(held, key);
      requireNotPlanned(what, catalogue.history().plannedKey(key.name()));
      KeyEvent event =
          KeyEvent.of(EventKind.KEY_PLANNED, key.name(), at)
              .dueAt(due)
              .noting(withCells ? KeysInCells.LOST : "");
      return Map.of(catalogue.schema(), CatalogueEdit.ofEvents(List.of(event)));
    }
    KekBook.Life life = life(held, (Destroyable.KeyEncryptionKey) what);
    requireNone(what, life.objection());
    requireNotPlanned(what, life.planned());
    return everywhere(
        held,
        together(held, life).stream()
            .filter(each -> each.objection().isEmpty() && each.planned().isEmpty())
            .map(each -> KeyEvent.of(EventKind.KEK_PLANNED, each.kek(), at).dueAt(due))
            .toList());
  }

  private static void requireNotPlanned(Destroyable what, Optional<KeyEvent> planned) {
    requireNone(
        what,
        planned
            .flatMap(KeyEvent::due)
            .map(
                due ->
                    "its destruction is planned for "
                        + due
                        + " already; to plan it again, cancel that first"));
  }

  private static void requireNone(Destroyable what, Optional<String> objection) {
    if (objection.isPresent()) {
      throw refused(what, objection.get());
    }
  }

  private static RuntimeException refused(Destroyable what, String why) {
    return KeyringFault.NOT_DESTROYABLE.fault(what.shown() + " cannot be destroyed: " + why);
  }

  private static Catalogue requireKey(Held held, Destroyable.DataKey key) {
    Catalogue catalogue =
        held.catalogue(key.schema())
            .orElseThrow(
                () ->
                    KeyringFault.NO_SUCH_KEY.fault(
                        "there is no catalogue in schema "
                            + key.schema()
                            + "; look at the status for the names"));
    if (catalogue.isDestroyed(key.name())) {
      throw refused(key, "its record is gone already");
    }
    if (catalogue.currentKey(key.name()).isEmpty()) {
      throw KeyringFault.NO_SUCH_KEY.fault(
          "there is no " + key.shown() + "; look at the status for the names");
    }
    return catalogue;
  }

  void cancel(Destroyable what) {
    parts.change(held -> new Outcome<>(cancelled(held, what), held.clocks().later()));
    parts.written().run(); // which pins it, so that nobody brings the plan back
  }

  private Map<String, CatalogueEdit> cancelled(Held held, Destroyable what) {
    Instant at = held.clocks().later();
    if (what instanceof Destroyable.DataKey key) {
      Catalogue catalogue = requireKey(held, key);
      requirePlanned(what, catalogue.history().plannedKey(key.name()));
      KeyEvent event = KeyEvent.of(EventKind.KEY_CANCELLED, key.name(), at);
      return Map.of(catalogue.schema(), CatalogueEdit.ofEvents(List.of(event)));
    }
    KekBook.Life life = life(held, (Destroyable.KeyEncryptionKey) what);
    requirePlanned(what, life.planned());
    return everywhere(
        held,
        together(held, life).stream()
            .filter(each -> each.planned().isPresent())
            .map(each -> KeyEvent.of(EventKind.KEK_CANCELLED, each.kek(), at))
            .toList());
  }

  private static KeyEvent requirePlanned(Destroyable what, Optional<KeyEvent> planned) {
    return planned.orElseThrow(
        () ->
            KeyringFault.NOT_PLANNED.fault(
                "no destruction of " + what.shown() + " is planned; look at the status"));
  }

  /** Notes that an administrator destroyed a key himself. */
  void confirm(Destroyable.KeyEncryptionKey key) {
    parts.change(
        held -> {
          KekBook.Life life = life(held, key);
          requireNone(key, life.objection());
          Instant due = requirePlanned(key, life.planned()).due().orElseThrow();
          if (!held.clocks().havePassed(due)) {
            throw KeyringFault.NOT_PLANNED.fault(
                "the destruction of " + key.shown() + " is not due before " + due);
          }
          if (new StoreOfKek(parts, held).isThere(life.kek())) {
            throw refused(key, "its key store still has it; destroy it there first");
          }
          KeyEvent event =
              KeyEvent.of(EventKind.KEK_DESTROYED, life.kek(), held.clocks().later())
                  .noting("confirmed by an administrator");
          return new Outcome<>(everywhere(held, List.of(event)), due);
        });
    parts.written().run();
  }

  /** Keys of tenants are in no history before something is planned for them. */
  private KekBook.Life life(Held held, Destroyable.KeyEncryptionKey key) {
    KekBook book = book(held);
    boolean moved = held.first(each -> each.ofTenant(key.name())).isPresent();
    return moved || isOfTenant(held, key.name()) ? book.ofTenant(key.name()) : book.named(key);
  }

  private boolean isOfTenant(Held held, String kek) {
    return new TenantAdministration(parts).hasKek(held, kek);
  }

  /** With the key of a tenant goes each one that its keys were under in another store. */
  private List<KekBook.Life> together(Held held, KekBook.Life life) {
    KekBook book = book(held);
    return isOfTenant(held, life.kek().name())
        ? book.ofSameTenant(life.kek()).stream().map(each -> book.ofTenant(each.name())).toList()
        : List.of(life);
  }

  private KekBook book(Held held) {
    return new KekBook(held, parts.anyHome(held).describe());
  }

  /** A key-encryption key concerns all catalogues; each keeps its own record of that. */
  static Map<String, CatalogueEdit> everywhere(Held held, List<KeyEvent> events) {
    Map<String, CatalogueEdit> edits = new HashMap<>();
    held.catalogues().forEach(each -> edits.put(each.schema(), CatalogueEdit.ofEvents(events)));
    return edits;
  }
}
