package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.JdkModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.proof.CatalogueMac;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Catalogues of the first format have no events; they get them from their administrator. */
class FirstFormatTests {
  private final Ledgers db = new Ledgers();
  private DataKey email;

  @BeforeEach
  void createContactInTheFirstFormat() throws Exception {
    Ledger ledger = db.open();
    db.createContact(ledger);
    email = ledger.keyring().current("PUBLIC", "contact.email");
    try (Connection connection = db.connect()) {
      CatalogueTables tables =
          new CatalogueTables(connection, "PUBLIC", new H2Tables(Ledgers.types()).catalogueForm());
      Manifest manifest = tables.manifest().orElseThrow().record();
      CatalogueMac mac =
          new CatalogueMac(
              new JdkModule(),
              db.keyStore.unwrap(manifest.macKey(), KeyContext.ofMacKey(manifest.catalogue())),
              manifest.catalogue());
      RecordTags tags = RecordTags.none();
      tables.keys().forEach(key -> tags.keys().add(key.mac()));
      tables.columns().forEach(column -> tags.columns().add(column.mac()));
      Manifest first = manifest.next(1, manifest.macKey()).with(mac.digest(1, tags));
      assertThat(tables.advance(first, mac.of(first))).isTrue();
    }
    db.run("DROP TABLE hushcell_event");
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void isReadAndWrittenAsItIs() throws SQLException {
    Ledger ledger = db.open();
    assertThat(ledger.current().activated(Ledgers.CONTACT)).isPresent();
    ledger.announce(
        List.of(
            Ledgers.create(
                Ledgers.column(
                    new TableName("PUBLIC", "LEAD"), "NAME", "VARCHAR(9)", Search.NONE))));
    assertThat(db.query("SELECT format FROM hushcell_manifest")).containsExactly("1");
    assertThat(new Administration(ledger.access()).status().history()).isEmpty();
    assertThat(db.open().keyring().current("PUBLIC", "lead.name").version()).isEqualTo(1);
  }

  @Test
  void getsItsEventsWithTheFirstChange() throws SQLException {
    Ledger ledger = db.open();
    Ledger other = db.open();
    other.current();
    new Administration(ledger.access()).change(ChangeOptions.usual(), Progress.none());
    assertThat(db.query("SELECT format FROM hushcell_manifest")).containsExactly("2");
    assertThat(new Administration(ledger.access()).status().history()).hasSize(1);
    db.move(11_000_000_000L);
    assertThat(other.keyring().current("PUBLIC", "contact.email").id()).isEqualTo(email.id());
  }

  @Test
  void saysWhatToRunWhereTheTableCannotBeMade() throws SQLException {
    db.run(
        "CREATE USER APP PASSWORD ''",
        "GRANT SELECT, INSERT, UPDATE ON hushcell_key TO APP",
        "GRANT SELECT, INSERT, UPDATE ON hushcell_column TO APP",
        "GRANT SELECT, INSERT, UPDATE ON hushcell_manifest TO APP");
    H2Connections limited = new H2Connections(db.url.split(";", 2)[0], "APP", "h2:crm");
    Ledger ledger = db.open(limited, db.keyStore, Set.of());
    assertRefused(
        KeyringFault.NOT_CREATABLE,
        () -> new Administration(ledger.access()).change(ChangeOptions.usual(), Progress.none()),
        "CREATE TABLE IF NOT EXISTS \"PUBLIC\".hushcell_event");
  }
}
