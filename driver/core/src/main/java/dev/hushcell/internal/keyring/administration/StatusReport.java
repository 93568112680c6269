package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus.State;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.KeyStatus.Event;
import dev.hushcell.admin.KeyStatus.Outstanding;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what the keys look like. Not thread-safe; made for one look. */
public final class StatusReport {
  private final Held held;
  private final GuardedStore home;
  private final KekBook book;
  private final List<KeyVersion> versions = new ArrayList<>();
  private final Set<Outstanding> outstanding = new LinkedHashSet<>();

  public StatusReport(Held held, GuardedStore home) {
    this.held = held;
    this.home = home;
    this.book = new KekBook(held, home.describe());
  }

  public KeyStatus of(Optional<String> anchor) {
    readVersions();
    return new KeyStatus(
        held.clocks().later(),
        home.describe(),
        keks(),
        dataKeys(),
        nextChange(held),
        events(),
        outstanding(),
        anchor);
  }

  /** Returns when the key may be changed next; empty: now. */
  public static Optional<Instant> nextChange(Held held) {
    return held.catalogues().stream()
        .flatMap(catalogue -> catalogue.history().lastChange().stream())
        .max(Instant::compareTo)
        .map(last -> last.plus(ChangeOptions.LEAST_INTERVAL))
        .filter(next -> !held.clocks().havePassed(next));
  }

  /** A store that does not answer is no reason to show nothing. */
  private void readVersions() {
    try {
      home.call(
              KeyringFault.KEY_NOT_ADMINISTERED,
              "listing the versions of its key",
              store -> {
                Optional<KeyAdministration> keys = store.administration();
                return keys.isPresent() ? keys.get().versions() : List.<KeyVersion>of();
              })
          .forEach(versions::add);
      compare(home.current());
    } catch (Fault fault) {
      tell(String.valueOf(fault.getMessage()));
    }
  }

  private List<KeyEncryptionKeyStatus> keks() {
    List<KeyEncryptionKeyStatus> found = new ArrayList<>();
    book.all().forEach(life -> found.add(status(life)));
    Set<String> known =
        found.stream().map(KeyEncryptionKeyStatus::name).collect(Collectors.toSet());
    for (KeyVersion version : versions) {
      if (!known.contains(version.name())) {
        found.add(
            new KeyEncryptionKeyStatus(
                version.name(),
                home.describe(),
                State.UNUSED,
                version.created(),
                Optional.empty(),
                0,
                Optional.empty()));
      }
    }
    return found;
  }

  private KeyEncryptionKeyStatus status(KekBook.Life life) {
    State state =
        life.isDestroyed() ? State.DESTROYED : life.isInUse() ? State.CURRENT : State.RETIRED;
    return new KeyEncryptionKeyStatus(
        life.kek().name(),
        life.kek().store(),
        state,
        life.since(),
        life.until(),
        life.records(),
        planned(life.planned()));
  }

  private Optional<PlannedDestruction> planned(Optional<KeyEvent> event) {
    return event.flatMap(KeyEvent::due).map(held.clocks()::planned);
  }

  private List<DataKeyStatus> dataKeys() {
    List<DataKeyStatus> found = new ArrayList<>();
    for (Catalogue catalogue : held.catalogues()) {
      catalogue.keys().forEach(key -> found.add(status(catalogue, key)));
    }
    found.sort(
        Comparator.comparing(DataKeyStatus::schema)
            .thenComparing(DataKeyStatus::name)
            .thenComparing(DataKeyStatus::version));
    return found;
  }

  private DataKeyStatus status(Catalogue catalogue, KeyRecord key) {
    List<String> columns =
        catalogue.columns().stream()
            .filter(record -> record.state().isPresent() || record.state().isBeingActivated())
            .map(record -> record.column())
            .filter(column -> column.key().equals(key.name()))
            .map(column -> column.name().shortForm())
            .sorted()
            .toList();
    return new DataKeyStatus(
        catalogue.schema(),
        key.name(),
        key.version(),
        state(catalogue, key),
        Instant.parse(key.created()),
        Optional.of(key.wrapped().keyEncryptionKey()).filter(name -> !name.isEmpty()),
        columns,
        planned(catalogue.history().plannedKey(key.name())));
  }

  private static DataKeyStatus.State state(Catalogue catalogue, KeyRecord key) {
    if (!key.isDestroyed()) {
      return DataKeyStatus.State.ACTIVE;
    }
    return RemovedKeys.isGone(catalogue, key.name())
        ? DataKeyStatus.State.DESTROYED
        : DataKeyStatus.State.REMOVED;
  }

  /** Describes events in words; an event that stands in several catalogues is listed once. */
  private List<Event> events() {
    Set<Event> told = new LinkedHashSet<>();
    for (Catalogue catalogue : held.catalogues()) {
      for (KeyEvent event : catalogue.history().events()) {
        told.add(new Event(event.happened(), text(catalogue, event)));
      }
    }
    return told.stream().sorted(Comparator.comparing(Event::at)).toList();
  }

  private static String text(Catalogue catalogue, KeyEvent event) {
    String kek = "key-encryption key " + event.subject();
    String key = "data key " + event.subject().name() + " of schema " + catalogue.schema();
    String due = event.due().map(when -> ", due " + when).orElse("");
    String column = event.subject().name() + "." + event.subject().store();
    String job = "rewriting " + event.previous().name() + " of " + event.subject().name();
    String note = event.note().isEmpty() ? "" : ": " + event.note();
    return switch (event.kind()) {
      case CHANGED -> "changed from " + event.previous() + " to " + event.subject();
      case MOVED -> "moved from " + event.previous() + " to " + event.subject();
      case KEK_PLANNED -> "destruction of " + kek + " planned" + due;
      case KEK_CANCELLED -> "destruction of " + kek + " cancelled";
      case KEK_ASKED -> "destruction of " + kek + " begun" + note;
      case KEK_DESTROYED -> kek + " destroyed" + note;
      case TENANT_MOVED ->
          "keys of a tenant moved from " + event.previous() + " to " + event.subject();
      case KEY_PLANNED -> "destruction of " + key + " planned" + due;
      case KEY_CANCELLED -> "destruction of " + key + " cancelled";
      case KEY_REMOVED -> "record of " + key + " emptied";
      case COLUMN_SHAPED -> job + " noted the definitions of the table";
      case COLUMN_BEGUN -> "rewriting of " + column + " begun (" + event.previous() + ")" + due;
      case COLUMN_EXTENDED -> job + " may leave values in plaintext for longer" + due;
      case COLUMN_PAUSED -> job + " paused";
      case COLUMN_RESUMED -> job + " resumed";
      case COLUMN_SWITCHING -> job + " about to exchange the columns";
      case COLUMN_FILLING -> job + " put off exchanging the columns";
      case COLUMN_SWITCHED -> job + " exchanged the columns";
      case COLUMN_ENDED -> job + " ended";
      case COLUMN_ABANDONED -> job + " abandoned";
    };
  }

  private void tell(String what) {
    outstanding.add(new Outstanding(what, Optional.empty()));
  }

  /** Compares the key that the store uses with the ones that the catalogues use. */
  private void compare(String current) {
    for (Catalogue catalogue : held.catalogues()) {
      String used = catalogue.macKey().keyEncryptionKey();
      if (!used.equals(current)) {
        tell(
            ("the key store wraps under %s, the catalogue in schema %s is still under %s;"
                    + " change the key-encryption key to finish that")
                .formatted(current, catalogue.schema(), used));
      }
    }
  }

  /** Returns what is left to do before what was begun is finished. */
  private List<Outstanding> outstanding() {
    for (Catalogue catalogue : held.catalogues()) {
      catalogue.history().latest(EventKind.KEY_PLANNED).forEach(event -> planned(catalogue, event));
      catalogue
          .history()
          .latest(EventKind.KEY_REMOVED)
          .forEach(event -> removed(catalogue, event.subject().name()));
    }
    book.all().forEach(this::planned);
    return List.copyOf(outstanding);
  }

  private void planned(Catalogue catalogue, KeyEvent event) {
    add(
        "data key %s of schema %s is to be destroyed; run the destruction when it is due"
            .formatted(event.subject().name(), catalogue.schema()),
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

  private void planned(KekBook.Life life) {
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
    outstanding.add(new Outstanding(what, due.filter(when -> !held.clocks().havePassed(when))));
  }
}
