package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueVerifier;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The catalogues of one database, read and verified. Remembers what it saw, so that a catalogue
 * that goes back, is exchanged or vanishes while the process runs is noticed. Thread-safe.
 */
public final class Catalogues implements AutoCloseable {
  /** A database may let nobody in for some moments, one after the other. */
  private static final int MOST_RACES = 40;

  /** Tables may be looked up by the hundred; so long their records are not compared again. */
  private static final long COMPARED = TimeUnit.SECONDS.toNanos(1);

  private static final int CONFIRMATIONS = 3;
  private static final long CONFIRMATION_PAUSE = 40;

  private final LedgerDatabase database;
  private final CatalogueVerifier verifier;
  private final Map<String, Catalogue> seen = new ConcurrentHashMap<>();

  /** When a reading began that compared every record and found nothing wrong. */
  private volatile long comparedAt;

  public Catalogues(LedgerDatabase database, CatalogueVerifier verifier) {
    this.database = database;
    this.verifier = verifier;
    this.comparedAt = database.timing().nanoTime().getAsLong() - COMPARED;
  }

  /** Reads what changed since the last time. */
  public CatalogueReading readAll() {
    return confirmed(
        () -> {
          long began = database.timing().nanoTime().getAsLong();
          boolean whole = began - comparedAt >= COMPARED;
          Map<String, Catalogue> before = Map.copyOf(seen);
          CatalogueRows rows =
              database.once(
                  connection ->
                      new CatalogueRows(database.tables(), database.timing(), before, whole)
                          .read(connection, this::readOne));
          CatalogueReading reading =
              rows.reading(raw -> accept(raw, Optional.ofNullable(before.get(raw.schema()))));
          if (whole) {
            comparedAt = began;
          }
          return reading;
        });
  }

  /**
   * Tells, as cheaply as can be, whether jobs that may exchange columns at any moment did so since
   * they were read.
   *
   * @param jobs the jobs that are about to
   */
  boolean areUnswitched(Map<String, Catalogue> known, List<Rewriting> jobs) {
    try {
      return database.once(
          connection -> {
            for (Rewriting job : jobs) {
              String schema = job.table().schema();
              Catalogue before = Objects.requireNonNull(known.get(schema));
              Optional<Stamped<Manifest>> now = database.catalogue(connection, schema).manifest();
              if (!now.equals(Optional.of(before.stampedManifest()))
                  || JobsInForce.keepsOld(
                      job,
                      database.tables().types(connection, schema, Set.of(job.table().table())))) {
                return false;
              }
            }
            return true;
          });
    } catch (SQLException e) {
      return false; // which has them read as a whole
    }
  }

  /** Reads the catalogue of one schema anew, whatever is known of it. */
  public Optional<Catalogue> read(String schema) {
    return confirmed(
        () -> {
          Optional<Catalogue> known = Optional.ofNullable(seen.get(schema));
          Optional<RawCatalogue> rows =
              database.once(connection -> readOne(connection, schema, known));
          return rows.map(raw -> accept(raw, known));
        });
  }

  /** Verifies rows that were read, outside of any transaction. */
  Catalogue verify(RawCatalogue rows) {
    return verifier.verify(rows);
  }

  /** A catalogue that this process has not seen yet, met under locks. */
  private static final class Unseen extends SQLTransientException {
    private static final long serialVersionUID = 1;
    private final String schema;

    Unseen(String schema) {
      super("a catalogue is new here");
      this.schema = schema;
    }
  }

  /**
   * Verifies rows that were read in a transaction of {@link #underLocks}, where no key store is
   * asked.
   */
  Catalogue verifyUnderLocks(RawCatalogue rows) throws SQLException {
    if (!verifier.isKnown(rows)) {
      throw new Unseen(rows.schema());
    }
    return verifier.verify(rows);
  }

  /**
   * Runs a transaction that holds locks of catalogues. Others wait for these, so a key store, which
   * may let one wait, is asked when they are free: the transaction is then attempted again.
   */
  <T> T underLocks(
      SqlCall.With<Connection, T> work, Function<SQLException, RuntimeException> failure) {
    return database.attempts().run(() -> underLocks(work), failure);
  }

  private <T> T underLocks(SqlCall.With<Connection, T> work) throws SQLException {
    try {
      return database.once(work);
    } catch (Unseen met) {
      Optional<Catalogue> unused = read(met.schema);
      throw met;
    }
  }

  /** Compares a verified catalogue with what the anchor has seen, or throws. */
  void requireForward(Catalogue catalogue) {
    boolean unused = verifier.requireForward(catalogue); // remembered when it is there
  }

  public CatalogueOverview status(Catalogue catalogue) {
    return new CatalogueOverview(
        catalogue.schema(),
        catalogue.mac().fingerprint(),
        catalogue.manifest().epoch(),
        verifier.trust(catalogue),
        catalogue.keys().size(),
        catalogue.columns().size());
  }

  private Optional<RawCatalogue> readOne(
      Connection connection, String schema, Optional<Catalogue> known) throws SQLException {
    Optional<RawCatalogue> rows = database.read(connection, schema);
    if (rows.isEmpty() && known.isPresent()) {
      requireWiped(connection, known.get());
      seen.remove(schema, known.get());
    }
    return rows;
  }

  /** A catalogue may vanish together with all its tables (a schema made anew), never alone. */
  private void requireWiped(Connection connection, Catalogue known) throws SQLException {
    for (ColumnRecord column : known.columns()) {
      TableName table = column.column().name().table();
      if (database.tables().exists(connection, table)) {
        throw KeyringFault.GONE.fault(
            ("the catalogue in schema %s is gone, but %s is still there; restore the tables of"
                    + " the catalogue (hushcell_…) from a backup")
                .formatted(known.schema(), table));
      }
    }
  }

  private Catalogue accept(RawCatalogue rows, Optional<Catalogue> known) {
    Catalogue now = verifier.verify(rows);
    known.ifPresent(before -> requireForward(before, now));
    if (verifier.requireForward(now) && database.settle()) {
      verifier.remember(now);
    }
    seen.merge(rows.schema(), now, Catalogues::later);
    return now;
  }

  private static Catalogue later(Catalogue left, Catalogue right) {
    boolean sameOne = left.uuid().equals(right.uuid());
    return sameOne && left.manifest().epoch() >= right.manifest().epoch() ? left : right;
  }

  private void requireForward(Catalogue before, Catalogue now) {
    if (!before.uuid().equals(now.uuid())) {
      requireVouched(now);
      return;
    }
    long was = before.manifest().epoch();
    long is = now.manifest().epoch();
    if (is < was || (is == was && !now.stampedManifest().equals(before.stampedManifest()))) {
      throw KeyringFault.WENT_BACK.fault(
          ("the catalogue in schema %s went back from epoch %s to %s; if the database was restored"
                  + " on purpose, restart the application, else restore the newer catalogue")
              .formatted(now.schema(), was, is));
    }
  }

  private void requireVouched(Catalogue now) {
    if (!List.of(Trust.PINNED, Trust.CONFIGURED).contains(verifier.trust(now))) {
      throw KeyringFault.REPLACED.fault(
          "the catalogue in schema "
              + now.schema()
              + " was exchanged for another one while the application runs; if that was done on"
              + " purpose, restart the application, else restore the right one");
    }
  }

  /** What looks damaged is read again: it may have been seen while it was being made. */
  private <T> T confirmed(SqlCall<T> look) {
    for (int attempt = 1; ; attempt++) {
      try {
        return look.run();
      } catch (Fault fault) {
        if (attempt >= CONFIRMATIONS || fault.code().kind() != FaultKind.CATALOGUE) {
          throw fault;
        }
      } catch (SQLException e) {
        if (attempt >= MOST_RACES || !database.failures().isRace(e)) {
          throw unreadable(e);
        }
      }
      database.attempts().pause(CONFIRMATION_PAUSE);
    }
  }

  private RuntimeException unreadable(SQLException failure) {
    if (database.failures().isMissingRight(failure)) {
      return KeyringFault.NOT_READABLE.fault(
          "the user has no right to read the catalogue ("
              + Failures.describe(failure)
              + "); grant SELECT, INSERT and UPDATE on hushcell_key, hushcell_column,"
              + " hushcell_event and hushcell_manifest in every schema that has them",
          failure);
    }
    return KeyringFault.UNREADABLE.fault(
        "the catalogue could not be read ("
            + Failures.describe(failure)
            + "); known cells can still be opened; try again later",
        failure);
  }

  @Override
  public void close() {
    verifier.close();
  }
}
