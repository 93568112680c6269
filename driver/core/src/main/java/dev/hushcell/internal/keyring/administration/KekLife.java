package dev.hushcell.internal.keyring.administration;

import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import java.time.Instant;
import java.util.Optional;

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
public record KekLife(
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
