package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.proof.Anchor;
import dev.hushcell.internal.keyring.proof.Beginnings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.proof.CatalogueVerifier;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.keyring.proof.Sightings;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The ledger over the catalogues in one database, and the keyring that goes with it.
 *
 * <p>Nothing is written when it is built or first read: the catalogue of a schema is made by the
 * first {@link #announce} or {@link #activate} that needs it. Thread-safe.
 */
public final class Ledger implements ProtectionLedger, ProtectionLedger.Preview, AutoCloseable {
  private final Catalogues catalogues;
  private final LeasedProtection protection;
  private final Beginnings beginnings;
  private final KeyCache cache;
  private final TenantKeys tenants;
  private final Keyring keyring;
  private final CatalogueCreation creation;
  private final Announcement announcement;
  private final Activation activation;
  private final ColumnRenames renames;
  private final LedgerAccess access;
  private final CatalogueExchange exchange;
  private final JobWishes wishes;
  private final JobRecords jobs;
  private final ErasureRecords erasures;
  private final InFlight inFlight = new InFlight();

  /** Changes of one process wait for each other here instead of for the database's lock. */
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * Builds the ledger of one database.
   *
   * @param wrappers the open key stores, which the caller closes after the ledger; the first one is
   *     for new catalogues, the others open what they wrapped
   * @param timing clocks and pauses, {@link Timing#system()} outside tests
   */
  public Ledger(
      CatalogueConnections connections,
      List<KeyWrapper> wrappers,
      FipsModule module,
      Settings settings,
      DatabaseTables tables,
      Timing timing,
      Observer observer) {
    LedgerDatabase database = LedgerDatabase.of(connections, tables, timing);
    KeyStoreGate keyStore = new KeyStoreGate(wrappers, database.attempts(), timing);
    CataloguePins pins =
        new CataloguePins(keyStore, module, connections.place(), settings.fingerprints());
    Sightings sightings = new Sightings(keyStore, pins);
    Anchor anchor = new Anchor(settings.anchor());
    this.beginnings = new Beginnings(keyStore, pins);
    this.catalogues =
        new Catalogues(database, new CatalogueVerifier(keyStore, module, pins, anchor));
    this.cache = new KeyCache(keyStore, settings.life(), timing, observer);
    TenantRecords tenantRecords = new TenantRecords(database);
    this.tenants = new TenantKeys(tenantRecords, keyStore, settings.life(), timing, observer);
    this.protection =
        new LeasedProtection(
            catalogues,
            drift(tables.types(), settings, observer),
            new CatalogueRollback(sightings, database),
            new RuleAgreement(tables.types()),
            settings,
            this::upkeep,
            timing.nanoTime());
    this.keyring = new CatalogueKeyring(protection, cache, tenants, timing.nanoTime());
    AllCatalogues all = new AllCatalogues(database, catalogues);
    this.creation = new CatalogueCreation(database, catalogues, all, pins, keyStore, module);
    CatalogueWriter writer = new CatalogueWriter(catalogues, database);
    KeyMaker keys = new KeyMaker(catalogues, writer, keyStore, sightings, cache, module, timing);
    this.announcement = new Announcement(database, creation, writer, keys);
    this.renames = new ColumnRenames(database, catalogues, writer);
    this.activation = new Activation(database, catalogues, creation, writer, keys);
    this.access =
        new LedgerAccess(
            all,
            keyStore,
            pins,
            new CellCensus(database),
            sightings,
            protection::reread,
            anchor.shown(),
            new TenantMaker(tenantRecords, keyStore, module));
    this.exchange = new CatalogueExchange(database, catalogues, sightings);
    this.wishes = new JobWishes(database, catalogues);
    this.erasures = new ErasureRecords(database);
    this.jobs =
        new JobRecords(
            database,
            catalogues,
            all,
            creation,
            writer,
            keys,
            new JobTenants(database, catalogues, all, access.tenants()),
            module.random()::nextInt,
            protection::reread);
  }

  /**
   * What the configuration says to the ledger.
   *
   * @param plain folded {@code schema.table} of same-named tables that are really unprotected
   * @param fingerprints fingerprints of the catalogues to accept, hexadecimal; empty: as pinned in
   *     the key store
   * @param anchor the file that tells a rollback of the database, if there is to be one
   */
  public record Settings(
      List<ColumnRule> rules,
      Set<String> plain,
      Set<String> fingerprints,
      Optional<Path> anchor,
      DataKey.Life life) {
    public Settings {
      rules = List.copyOf(rules);
      plain = Set.copyOf(plain);
      fingerprints = Set.copyOf(fingerprints);
    }
  }

  private static SchemaDrift drift(TypeKnowledge types, Settings settings, Observer observer) {
    return new SchemaDrift(
        new CellFit(types),
        new StrayColumns(types, settings.plain()),
        new Notices(settings.rules(), settings.plain(), new PlainNotices(observer)));
  }

  private void upkeep(Catalogue catalogue) {
    cache.upkeep(catalogue);
    tenants.upkeep(catalogue);
  }

  public LedgerAccess access() {
    return access;
  }

  /** Returns what columns would become by a job. */
  public JobWishes wishes() {
    return wishes;
  }

  /** Returns what counts outside the database how often something began. */
  public Beginnings beginnings() {
    return beginnings;
  }

  public JobRecords jobs() {
    return jobs;
  }

  /** Returns what the database says of persons who were forgotten. */
  public ErasureRecords erasures() {
    return erasures;
  }

  /** Returns what writes catalogues as texts and puts them back. */
  public CatalogueExchange exchange() {
    return exchange;
  }

  /** Returns the data keys of the catalogues; they are erased when the ledger is closed. */
  public Keyring keyring() {
    return keyring;
  }

  @Override
  public Protection current() {
    return protection.current().protection();
  }

  @Override
  public Protection current(long moment) {
    return protection.current(moment).protection();
  }

  @Override
  public void requireFresh() {
    protection.requireFresh();
  }

  @Override
  public void refresh() {
    protection.refresh();
  }

  @Override
  public Protection now() {
    return protection.readFromNow().protection();
  }

  @Override
  public Protection lately() {
    return protection.readLately().protection();
  }

  @Override
  public void suspect() {
    protection.suspect();
  }

  @Override
  public void activate(TableName table) {
    Protection now = current();
    changed(() -> activation.activate(table, now));
  }

  @Override
  public void announce(List<SchemaChange> changes) {
    Protection now = current(); // when it contradicts the catalogue, nothing is changed
    changed(
        () -> {
          changes.stream()
              .filter(SchemaChange.CreateTable.class::isInstance)
              .forEach(change -> activation.putBack(change.table(), now));
          renames.announce(changes, now);
          announcement.announce(changes);
        });
  }

  @Override
  public void confirm(List<SchemaChange> changes) {
    changed(
        () -> {
          announcement.confirm(changes);
          renames.confirm(changes);
          changes.stream()
              .filter(SchemaChange.DropTable.class::isInstance)
              .map(change -> change.table().schema())
              .distinct()
              .forEach(creation::noteGone);
        });
  }

  @Override
  public InFlight inFlight() {
    return inFlight;
  }

  /** Notes that the catalogue of a schema is gone on purpose, so that a new one may be made. */
  public void forgetCatalogue(String schema) {
    creation.forget(schema);
  }

  @Override
  public List<ProtectedColumn> ofActivation(TableName table) {
    return activation.foresee(table, current());
  }

  @Override
  public List<ProtectedColumn> ofChanges(List<SchemaChange> changes) {
    current(); // a configuration that contradicts the catalogue changes nothing
    return announcement.foresee(changes, catalogues);
  }

  private void changed(Runnable change) {
    changing.lock();
    try {
      change.run();
      protection.reread();
    } finally {
      changing.unlock();
    }
  }

  /** Returns the catalogues that were read last, whatever their age. */
  public Collection<Catalogue> catalogues() {
    return protection.last().catalogues().values();
  }

  /** Returns what an administrator has to do something about, each with what to do. */
  public List<String> open() {
    return protection.current().drift().open();
  }

  /** Tells whether a column on record was dropped or renamed through the driver, or is a job's. */
  public boolean mayBeAbsent(ColumnName column) {
    return catalogues().stream()
        .flatMap(catalogue -> catalogue.column(column).stream())
        .anyMatch(record -> record.state().isProtected() && !record.state().isPresent());
  }

  public List<CatalogueOverview> status() {
    return catalogues().stream().map(catalogues::status).toList();
  }

  @Override
  public void close() {
    cache.close();
    tenants.close();
    catalogues.close();
  }
}
