package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.Clocks;
import dev.hushcell.internal.keyring.catalogue.KeyHistory;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All catalogues of a database at once: locked in the order of their schemas, verified, changed in
 * one transaction. Thread-safe.
 */
public record AllCatalogues(LedgerDatabase database, Catalogues catalogues) {
  /**
   * The catalogues at one moment.
   *
   * @param catalogues in the order of their schemas
   */
  public record Held(List<Catalogue> catalogues, Clocks clocks) {
    public Held {
      catalogues = List.copyOf(catalogues);
    }

    public Optional<Catalogue> catalogue(String schema) {
      return catalogues.stream().filter(each -> each.schema().equals(schema)).findFirst();
    }

    /** Returns what the first history tells that tells of it. */
    public <T> Optional<T> first(Function<KeyHistory, Optional<T>> find) {
      return catalogues.stream().flatMap(each -> find.apply(each.history()).stream()).findFirst();
    }

    /** Tells whether a key-encryption key of that name was destroyed, in whichever store. */
    public boolean hasDestroyed(String kek) {
      return catalogues.stream().anyMatch(each -> each.history().hasDestroyed(kek));
    }
  }

  /**
   * What to write.
   *
   * @param edits by schema
   * @param answer for the caller, when all is committed
   */
  public record Outcome<T>(Map<String, CatalogueEdit> edits, T answer) {}

  /** Decides on what the catalogues hold; run anew on each attempt. */
  @FunctionalInterface
  public interface Change<T> {
    Outcome<T> decide(Held held);
  }

  public Held read() {
    List<Catalogue> read = List.copyOf(new TreeMap<>(catalogues.readAll().catalogues()).values());
    return database.look(connection -> held(connection, read));
  }

  public <T> T change(Change<T> change) {
    return catalogues.underLocks(
        connection -> {
          List<Catalogue> locked = lock(connection);
          Outcome<T> outcome = change.decide(held(connection, locked));
          write(connection, locked, outcome.edits());
          return outcome.answer();
        },
        failure -> CatalogueWriter.notWritten(database.failures(), "all schemas", failure));
  }

  /** Makes the tables of events where catalogues of the first format have none. */
  public void prepareEvents(List<Catalogue> read) {
    for (Catalogue catalogue : read) {
      if (!catalogue.manifest().hasEvents()) {
        prepareEvents(catalogue.schema());
      }
    }
  }

  private void prepareEvents(String schema) {
    database.autocommitted(
        connection -> {
          Rows.run(
              connection,
              CatalogueSql.of(connection, schema, database.form()).create("hushcell_event"));
          return schema;
        },
        failure ->
            KeyringFault.NOT_CREATABLE.fault(
                "the table of events of the catalogue in schema "
                    + schema
                    + " could not be made ("
                    + Failures.describe(failure)
                    + "); have an administrator run:\n"
                    + database.transactions().sql(schema).create("hushcell_event")
                    + ";",
                failure));
  }

  /** Locks, reads and verifies every catalogue, in one order for all who do. */
  List<Catalogue> lock(Connection connection) throws SQLException {
    Map<String, Set<String>> found = CatalogueReader.discover(connection, database.form());
    for (Map.Entry<String, Set<String>> each : found.entrySet()) {
      if (each.getValue().containsAll(CatalogueSql.tables(1))) {
        database.catalogue(connection, each.getKey()).lockedManifest();
      }
    }
    List<Catalogue> locked = new ArrayList<>();
    for (Map.Entry<String, Set<String>> each : found.entrySet()) {
      Optional<RawCatalogue> rows =
          CatalogueReader.read(connection, each.getKey(), each.getValue(), database.form());
      if (rows.isPresent()) {
        locked.add(catalogues.verifyUnderLocks(rows.get()));
      }
    }
    return locked;
  }

  private void write(
      Connection connection, List<Catalogue> locked, Map<String, CatalogueEdit> edits)
      throws SQLException {
    for (Catalogue catalogue : locked) {
      CatalogueEdit edit = edits.getOrDefault(catalogue.schema(), CatalogueEdit.none());
      edit.write(database.catalogue(connection, catalogue.schema()), catalogue);
    }
  }

  private Held held(Connection connection, List<Catalogue> read) throws SQLException {
    Instant process = database.now();
    Instant server =
        read.isEmpty()
            ? process
            : database
                .timing()
                .database()
                .apply(database.catalogue(connection, read.get(0).schema()).time());
    return new Held(read, new Clocks(process, server, database.form().hasOwnClock(connection)));
  }
}
