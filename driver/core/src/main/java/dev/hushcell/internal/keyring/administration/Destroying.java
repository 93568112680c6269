package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.Progress.Step;
import dev.hushcell.internal.keyring.catalogue.Clocks;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.Waiting;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Outcome;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.keystore.Destruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Destroys what is due, in steps that can be taken up again wherever they ended: data keys out of
 * their records while all others are wrapped under a new key-encryption key; then the notes that
 * the old ones go, too; then those themselves, in their key store. Thread-safe.
 */
record Destroying(LedgerAccess parts, KeyChanges changes) {
  List<DestructionStep> run(boolean dryRun, Progress progress) {
    progress.at(Step.CHECKING, 0, 1);
    List<DestructionStep> steps = new ArrayList<>();
    Held seen = parts.all().read();
    parts.home(seen);
    requireLatest(seen);
    if (!dryRun && !seen.clocks().areTwo()) {
      steps.addAll(witness());
      seen = parts.all().read();
    }
    steps.addAll(new Removal(parts, changes).run(seen, dryRun, progress));
    if (!dryRun) {
      steps.addAll(planFollowing());
    }
    steps.addAll(destroyKeks(dryRun ? seen : parts.all().read(), dryRun, progress));
    if (!dryRun) {
      parts.written().run();
    }
    return steps;
  }

  /** A destruction that was cancelled must not be in force again because somebody put it back. */
  private void requireLatest(Held held) {
    parts.sightings().requireLatest(held.catalogues(), "the destruction of keys");
  }

  /** Where there is one clock only, plans are noted once more, so that its steps show. */
  private List<DestructionStep> witness() {
    return parts.change(
        held -> {
          Map<String, CatalogueEdit> edits = new HashMap<>();
          Set<DestructionStep> steps = new LinkedHashSet<>();
          for (Catalogue catalogue : held.catalogues()) {
            List<KeyEvent> again = seenAgain(catalogue, held.clocks(), steps);
            edits.put(catalogue.schema(), CatalogueEdit.ofEvents(again));
          }
          return new Outcome<>(edits, List.copyOf(steps));
        });
  }

  private static List<KeyEvent> seenAgain(
      Catalogue catalogue, Clocks clocks, Set<DestructionStep> steps) {
    List<KeyEvent> plans = new ArrayList<>(catalogue.history().latest(EventKind.KEY_PLANNED));
    plans.addAll(catalogue.history().latest(EventKind.KEK_PLANNED));
    List<KeyEvent> again = new ArrayList<>();
    for (KeyEvent plan : plans) {
      Waiting waiting = catalogue.history().waiting(plan);
      if (waiting.isToBeSeen(clocks)) {
        KeyEvent event = waiting.seenAgain(clocks);
        again.add(event);
        if (waiting.isDue(clocks)) {
          steps.add(tooEarly(catalogue, event));
        }
      }
    }
    return again;
  }

  private static DestructionStep tooEarly(Catalogue catalogue, KeyEvent event) {
    KekId subject = event.subject();
    boolean isDataKey = event.kind() == EventKind.KEY_PLANNED;
    return new DestructionStep(
        isDataKey
            ? new Destroyable.DataKey(catalogue.schema(), subject.name())
            : subject.destroyable(),
        "its waiting period is over by the clock of this machine, which is the only one, and one"
            + " that was put forward would say the same; run this again after "
            + event.due().orElseThrow(),
        false);
  }

  /** What wrapped a removed data key goes as soon as no process can need it any more. */
  private List<DestructionStep> planFollowing() {
    return parts.change(
        held -> {
          Set<KekId> wanted = following(held);
          List<DestructionStep> steps = new ArrayList<>();
          List<KeyEvent> events = new ArrayList<>();
          for (KekId kek : wanted) {
            KeyEvent event =
                KeyEvent.of(EventKind.KEK_PLANNED, kek, held.clocks().later())
                    .dueAt(held.clocks().later().plus(DestructionOptions.LEAST_WAIT));
            events.add(event);
            steps.add(
                new DestructionStep(
                    kek.destroyable(),
                    "its destruction was planned, because it wrapped a data key that was"
                        + " destroyed",
                    false));
          }
          return new Outcome<>(Plans.everywhere(held, events), steps);
        });
  }

  private Set<KekId> following(Held held) {
    Set<KekId> wanted = new LinkedHashSet<>();
    for (Catalogue catalogue : held.catalogues()) {
      for (KeyEvent removed : catalogue.history().latest(EventKind.KEY_REMOVED)) {
        wanted.addAll(RemovedKeys.openedBy(catalogue, removed.subject().name()));
      }
    }
    KekBook book = book(held);
    wanted.removeIf(
        kek -> {
          Optional<KekBook.Life> life =
              book.all().stream().filter(each -> each.kek().equals(kek)).findFirst();
          return life.isEmpty()
              || life.get().planned().isPresent()
              || life.get().objection().isPresent();
        });
    return wanted;
  }

  private KekBook book(Held held) {
    return new KekBook(held, parts.home(held).describe());
  }

  private List<DestructionStep> destroyKeks(Held seen, boolean dryRun, Progress progress) {
    List<KekId> due =
        book(seen).all().stream().filter(life -> isDue(life, seen)).map(KekBook.Life::kek).toList();
    List<DestructionStep> steps = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      progress.at(Step.DESTROYING, i, due.size());
      Destroyable.KeyEncryptionKey named = due.get(i).destroyable();
      if (dryRun) {
        steps.add(new DestructionStep(named, "it would be destroyed in its key store", false));
      } else {
        destroy(due.get(i)).ifPresent(steps::add);
      }
    }
    progress.at(Step.DESTROYING, due.size(), due.size());
    return steps;
  }

  /** Each catalogue keeps its own record of when a plan was seen. */
  private static boolean isDue(KekBook.Life life, Held held) {
    return life.objection().isEmpty()
        && life.planned().isPresent()
        && held.catalogues().stream()
            .map(Catalogue::history)
            .allMatch(
                history ->
                    history
                        .latest(EventKind.KEK_PLANNED, life.kek())
                        .map(history::waiting)
                        .map(waiting -> waiting.isOver(held.clocks()))
                        .orElse(true));
  }

  /**
   * Destroys under the locks of all manifests: a process that wrapped something under the key a
   * while ago waits for them before it writes, and then sees that the key was left behind.
   */
  private Optional<DestructionStep> destroy(KekId kek) {
    return parts.change(
        held -> {
          requireLatest(held);
          Optional<KekBook.Life> life =
              book(held).all().stream()
                  .filter(each -> each.kek().equals(kek))
                  .filter(each -> isDue(each, held))
                  .findFirst();
          if (life.isEmpty()) { // cancelled, or done by another administrator
            return new Outcome<>(Map.of(), Optional.empty());
          }
          Destruction made = new StoreOfKek(parts, held).destroy(kek);
          EventKind kind = made.isFinal() ? EventKind.KEK_DESTROYED : EventKind.KEK_ASKED;
          KeyEvent event = KeyEvent.of(kind, kek, held.clocks().later()).noting(made.outstanding());
          boolean isNews =
              life.get().asked().map(KeyEvent::note).filter(event.note()::equals).isEmpty();
          return new Outcome<>(
              isNews ? Plans.everywhere(held, List.of(event)) : Map.of(),
              Optional.of(step(kek, made)));
        });
  }

  private static DestructionStep step(KekId kek, Destruction made) {
    return new DestructionStep(
        kek.destroyable(),
        made.isFinal() ? "it was destroyed in its key store" : made.outstanding(),
        made.isFinal());
  }
}
