package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class KeyUseTests {
  private final Trap counter = new Trap();
  private final MapKeyring keyring = new MapKeyring();
  private final RawColumns cells =
      new RawColumns(new TrappedModule(counter), keyring, ValueRules.standard());

  @Test
  void sealsAlikeUnderASharedKeyAndOnlyThere() {
    RawColumn mail = cells.of(Columns.varchar("mail", 40).equality().under("person").build());
    RawColumn login = cells.of(Columns.varchar("login", 60).equality().under("person").build());
    RawColumn other = cells.of(Columns.varchar("other", 40).equality().build());

    assertThat(mail.seal("ada")).isEqualTo(login.seal("ada")).isNotEqualTo(other.seal("ada"));
    assertThat(login.open(mail.seal("ada"))).isEqualTo("ada");
  }

  @Test
  void sealsNumbersOfEveryWidthAlike() {
    RawColumn small =
        cells.of(Columns.of("s", LogicalTypes.of("SMALLINT")).equality().under("n").build());
    RawColumn big =
        cells.of(Columns.of("b", LogicalTypes.of("BIGINT")).equality().under("n").build());

    assertThat(small.seal(7)).isEqualTo(big.seal(7L)).isEqualTo(big.seal("7"));
  }

  @Test
  void keepsItsCiphersBetweenCells() {
    RawColumn column = cells.of(Columns.varchar("mail", 40).build());
    column.open(column.seal("ada"));
    counter.set(0, new IllegalStateException());
    column.open(column.seal("ada"));

    // One doFinal and one MAC of two calls each way.
    assertThat(counter.steps()).isEqualTo(6);
  }

  @Test
  void asksForAKeyOnceAndNotForEachCell() {
    RawColumn column = cells.of(Columns.varchar("mail", 40).build());
    Object cell = column.seal("ada");
    column.open(cell);
    int asked = keyring.asked();
    for (int i = 0; i < 10; i++) {
      column.open(column.seal("bob"));
    }

    assertThat(keyring.asked()).isEqualTo(asked);
  }

  @Test
  void asksAgainWhenTheKeyringAnswersOtherwise() {
    RawColumn column = cells.of(Columns.varchar("mail", 40).build());
    Object cell = column.seal("ada");
    column.open(cell);
    keyring.rotate("contact.mail");
    Object next = column.seal("ada");
    assertThat(column.open(next)).isEqualTo(column.open(cell));
    keyring.forget(keyring.current("CRM", "contact.mail"));

    assertThat(column.open(cell)).isEqualTo("ada");
    assertThatThrownBy(() -> column.open(next)).hasMessageContaining("names a data key");
  }

  @Test
  void goesOnWhenAKeyWasUnwrappedAnewAndTheOldSecretErased() {
    RawColumn column = cells.of(Columns.varchar("mail", 40).build());
    DataKey old = keyring.current("CRM", "contact.mail");
    Object cell = column.seal("ada");
    byte[] secret = old.secret().copy(SecretAccess.iHandleKeyBytes());
    keyring.add(
        new DataKey(old.name(), old.uuid(), old.id(), old.version(), SecretBytes.adopt(secret)));
    old.secret().close();

    assertThat(column.open(cell)).isEqualTo("ada");
    assertThat(column.open(column.seal("bob"))).isEqualTo("bob");
  }

  @Test
  void forgetsItsCiphersWhenClosed() {
    RawColumn column = cells.of(Columns.varchar("mail", 40).build());
    column.seal("ada");
    cells.close();
    counter.set(0, new IllegalStateException());

    cells.of(Columns.varchar("mail", 40).build()).seal("ada");

    assertThat(counter.steps()).isGreaterThan(6);
  }
}
