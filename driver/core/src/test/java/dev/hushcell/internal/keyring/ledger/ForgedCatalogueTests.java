package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.keyring.JdkModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.CatalogueMac;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who writes to the database can also wrap under its key-encryption key, as anybody can
 * where that is an RSA pair.
 */
class ForgedCatalogueTests {
  private final Ledgers db = new Ledgers();
  private final JdkModule module = new JdkModule();
  private Ledger running;

  @BeforeEach
  void createContact() throws SQLException {
    running = db.open();
    db.createContact(running);
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void refusesADataKeyThatHeWrappedHimself() throws Exception {
    try (Connection connection = db.connect()) {
      CatalogueTables tables = tables(connection);
      KeyRecord email = record(tables, "contact.email");
      UUID catalogue = tables.manifest().orElseThrow().record().catalogue();
      WrappedKey own =
          wrap(KeyContext.ofDataKey(catalogue, email.uuid(), email.id(), email.version()));
      String tag = new CatalogueMac(module, secret(), catalogue).of(email.wrappedAs(own));
      tables.put(new Stamped<>(email.wrappedAs(own), tag), true);
    }
    assertRefused(KeyringFault.RECORD_ALTERED, db.open()::current);
    assertRefused(
        KeyringFault.RECORD_ALTERED,
        () -> new Administration(running.access()).change(ChangeOptions.usual(), Progress.none()));
  }

  @Test
  void refusesAWholeCatalogueUnderAMacKeyOfHisOwn() throws Exception {
    try (Connection connection = db.connect()) {
      CatalogueTables tables = tables(connection);
      Manifest manifest = tables.manifest().orElseThrow().record();
      CatalogueMac mac = new CatalogueMac(module, secret(), manifest.catalogue());
      RecordTags tags = RecordTags.none();
      for (Stamped<KeyRecord> key : tables.keys()) {
        tags.keys().add(mac.of(key.record()));
        tables.put(new Stamped<>(key.record(), mac.of(key.record())), true);
      }
      for (Stamped<ColumnRecord> column : tables.columns()) {
        tags.columns().add(mac.of(column.record()));
        tables.put(new Stamped<>(column.record(), mac.of(column.record())), true);
      }
      Manifest forged =
          manifest
              .next(manifest.format(), wrap(KeyContext.ofMacKey(manifest.catalogue())))
              .with(mac.digest(manifest.format(), tags));
      assertThat(tables.advance(forged, mac.of(forged))).isTrue();
    }
    assertRefused(KeyringFault.REPLACED, db.open()::current, "catalogue: ");
    db.move(Duration.ofSeconds(11).toNanos());
    assertRefused(KeyringFault.MANIFEST_ALTERED, running::current);
  }

  private static SecretBytes secret() {
    return SecretBytes.copyOf(new byte[32]);
  }

  private WrappedKey wrap(byte[] context) throws KeyStoreException {
    return db.keyStore.wrap(secret(), context);
  }

  private CatalogueTables tables(Connection connection) throws SQLException {
    return new CatalogueTables(connection, "PUBLIC", new H2Tables(Ledgers.types()).catalogueForm());
  }

  private static KeyRecord record(CatalogueTables tables, String name) throws SQLException {
    List<Stamped<KeyRecord>> keys = tables.keys();
    return keys.stream()
        .map(Stamped::record)
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
