package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.internal.keyring.catalogue.CatalogueTransactions;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.ColumnState;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * What the catalogues say of jobs that rewrite columns: written before the job does what they say.
 * Thread-safe.
 */
public final class JobRecords {
  private final CatalogueTransactions transactions;
  private final Catalogues catalogues;
  private final AllCatalogues all;
  private final CatalogueCreation creation;
  private final CatalogueWriter writer;
  private final KeyMaker keys;
  private final DatabaseTables tables;
  private final Attempts attempts;
  private final IntSupplier random;
  private final Runnable written;
  private final Timing timing;

  JobRecords(
      CatalogueTransactions transactions,
      Catalogues catalogues,
      AllCatalogues all,
      CatalogueCreation creation,
      CatalogueWriter writer,
      KeyMaker keys,
      DatabaseTables tables,
      IntSupplier random,
      Runnable written,
      Timing timing) {
    this.transactions = transactions;
    this.catalogues = catalogues;
    this.all = all;
    this.creation = creation;
    this.writer = writer;
    this.keys = keys;
    this.tables = tables;
    this.random = random;
    this.written = written;
    this.timing = timing;
    this.attempts = new Attempts(timing.pause(), tables.failures());
  }

  /** Returns the declared columns of a table that a job would encrypt; refuses what cannot be. */
  public List<ProtectedColumn> encryptable(TableName table, Protection protection) {
    Optional<Catalogue> catalogue = catalogues.read(table.schema());
    catalogue
        .flatMap(now -> now.rewritings().at(table))
        .ifPresent(
            job -> {
              throw KeyringFault.JOB_RUNS.fault(
                  "rewriting " + job.id() + " of " + table + " is not over; resume or abandon it");
            });
    Prospect prospect = new Prospect(tables);
    return transactions.look(
        attempts,
        connection ->
            List.copyOf(prospect.wanted(connection, table, protection, catalogue).values()));
  }

  /**
   * Puts a job on record that encrypts columns, with the keys of their cells.
   *
   * @param columns what they become
   * @param plainFor how long their values may flow in clear
   */
  public Rewriting begin(TableName table, List<ProtectedColumn> columns, Duration plainFor) {
    Catalogue ready = creation.ensure(table.schema());
    all.prepareEvents(List.of(ready));
    keys.ensure(ready, columns.stream().map(ProtectedColumn::key).collect(Collectors.toSet()));
    Instant now = all.read().clocks().later();
    Rewriting job =
        new Rewriting(
            "hc_" + String.format(java.util.Locale.ROOT, "%08x", random.getAsInt()),
            Kind.ENCRYPT,
            table,
            places(table, columns),
            Phase.FILLING,
            now.plus(plainFor),
            false);
    writer.change(table.schema(), before -> begun(before, job, columns, now));
    written.run();
    return require(job);
  }

  private List<Rewriting.Column> places(TableName table, List<ProtectedColumn> columns) {
    ExistingTable existing =
        transactions
            .look(attempts, connection -> tables.table(connection, table))
            .orElseThrow(() -> KeyringFault.NOT_A_TABLE.fault(table + " is gone"));
    List<String> names = existing.columns().stream().map(ExistingTable.Column::name).toList();
    List<Rewriting.Column> found = new ArrayList<>();
    for (ProtectedColumn column : columns) {
      String name = column.name().column();
      int place = names.indexOf(name);
      found.add(new Rewriting.Column(name, "", "", place == 0 ? "" : names.get(place - 1)));
    }
    return found;
  }

  private CatalogueEdit begun(
      Catalogue before, Rewriting job, List<ProtectedColumn> columns, Instant at) {
    if (before.rewritings().at(job.table()).isPresent()) {
      throw KeyringFault.JOB_RUNS.fault(
          "another administrator just began to rewrite columns of " + job.table());
    }
    List<KeyEvent> events = new ArrayList<>();
    job.columns().forEach(column -> events.add(Rewritings.begun(job, column, at)));
    Rewriting named = new Rewritings(job.table().schema(), events).of(job.id()).orElseThrow();
    List<ProtectedColumn> shadows = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      shadows.add(columns.get(i).as(named.fullShadow(named.columns().get(i))));
    }
    List<ColumnRecord> unused =
        ColumnAgreement.records(before, columns, ColumnState.ACTIVE, at); // refuses
    return new CatalogueEdit(
        List.of(),
        ColumnAgreement.records(before, shadows, ColumnState.ABSENT, at),
        events,
        Optional.empty());
  }

  /** Returns a job as it is on record now. */
  public Rewriting require(Rewriting job) {
    return catalogues
        .read(job.table().schema())
        .flatMap(now -> now.rewritings().of(job.id()))
        .orElseThrow(
            () -> KeyringFault.NO_JOB.fault("rewriting " + job.id() + " is not on record"));
  }

  /** Returns the jobs of all catalogues, oldest first within each. */
  public List<Rewriting> jobs() {
    return catalogues.readAll().catalogues().values().stream()
        .flatMap(each -> each.rewritings().all().stream())
        .toList();
  }

  /** Returns the columns that a job makes, under the names of their shadows. */
  public List<ProtectedColumn> shadows(Rewriting job) {
    Catalogue now =
        catalogues
            .read(job.table().schema())
            .orElseThrow(() -> KeyringFault.NO_JOB.fault("the catalogue is gone"));
    return job.columns().stream()
        .map(column -> ColumnAgreement.requireRecord(now, job.fullShadow(column)).column())
        .toList();
  }

  /** Notes what a job is about to do, or did. */
  public Rewriting note(Rewriting job, EventKind kind) {
    writer.change(
        job.table().schema(),
        now -> CatalogueEdit.ofEvents(List.of(Rewritings.of(job, kind, timing.now().instant()))));
    written.run();
    return require(job);
  }

  /** Notes that the new columns have the names. */
  public void switched(Rewriting job) {
    writer.change(job.table().schema(), now -> switched(now, job));
    written.run();
  }

  /** Notes the same in the transaction that gives the new columns the names. */
  public void switched(Connection connection, Rewriting job) throws SQLException {
    writer.change(connection, job.table().schema(), now -> switched(now, job));
  }

  private CatalogueEdit switched(Catalogue now, Rewriting job) {
    Instant at = timing.now().instant();
    List<ColumnRecord> records = new ArrayList<>();
    for (Rewriting.Column column : job.columns()) {
      ColumnName name = job.full(column);
      ProtectedColumn shadow = ColumnAgreement.requireRecord(now, job.fullShadow(column)).column();
      records.add(new ColumnRecord(shadow.as(name), ColumnState.ACTIVE, 0, at.toString()));
    }
    KeyEvent event = Rewritings.of(job, EventKind.COLUMN_SWITCHED, at);
    return new CatalogueEdit(List.of(), records, List.of(event), Optional.empty());
  }

  /** Lets this process know at once what was written on another connection. */
  public void refresh() {
    written.run();
  }
}
