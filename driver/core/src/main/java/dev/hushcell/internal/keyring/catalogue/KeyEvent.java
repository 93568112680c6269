package dev.hushcell.internal.keyring.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code hushcell_event}: something that an administrator did with keys. Rows are only
 * ever added.
 *
 * @param number 1 for the first
 * @param subject the key concerned; of a data key, its name and no store
 * @param previous the key-encryption key before, where it changed
 * @param due when the waiting period of a planned destruction is over
 * @param note what is left to do, where something is
 * @param happened when, by the later of the database's clock and the process's
 * @param epoch epoch of the catalogue in which the row was written
 */
public record KeyEvent(
    int number,
    EventKind kind,
    KekId subject,
    KekId previous,
    Optional<Instant> due,
    String note,
    Instant happened,
    long epoch)
    implements TaggedRow {
  private static final int LONGEST_NOTE = 900;

  @Override
  public Content content() {
    return new Content(
        "hushcell_event",
        number,
        kind.name(),
        subject.name(),
        subject.store(),
        previous.name(),
        previous.store(),
        due.map(Instant::toString).orElse(""),
        note,
        happened.toString(),
        epoch);
  }

  /** Something that happened to a key-encryption key; numbered when it is written. */
  public static KeyEvent of(EventKind kind, KekId subject, Instant happened) {
    return new KeyEvent(0, kind, subject, KekId.NONE, Optional.empty(), "", happened, 0);
  }

  public static KeyEvent of(EventKind kind, String dataKey, Instant happened) {
    return of(kind, new KekId(dataKey, ""), happened);
  }

  public KeyEvent after(KekId before) {
    return new KeyEvent(number, kind, subject, before, due, note, happened, epoch);
  }

  public KeyEvent dueAt(Instant when) {
    return new KeyEvent(number, kind, subject, previous, Optional.of(when), note, happened, epoch);
  }

  public KeyEvent noting(String what) {
    String fitting = what.length() > LONGEST_NOTE ? what.substring(0, LONGEST_NOTE) : what;
    return new KeyEvent(number, kind, subject, previous, due, fitting, happened, epoch);
  }

  public KeyEvent at(int newNumber, long newEpoch) {
    return new KeyEvent(newNumber, kind, subject, previous, due, note, happened, newEpoch);
  }
}
