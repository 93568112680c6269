package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * What the catalogues say of jobs that rewrite columns: written before the job does what they say.
 * Thread-safe.
 */
public record JobRecords(
    LedgerDatabase database,
    Catalogues catalogues,
    AllCatalogues all,
    CatalogueCreation creation,
    CatalogueWriter writer,
    KeyMaker keys,
    JobTenants tenants,
    IntSupplier random,
    Runnable written) {
  /**
   * Puts a job on record, with the keys of the cells that it makes.
   *
   * @param wishes what becomes of the columns
   * @param until how long configurations may say otherwise
   */
  public Rewriting begin(Kind kind, TableName table, List<Wish> wishes, Duration until) {
    Catalogue ready = creation.ensure(table.schema());
    all.prepareEvents(List.of(ready));
    keys.ensure(
        ready,
        wishes.stream().map(Wish::name).toList(),
        wishes.stream()
            .flatMap(wish -> wish.made().stream())
            .map(ProtectedColumn::key)
            .collect(Collectors.toSet()));
    tenants.makeKeys(ready, wishes);
    Instant now = all.read().clocks().later();
    Rewriting job =
        new Rewriting(
            "hc_" + String.format(Locale.ROOT, "%08x", random.getAsInt()),
            kind,
            table,
            places(ready, table, wishes),
            Phase.FILLING,
            now.plus(until),
            false);
    write(job, before -> begun(before, job, wishes, now));
    return require(job);
  }

  /** Applications may see columns in other places than the database since an earlier job. */
  private List<Rewriting.Column> places(Catalogue now, TableName table, List<Wish> wishes) {
    List<String> names = JobsInForce.earlier(now).seen(table, columns(table));
    List<Rewriting.Column> found = new ArrayList<>();
    for (Wish wish : wishes) {
      String name = wish.name().column();
      int place = names.indexOf(name);
      found.add(new Rewriting.Column(name, "", "", place <= 0 ? "" : names.get(place - 1)));
    }
    return found;
  }

  public List<String> columns(TableName table) {
    return database
        .look(connection -> database.tables().table(connection, table))
        .orElseThrow(() -> KeyringFault.NOT_A_TABLE.fault(table + " is gone"))
        .columns()
        .stream()
        .map(ExistingTable.Column::name)
        .toList();
  }

  private static CatalogueEdit begun(
      Catalogue before, Rewriting job, List<Wish> wishes, Instant at) {
    if (before.rewritings().at(job.table()).isPresent()) {
      throw KeyringFault.JOB_RUNS.fault(
          "another administrator just began to rewrite columns of " + job.table());
    }
    List<KeyEvent> events = new ArrayList<>();
    job.columns().forEach(column -> events.add(Rewritings.begun(job, column, at)));
    Rewriting named = new Rewritings(job.table().schema(), events).of(job.id()).orElseThrow();
    List<ProtectedColumn> own = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      Rewriting.Column column = named.columns().get(i);
      wish.old()
          .ifPresentOrElse(
              old -> requireStill(before, old), () -> requireStillPlain(before, wish.name()));
      wish.old().ifPresent(old -> own.add(old.as(named.fullKept(column))));
      wish.made().ifPresent(made -> own.add(made.as(named.fullShadow(column))));
    }
    return new CatalogueEdit(
        List.of(),
        ColumnAgreement.records(before, own, ColumnRecord.State.ABSENT, at),
        events,
        Optional.empty());
  }

  private static void requireStill(Catalogue before, ProtectedColumn old) {
    if (!JobWishes.requireActive(before, old.name()).equals(old)) {
      throw changedMeanwhile(old.name());
    }
  }

  /** Cells that are taken for values would be sealed once more. */
  private static void requireStillPlain(Catalogue before, ColumnName name) {
    if (before.column(name).filter(record -> record.state().isPresent()).isPresent()) {
      throw changedMeanwhile(name);
    }
  }

  private static Fault changedMeanwhile(ColumnName name) {
    return KeyringFault.BUSY.fault(
        name.shortForm() + " was changed by somebody else meanwhile; try again");
  }

  public Rewriting require(Rewriting job) {
    return catalogues
        .read(job.table().schema())
        .flatMap(now -> now.rewritings().of(job.id()).map(found -> told(now, found, job)))
        .orElseThrow(
            () -> KeyringFault.NO_JOB.fault("rewriting " + job.id() + " is not on record"));
  }

  /** The table is not looked at again, since it may be locked by now. */
  private Rewriting told(Catalogue now, Rewriting found, Rewriting before) {
    return before.tenants().isEmpty()
        ? tenants.told(now, found)
        : found.ofTenants(before.tenants());
  }

  /** Returns the jobs of all catalogues, oldest first within each. */
  public List<Rewriting> jobs() {
    return catalogues.readAll().catalogues().values().stream()
        .flatMap(each -> each.rewritings().all().stream())
        .toList();
  }

  /** Returns what the columns of a job were and become, in their order. */
  public List<Wish> wishes(Rewriting job) {
    Catalogue now = JobWishes.requireCatalogue(catalogues.read(job.table().schema()), job.table());
    keys.requireLatest(now, job.columns().stream().map(job::full).toList());
    return job.columns().stream()
        .map(
            column ->
                new Wish(
                    recorded(now, job.fullKept(column), job.full(column)),
                    recorded(now, job.fullShadow(column), job.full(column))))
        .toList();
  }

  private static Optional<ProtectedColumn> recorded(
      Catalogue now, ColumnName record, ColumnName name) {
    return now.column(record).map(each -> each.column().as(name));
  }

  /** Notes what a job is about to do, or did; returns it as it is then. */
  public Rewriting note(Rewriting job, EventKind kind) {
    write(
        job,
        now ->
            now.rewritings().isNews(job, kind)
                ? CatalogueEdit.ofEvents(List.of(Rewritings.of(job, kind, database.now())))
                : CatalogueEdit.none());
    return require(job);
  }

  /** Returns what the table of a job was like when it began, where that was noted. */
  public Optional<String> shape(Rewriting job) {
    return catalogues.read(job.table().schema()).flatMap(now -> now.rewritings().shape(job));
  }

  /** Returns which columns that keep cells have a DEFAULT, which is a cell of the old key too. */
  public List<String> defaults(Connection connection, List<Wish> wishes) throws SQLException {
    List<String> found = new ArrayList<>();
    Optional<ExistingTable> table =
        database.tables().table(connection, wishes.get(0).name().table());
    for (Wish wish : wishes) {
      boolean kept =
          wish.old().isPresent()
              && table.stream()
                  .flatMap(existing -> existing.named(wish.name().column()).stream())
                  .anyMatch(ExistingTable.Column::hasDefault);
      if (kept) {
        found.add(
            wish.name().shortForm()
                + " has a DEFAULT, a cell of its key: drop the DEFAULT, and set it again when the"
                + " job is over");
      }
    }
    return found;
  }

  /** Notes what the table of a job is like when it begins. */
  public void noteShape(Rewriting job, String shape) {
    write(
        job,
        now ->
            CatalogueEdit.ofEvents(
                List.of(
                    Rewritings.of(job, EventKind.COLUMN_SHAPED, database.now()).noting(shape))));
  }

  /** Notes that the new columns have the names. */
  public void switched(Rewriting job) {
    write(job, now -> switched(now, job));
  }

  private void write(Rewriting job, Function<Catalogue, CatalogueEdit> change) {
    writer.change(job.table().schema(), change);
    written.run();
  }

  /** Notes the same in the transaction that gives the new columns the names, or ends it. */
  public void switched(Connection connection, Rewriting job) throws SQLException {
    writer.change(
        connection,
        job.table().schema(),
        now -> {
          now.rewritings().of(job.id()).ifPresent(JobRecords::requireSwitching);
          return switched(now, job);
        });
  }

  /** Refuses a job that another process took back, or went on with, since it was announced. */
  public static void requireSwitching(Rewriting now) {
    if (now.phase() != Phase.SWITCHING) {
      throw KeyringFault.NO_JOB.fault(
          "another process had rewriting %s of %s become %s meanwhile; look at the status"
              .formatted(now.id(), now.table(), now.phase()));
    }
  }

  private CatalogueEdit switched(Catalogue now, Rewriting job) {
    if (!now.rewritings().isNews(job, EventKind.COLUMN_SWITCHED)) {
      return CatalogueEdit.none();
    }
    Instant at = database.now();
    List<ColumnRecord> records = new ArrayList<>();
    for (Rewriting.Column column : job.columns()) {
      boolean keepsCells =
          switch (job.kind()) {
            case ENCRYPT, CHANGE -> true;
            case DECRYPT -> false;
          };
      ColumnName from = keepsCells ? job.fullShadow(column) : job.fullKept(column);
      ProtectedColumn become = ColumnAgreement.requireRecord(now, from).column();
      ColumnRecord.State state = keepsCells ? ColumnRecord.State.ACTIVE : ColumnRecord.State.PLAIN;
      records.add(new ColumnRecord(become.as(job.full(column)), state, 0, at.toString()));
    }
    KeyEvent event = Rewritings.of(job, EventKind.COLUMN_SWITCHED, at);
    return new CatalogueEdit(List.of(), records, List.of(event), Optional.empty());
  }

  /** Lets this process know at once what was written on another connection. */
  public void refresh() {
    written.run();
  }
}
