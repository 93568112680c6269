package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.CatalogueText;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.Sightings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a catalogue as a text that is kept apart from the database, and puts it back where the
 * catalogue was lost or damaged. What is put back must be right by its own tags, vouched for as any
 * catalogue is, and not older than what is there. Thread-safe.
 */
public record CatalogueExchange(
    LedgerDatabase database, Catalogues catalogues, Sightings sightings) {
  /** Returns the catalogue of a schema, verified, as a text. */
  public String written(String schema) {
    return database.look(
        connection -> {
          CatalogueTables tables = database.catalogue(connection, schema);
          RawCatalogue rows = database.read(connection, schema).orElseThrow(() -> missing(schema));
          tables.lockedManifest(); // nothing changes from here on
          Catalogue verified = catalogues.verify(database.read(connection, schema).orElse(rows));
          return CatalogueText.of(tables, schema, verified.manifest().hasEvents()).written();
        });
  }

  /** Puts a catalogue back, or tells what that would do. */
  public CatalogueImport putBack(String text, ImportOptions options) {
    RawCatalogue rows = CatalogueText.parse(text).raw();
    boolean healthy = isHealthy(rows.schema()); // first, so that what is there gets the pin
    Catalogue wanted = catalogues.verify(rows);
    Optional<Stamped<Manifest>> there = manifest(wanted.schema());
    boolean same = there.isPresent() && there.get().equals(wanted.stampedManifest());
    requireSameOne(wanted, there, healthy);
    requireNotOlder(wanted, there, options);
    catalogues.requireForward(wanted);
    boolean write = !options.dryRun() && !(same && healthy);
    if (write) {
      write(wanted.schema(), rows);
    }
    if (options.evenIfOlder() && !options.dryRun()) {
      sightings.accept(wanted);
    }
    return new CatalogueImport(
        wanted.schema(),
        wanted.mac().fingerprint(),
        catalogues.status(wanted).trust().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        wanted.epoch(),
        there.map(manifest -> manifest.record().epoch()),
        healthy,
        wanted.keys().size(),
        wanted.columns().size(),
        write);
  }

  /** What the manifest that is there says of itself; it may be wrong. */
  private Optional<Stamped<Manifest>> manifest(String schema) {
    try {
      return database.look(
          connection ->
              CatalogueReader.discover(connection, database.form()).containsKey(schema)
                  ? database.catalogue(connection, schema).manifest()
                  : Optional.empty());
    } catch (Fault damaged) {
      return Optional.empty();
    }
  }

  private boolean isHealthy(String schema) {
    try {
      return database.look(
          connection -> database.read(connection, schema).map(catalogues::verify).isPresent());
    } catch (Fault damaged) {
      return false;
    }
  }

  private static void requireSameOne(
      Catalogue wanted, Optional<Stamped<Manifest>> there, boolean healthy) {
    if (healthy
        && !there.map(each -> each.record().catalogue()).equals(Optional.of(wanted.uuid()))) {
      throw KeyringFault.REPLACED.fault(
          "the export is of another catalogue than the one in schema "
              + wanted.schema()
              + ", which is in order; nothing was written. Take an export of this database");
    }
  }

  private static void requireNotOlder(
      Catalogue wanted, Optional<Stamped<Manifest>> there, ImportOptions options) {
    long epoch = there.map(each -> each.record().epoch()).orElse(0L);
    if (epoch > wanted.epoch() && !options.evenIfOlder()) {
      throw KeyringFault.EXPORT_OLDER.fault(
          ("the export is of epoch %s, the catalogue in schema %s of epoch %s: keys and columns"
                  + " from in between would be lost, with their cells. Take a newer export, or"
                  + " confirm that it is intended (even-if-older)")
              .formatted(wanted.epoch(), wanted.schema(), epoch));
    }
  }

  private void write(String schema, RawCatalogue rows) {
    database.autocommitted(
        connection -> createTables(connection, schema),
        failure -> CatalogueWriter.notWritable(database.failures(), schema, failure));
    database.inTransaction(
        connection -> replace(connection, schema, rows),
        failure -> CatalogueWriter.notWritten(database.failures(), schema, failure));
  }

  private Boolean createTables(Connection connection, String schema) throws SQLException {
    if (!CatalogueReader.hasTables(connection, schema, database.form())) {
      database.catalogue(connection, schema).create();
    }
    return Boolean.TRUE;
  }

  private Boolean replace(Connection connection, String schema, RawCatalogue rows)
      throws SQLException {
    CatalogueTables tables = database.catalogue(connection, schema);
    tables.clear();
    List<Stamped<? extends TaggedRow>> all = new ArrayList<>(rows.keys());
    all.addAll(rows.columns());
    all.addAll(rows.events());
    for (Stamped<? extends TaggedRow> row : all) {
      tables.put(row, false);
    }
    tables.insert(rows.manifest().record(), rows.manifest().mac());
    Catalogue unused =
        catalogues.verify(database.read(connection, schema).orElseThrow(() -> missing(schema)));
    return Boolean.TRUE;
  }

  private static RuntimeException missing(String schema) {
    return KeyringFault.NO_CATALOGUE.fault(
        "schema " + schema + " has no catalogue; name the schema as the database stores it");
  }
}
