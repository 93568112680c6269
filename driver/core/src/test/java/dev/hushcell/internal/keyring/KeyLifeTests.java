package dev.hushcell.internal.keyring;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.observe.Observer;
import dev.hushcell.secret.SecretAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of unwrapped keys as time passes, with a clock of the test. */
class KeyLifeTests {
  private static final Duration STEP = Duration.ofSeconds(10);

  private final Ledgers db = new Ledgers();
  private final List<String> told = new ArrayList<>();
  private Ledger ledger;
  private DataKey email;

  @BeforeEach
  void useAKey() throws SQLException {
    db.createContact(db.open());
    db.observer =
        new Observer() {
          @Override
          public void unwrapped(long nanoseconds) {
            told.add("unwrapped");
          }

          @Override
          public void keyConfirmed(long nanoseconds) {
            told.add("confirmed");
          }

          @Override
          public void keyStoreFailed(long nanoseconds, boolean mayPass) {
            told.add(mayPass ? "no answer" : "refused");
          }

          @Override
          public void keyForgotten() {
            told.add("forgotten");
          }
        };
    ledger = db.open();
    email = key();
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void keyIsShownToTheKeyStoreAgainBehindTheBackOfStatements() {
    assertThat(told).containsExactly("unwrapped");
    usedFor(DataKey.Life.USUAL.refresh().minus(STEP));
    assertThat(told).containsExactly("unwrapped");
    usedFor(STEP);
    assertThat(told).containsExactly("unwrapped", "confirmed");
    usedFor(Duration.ofHours(1));
    assertThat(told).hasSize(6).doesNotContain("forgotten");
    assertThat(key()).isSameAs(email);
  }

  @Test
  void outageOfAnHourIsNotNoticedByWhoHasTheKey() {
    db.keyStore.failures.set(Integer.MAX_VALUE);
    usedFor(Duration.ofHours(1));
    assertThat(key()).isSameAs(email);
    long asked = told.stream().filter("no answer"::equals).count();
    assertThat(asked).as("how often the store was asked in 45 minutes").isBetween(4L, 10L);
    db.keyStore.failures.set(0);
    usedFor(Duration.ofMinutes(10));
    assertThat(told).endsWith("confirmed");
    assertThat(key()).isSameAs(email);
  }

  @Test
  void whoHasNotTheKeyIsToldAtOnceDuringAnOutage() {
    db.keyStore.failures.set(Integer.MAX_VALUE);
    assertRefused(KeyringFault.KEY_STORE_DOWN, this::other, "does not answer");
    db.paused.set(0);
    int calls = calls();
    for (int i = 0; i < 100; i++) {
      assertRefused(KeyringFault.KEY_STORE_DOWN, this::other);
    }
    assertThat(calls()).as("calls of the store").isEqualTo(calls);
    assertThat(db.paused).hasValue(0);
    db.move(Duration.ofSeconds(1).toNanos());
    assertRefused(KeyringFault.KEY_STORE_DOWN, this::other);
    assertThat(calls()).as("calls of the store a second later").isEqualTo(calls + 4);
    db.keyStore.failures.set(0);
    db.move(Duration.ofSeconds(2).toNanos());
    assertThat(other().name()).isEqualTo("contact.phone");
  }

  @Test
  void keyIsErasedWhenTheOutageLastsTooLong() {
    db.keyStore.failures.set(Integer.MAX_VALUE);
    usedFor(DataKey.Life.USUAL.keep().minus(STEP));
    assertThat(key()).isSameAs(email);
    db.move(STEP.toNanos());
    ledger.current();
    assertErased(email);
    assertRefused(KeyringFault.KEY_STORE_DOWN, this::key);
    assertThat(told).contains("forgotten");
    db.keyStore.failures.set(0);
    db.move(Duration.ofMinutes(1).toNanos());
    assertThat(key().id()).isEqualTo(email.id());
  }

  @Test
  void keyThatTheStoreRefusesIsErasedAtTheNextLook() {
    db.keyStore.refusing = true;
    assertThat(key()).isSameAs(email);
    usedFor(DataKey.Life.USUAL.refresh().minus(STEP));
    assertThat(key()).isSameAs(email);
    db.move(STEP.toNanos());
    ledger.requireFresh();
    assertErased(email);
    assertThat(told).containsExactly("unwrapped", "refused", "forgotten");
    assertRefused(KeyringFault.KEY_NOT_OPENED, this::key);
  }

  @Test
  void whoRemembersAKeyNoticesThatItWasForgotten() {
    db.keyStore.refusing = true;
    usedFor(DataKey.Life.USUAL.refresh().minus(STEP));
    Object state = ledger.keyring().state();
    assertThat(ledger.keyring().state()).isSameAs(state);
    db.move(STEP.toNanos());
    ledger.requireFresh();
    assertThat(told).contains("forgotten");
    assertThat(ledger.keyring().state()).isNotSameAs(state);
  }

  @Test
  void refreshesAreSpreadOverTime() {
    db.chance = () -> 0;
    ledger = db.open();
    email = key();
    told.clear();
    usedFor(DataKey.Life.USUAL.refresh().dividedBy(2));
    assertThat(told).containsExactly("confirmed");
  }

  private void usedFor(Duration time) {
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
      db.move(STEP.toNanos());
      ledger.requireFresh();
      key();
    }
  }

  private DataKey key() {
    return ledger.keyring().current("PUBLIC", "contact.email");
  }

  private DataKey other() {
    return ledger.keyring().current("PUBLIC", "contact.phone");
  }

  private int calls() {
    return Integer.MAX_VALUE - db.keyStore.failures.get();
  }

  private static void assertErased(DataKey key) {
    assertThatThrownBy(() -> key.secret().copy(SecretAccess.iHandleKeyBytes()))
        .isInstanceOf(IllegalStateException.class);
  }
}
