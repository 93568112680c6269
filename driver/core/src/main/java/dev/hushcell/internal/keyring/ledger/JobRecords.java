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
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
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

  /**
   * A column that a job is to rewrite.
   *
   * @param old what it is, where it keeps cells
   * @param made what it becomes, where it is to keep cells
   */
  public record Wish(Optional<ProtectedColumn> old, Optional<ProtectedColumn> made) {
    /** Returns the name of the column, which it keeps. */
    public ColumnName name() {
      return made.or(() -> old).orElseThrow().name();
    }

    /** Returns the type of its values before. */
    public LogicalType type() {
      return old.or(() -> made).orElseThrow().type();
    }
  }

  /** Returns the declared columns of a table that a job would encrypt; refuses what cannot be. */
  public List<Wish> encryptable(TableName table, Protection protection) {
    Optional<Catalogue> catalogue = withoutJob(table);
    Prospect prospect = new Prospect(tables);
    Collection<ProtectedColumn> wanted =
        transactions.look(
            attempts,
            connection ->
                prospect.wanted(connection, table, protection.withoutJobs(), catalogue).values());
    return wanted.stream()
        .map(column -> new Wish(Optional.empty(), Optional.of(column)))
        .map(wish -> catalogue.map(now -> withNewKeyAgain(now, wish)).orElse(wish))
        .toList();
  }

  /** A column that was decrypted once gets cells of another key than it had then. */
  private static Wish withNewKeyAgain(Catalogue now, Wish wish) {
    return now.column(wish.name())
        .filter(record -> record.state().isGivenUp())
        .map(
            record ->
                Successors.of(now, List.of(new Wish(Optional.of(record.column()), wish.made()))))
        .map(keyed -> new Wish(Optional.empty(), keyed.get(0).made()))
        .orElse(wish);
  }

  /**
   * Returns what columns become that are to be changed; refuses what cannot be.
   *
   * @param changes for each column, turns the rule it was made by into the rule it is to follow
   */
  public List<Wish> changed(TableName table, Map<String, UnaryOperator<ColumnRule>> changes) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    List<Wish> wishes = new ArrayList<>();
    for (Map.Entry<String, UnaryOperator<ColumnRule>> change : changes.entrySet()) {
      ProtectedColumn old = requireActive(now, new ColumnName(table, change.getKey()));
      ColumnRule rule = change.getValue().apply(LedgerSnapshot.ruleOf(old));
      String type = rule.type().orElse(old.type().declared());
      ProtectedColumn made = tables.types().derive(rule, old.name(), type, "");
      requireLonger(old, made);
      wishes.add(new Wish(Optional.of(old), Optional.of(made)));
    }
    return Successors.of(now, wishes);
  }

  private static void requireLonger(ProtectedColumn old, ProtectedColumn made) {
    LogicalType was = old.type();
    LogicalType is = made.type();
    if (was.family() != is.family()
        || was.scale() != is.scale()
        || was.ignoresCase() != is.ignoresCase()
        || was.precision() > is.precision()) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          old.name().shortForm()
              + " is "
              + was.declared()
              + " and can only become a longer type of the same kind, not "
              + is.declared());
    }
  }

  /**
   * Returns the columns of a table that a job would decrypt.
   *
   * @param columns their names; none for all
   */
  public List<Wish> decryptable(TableName table, List<String> columns) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    return named(now, table, columns).stream()
        .map(name -> new Wish(Optional.of(requireActive(now, name)), Optional.empty()))
        .toList();
  }

  /**
   * Returns the names of columns of a table that keep cells.
   *
   * @param columns their names; none for all
   */
  public List<String> active(TableName table, List<String> columns) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    return named(now, table, columns).stream().map(ColumnName::column).toList();
  }

  private static List<ColumnName> named(Catalogue now, TableName table, List<String> columns) {
    if (!columns.isEmpty()) {
      return columns.stream().map(column -> new ColumnName(table, column)).toList();
    }
    List<ColumnName> all =
        now.columns().stream()
            .filter(record -> record.state().isPresent())
            .map(record -> record.column().name())
            .filter(name -> name.table().equals(table))
            .sorted(Comparator.comparing(ColumnName::column))
            .toList();
    if (all.isEmpty()) {
      throw KeyringFault.NO_JOB.fault(table + " has no column that keeps cells");
    }
    return all;
  }

  private static ProtectedColumn requireActive(Catalogue now, ColumnName name) {
    return now.column(name)
        .filter(record -> record.state().isPresent())
        .map(ColumnRecord::column)
        .orElseThrow(
            () ->
                KeyringFault.NO_JOB.fault(
                    name.shortForm() + " is no column that keeps cells; look at the status"));
  }

  private Optional<Catalogue> withoutJob(TableName table) {
    Optional<Catalogue> catalogue = catalogues.read(table.schema());
    catalogue
        .flatMap(now -> now.rewritings().at(table))
        .ifPresent(
            job -> {
              throw KeyringFault.JOB_RUNS.fault(
                  "rewriting " + job.id() + " of " + table + " is not over; resume or abandon it");
            });
    return catalogue;
  }

  private static Catalogue requireCatalogue(Optional<Catalogue> catalogue, TableName table) {
    return catalogue.orElseThrow(
        () -> KeyringFault.NO_JOB.fault("schema " + table.schema() + " has no catalogue"));
  }

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
        wishes.stream()
            .flatMap(wish -> wish.made().stream())
            .map(ProtectedColumn::key)
            .collect(Collectors.toSet()));
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
    writer.change(table.schema(), before -> begun(before, job, wishes, now));
    written.run();
    return require(job);
  }

  /** Applications may see columns in other places than the database since an earlier job. */
  private List<Rewriting.Column> places(Catalogue now, TableName table, List<Wish> wishes) {
    ExistingTable existing =
        transactions
            .look(attempts, connection -> tables.table(connection, table))
            .orElseThrow(() -> KeyringFault.NOT_A_TABLE.fault(table + " is gone"));
    List<String> names =
        JobsInForce.earlier(now)
            .seen(table, existing.columns().stream().map(ExistingTable.Column::name).toList());
    List<Rewriting.Column> found = new ArrayList<>();
    for (Wish wish : wishes) {
      String name = wish.name().column();
      int place = names.indexOf(name);
      found.add(new Rewriting.Column(name, "", "", place <= 0 ? "" : names.get(place - 1)));
    }
    return found;
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
      wish.old().ifPresent(old -> requireStill(before, old));
      wish.old().ifPresent(old -> own.add(old.as(named.fullKept(column))));
      wish.made().ifPresent(made -> own.add(made.as(named.fullShadow(column))));
    }
    return new CatalogueEdit(
        List.of(),
        ColumnAgreement.records(before, own, ColumnState.ABSENT, at),
        events,
        Optional.empty());
  }

  private static void requireStill(Catalogue before, ProtectedColumn old) {
    if (!requireActive(before, old.name()).equals(old)) {
      throw KeyringFault.BUSY.fault(
          old.name().shortForm() + " was changed by somebody else meanwhile; try again");
    }
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

  /** Returns what the columns of a job were and become, in their order. */
  public List<Wish> wishes(Rewriting job) {
    Catalogue now = requireCatalogue(catalogues.read(job.table().schema()), job.table());
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
      boolean keepsCells =
          switch (job.kind()) {
            case ENCRYPT, CHANGE -> true;
            case DECRYPT -> false;
          };
      ColumnName from = keepsCells ? job.fullShadow(column) : job.fullKept(column);
      ProtectedColumn become = ColumnAgreement.requireRecord(now, from).column();
      ColumnState state = keepsCells ? ColumnState.ACTIVE : ColumnState.PLAIN;
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
