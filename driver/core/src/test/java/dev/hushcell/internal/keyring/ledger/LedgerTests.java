package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTests {
  private final Ledgers db = new Ledgers();

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void writesNothingBeforeTheFirstTouchingStatement() throws SQLException {
    db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
    Ledger ledger = db.open();
    assertThat(ledger.current().activated()).isEmpty();
    assertThat(ledger.current().tableNames()).containsExactly("contact");
    assertThat(
            db.query(
                "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'"))
        .isEmpty();
  }

  @Test
  void whatWasAnnouncedIsProtectedForThisAndForLaterLedgers() throws SQLException {
    Ledger ledger = db.open();
    db.createContact(ledger);
    ProtectedTable table = ledger.current().activated(CONTACT).orElseThrow();
    assertThat(table.columns())
        .extracting(column -> column.name().column())
        .containsExactlyInAnyOrder("EMAIL", "PHONE");

    Ledger later = db.open();
    assertThat(later.current().activated(CONTACT).orElseThrow().column("EMAIL"))
        .contains(Ledgers.column(CONTACT, "EMAIL", "VARCHAR(100)", Search.EQUALITY));
    DataKey mine = ledger.keyring().current("PUBLIC", "contact.email");
    DataKey theirs = later.keyring().current("PUBLIC", "contact.email");
    assertThat(theirs.id()).isEqualTo(mine.id());
    assertThat(theirs.uuid()).isEqualTo(mine.uuid());
    assertThat(theirs.secret().sameAs(mine.secret())).isTrue();
  }

  @Test
  void everyKeyNameHasItsOwnKey() throws SQLException {
    Ledger ledger = db.open();
    db.createContact(ledger);
    DataKey email = ledger.keyring().current("PUBLIC", "contact.email");
    DataKey phone = ledger.keyring().current("PUBLIC", "contact.phone");
    assertThat(email.secret().sameAs(phone.secret())).isFalse();
    assertThat(email.id()).isNotEqualTo(phone.id());
    assertThat(ledger.keyring().byId("PUBLIC", phone.id())).contains(phone);
    assertThat(ledger.keyring().byId("OTHER", phone.id())).isEmpty();
  }

  @Test
  void aRuleThatVanishedLeavesTheColumnProtected() throws SQLException {
    db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
    db.createContact(db.open());
    db.rules.clear();
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void announcingTheSameAgainWritesNothing() throws SQLException {
    Ledger ledger = db.open();
    ProtectedColumn email = Ledgers.column(CONTACT, "EMAIL", "VARCHAR(100)", Search.EQUALITY);
    ledger.announce(List.of(Ledgers.create(email)));
    List<String> before = db.catalogueRows();
    ledger.announce(List.of(Ledgers.create(email)));
    assertThat(db.catalogueRows()).isEqualTo(before).isNotEmpty();
  }
}
