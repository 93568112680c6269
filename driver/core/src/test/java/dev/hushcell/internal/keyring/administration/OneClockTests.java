package dev.hushcell.internal.keyring.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.DataKeyStatus.State;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database in the process, or on its machine: both clocks are one, and whoever puts it forward,
 * or a machine that starts with a wrong one, must not destroy a key before its time.
 */
class OneClockTests {
  private static final Destroyable.DataKey EMAIL =
      new Destroyable.DataKey("PUBLIC", "contact.email");

  private final Ledgers db = new Ledgers();
  private Administration keys;

  @BeforeEach
  void planTheDestruction() throws SQLException {
    db.oneClock = true;
    db.createContact(db.open());
    keys = new Administration(db.open().access());
    keys.schedule(EMAIL, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt());
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  /** Whether it is put right again, or stays wrong, and is asked every hour. */
  @ParameterizedTest
  @CsvSource({"96, true", "96, false", "9600, false"})
  void aClockThatWasPutForwardOnceShortensNothing(int hours, boolean isPutRight) {
    db.pass(Duration.ofHours(hours));
    assertThat(destroyDue())
        .singleElement()
        .satisfies(step -> assertThat(step.isFinal()).isFalse())
        .satisfies(step -> assertThat(step.done()).contains("the only one", "run this again"));
    if (isPutRight) {
      db.pass(Duration.ofHours(-hours));
    }
    for (int hour = 0; hour < 71; hour++) {
      db.pass(Duration.ofHours(1));
      destroyDue();
      assertThat(state()).as("after %d hours", hour + 1).isEqualTo(State.ACTIVE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 73})
  void itIsDestroyedWhenTheTimePassed(int hours) {
    int passed = 0;
    while (state() == State.ACTIVE) {
      db.pass(Duration.ofHours(hours));
      passed += hours;
      destroyDue();
    }
    assertThat(passed).isBetween(72, 2 * 73); // the longest step comes on top
  }

  @Test
  void thePlanIsSeenSomeTimesOnly() {
    for (int minute = 0; minute < 72 * 60; minute += 10) {
      db.pass(Duration.ofMinutes(10));
      destroyDue();
    }
    assertThat(keys.status().history()).hasSizeBetween(5, 10);
  }

  @Test
  void aPlanThatWasCancelledBeginsAgain() {
    db.pass(Duration.ofHours(73));
    destroyDue();
    keys.cancel(EMAIL);
    db.pass(Duration.ofHours(100));
    assertThat(destroyDue()).isEmpty();
    keys.schedule(EMAIL, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt());
    db.pass(Duration.ofHours(73));
    destroyDue();
    assertThat(state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aDryRunNotesNothing() {
    db.pass(Duration.ofHours(73));
    assertThat(keys.destroyDue(true, Progress.none())).isEmpty();
    assertThat(keys.status().history()).hasSize(1);
  }

  private List<DestructionStep> destroyDue() {
    return keys.destroyDue(false, Progress.none());
  }

  private State state() {
    return keys.status().dataKeys().stream()
        .filter(key -> key.name().equals(EMAIL.name()))
        .map(DataKeyStatus::state)
        .findFirst()
        .orElseThrow();
  }
}
