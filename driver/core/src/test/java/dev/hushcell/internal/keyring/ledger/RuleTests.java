package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleTests {
  private final Ledgers db = new Ledgers();

  @BeforeEach
  void createContact() throws SQLException {
    db.createContact(db.open());
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void acceptsWhatTheCatalogueSays() {
    db.rules.add(
        rule(Search.EQUALITY, Compare.UNSPECIFIED, "contact.email", "", 0, Storage.BINARY));
    db.rules.add(
        rule(
            Search.EQUALITY,
            Compare.EXACT,
            "contact.email",
            "CHARACTER VARYING(100)",
            0,
            Storage.BINARY));
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void refusesAnotherSearch() throws SQLException {
    assertDiffers(
        rule(Search.NONE, Compare.UNSPECIFIED, "contact.email", "", 0, Storage.BINARY),
        "search: none",
        "search: equality");
  }

  @Test
  void refusesAnotherKey() throws SQLException {
    assertDiffers(
        rule(Search.EQUALITY, Compare.UNSPECIFIED, "mail", "", 0, Storage.BINARY),
        "key: mail",
        "key: contact.email");
  }

  @Test
  void refusesAnotherCompare() throws SQLException {
    assertDiffers(
        rule(Search.EQUALITY, Compare.LOWER, "contact.email", "", 0, Storage.BINARY),
        "compare: lower",
        "compare: unspecified");
  }

  @Test
  void refusesAnotherType() throws SQLException {
    assertDiffers(
        rule(
            Search.EQUALITY,
            Compare.UNSPECIFIED,
            "contact.email",
            "VARCHAR(50)",
            0,
            Storage.BINARY),
        "type: VARCHAR(50)",
        "type: VARCHAR(100)");
  }

  @Test
  void refusesAnotherPad() throws SQLException {
    assertDiffers(
        rule(Search.EQUALITY, Compare.UNSPECIFIED, "contact.email", "", 32, Storage.BINARY),
        "pad: 32",
        "pad: 0");
  }

  @Test
  void refusesAnotherStorage() throws SQLException {
    assertDiffers(
        rule(Search.EQUALITY, Compare.UNSPECIFIED, "contact.email", "", 0, Storage.TEXT),
        "storage: text",
        "storage: binary");
  }

  @Test
  void looksAtRulesOfTheSchemaOnly() {
    ColumnRule elsewhere =
        new ColumnRule(
            Optional.of("crm"),
            "contact",
            "email",
            Search.NONE,
            Compare.UNSPECIFIED,
            "other",
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.of());
    db.rules.add(elsewhere);
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  private void assertDiffers(ColumnRule rule, String... inMessage) throws SQLException {
    db.rules.add(rule);
    Ledger later = db.open();
    List<String> before = db.catalogueRows();
    assertRefused(KeyringFault.RULE_DIFFERS, later::current, "CONTACT.EMAIL", "PUBLIC");
    assertRefused(KeyringFault.RULE_DIFFERS, later::current, inMessage);
    assertRefused(KeyringFault.RULE_DIFFERS, () -> later.activate(CONTACT));
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  private static ColumnRule rule(
      Search search, Compare compare, String key, String type, int pad, Storage storage) {
    return new ColumnRule(
        Optional.empty(),
        "contact",
        "email",
        search,
        compare,
        key,
        Optional.of(type).filter(text -> !text.isEmpty()),
        pad,
        storage,
        Set.of());
  }
}
