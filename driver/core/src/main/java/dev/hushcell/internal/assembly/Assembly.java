package dev.hushcell.internal.assembly;

import dev.hushcell.internal.assembly.AdministeredKeys.StoreOpener;
import dev.hushcell.internal.assembly.LimitedLedger.CheckNotices;
import dev.hushcell.internal.audit.AuditLog;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.FipsUse;
import dev.hushcell.internal.config.KeyUse;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.FipsStatus;
import dev.hushcell.internal.jdbc.CellLimits;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.TrialKeyring;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Subjects;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.rewriting.Rewriter;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.telemetry.Observers;
import dev.hushcell.observe.Observer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Builds the object graph; the only class that knows all rooms. */
public final class Assembly {
  /** The system property that has each plan that texts share compared with one of its own. */
  private static final String VERIFIED = "dev.hushcell.verifyPlans";

  /** How long keys stay in memory after the last connection was closed. */
  public static final Duration IDLE = Duration.ofMinutes(5);

  private final FipsModule module;
  private final Ledger.Settings ledgerSettings;
  private final ConnectionLimits limits;
  private final Timing timing;
  private final StoreOpener opener;
  private final Observer observer;
  private final Optional<AuditLog> audit;
  private final Optional<String> profile;
  private final Warnings warnings;
  private final CellLimits cellLimits;
  private final Subjects subjects;
  private final AtomicBoolean rehearsed = new AtomicBoolean();

  private Assembly(
      FipsModule module,
      Configuration configuration,
      Access access,
      StoreOpener opener,
      Observer observer,
      Optional<AuditLog> audit,
      Optional<String> profile,
      Timing timing,
      Warnings warnings) {
    this.module = module;
    this.audit = audit;
    this.profile = profile;
    this.opener = opener;
    this.observer = observer;
    this.timing = timing;
    this.warnings = warnings;
    this.subjects = configuration.subjects();
    this.ledgerSettings =
        new Ledger.Settings(
            configuration.columns(),
            configuration.plain(),
            configuration.fingerprints(),
            configuration.anchor(),
            new DataKey.Life(
                configuration.keys().refresh(),
                configuration.keys().keep(),
                configuration.keys().tenants()));
    this.limits = limits(configuration, access);
    this.cellLimits = new CellLimits(access, timing.nanoTime());
  }

  /**
   * What the configuration says of connections: mostly what it does not let them do.
   *
   * @param keys who makes catalogues and data keys
   * @param fips what is asked of the cryptography, and of which version of the module
   * @param trusted what the configuration vouches for
   * @param access what the profile may not do
   * @param unwrapAllowed whether objects of the real driver may be handed out
   * @param catalogueShown whether metadata list the tables of the catalogue
   * @param erasing whether persons can be forgotten, which takes one table more
   * @param declared how many columns are declared
   */
  record ConnectionLimits(
      KeyUse.Creation keys,
      FipsUse fips,
      TrustedObjects trusted,
      Access access,
      boolean unwrapAllowed,
      boolean catalogueShown,
      boolean erasing,
      int declared) {}

  static ConnectionLimits limits(Configuration configuration, Access access) {
    return new ConnectionLimits(
        configuration.keys().creation(),
        configuration.fips(),
        configuration.trusted(),
        access,
        configuration.unwrapAllowed(),
        configuration.catalogueShown(),
        !configuration.subjects().rules().isEmpty(),
        configuration.columns().size());
  }

  /**
   * Reads the configuration, starts the module if need be and opens the key store; the latter two
   * not for a dry run.
   *
   * @param url of the real driver; empty where there is none
   * @param profile the profile that the connections name
   * @param warnings takes what is doubtful but harmless
   * @param refused PINs that are not tried again
   * @param look at the database, before a new key store is made for it
   * @param timing clocks; a test has its own
   */
  static Graph graph(
      String url,
      ConfigLocation location,
      Optional<String> profile,
      Environment surroundings,
      Warnings warnings,
      RefusedPins refused,
      DatabaseLook look,
      Timing timing) {
    try (Configuration configuration = Configuration.read(location, surroundings, warnings)) {
      Access access = configuration.profiles().access(profile);
      if (configuration.dryRun()) {
        return new Graph(
            new DryRunMaker(configuration, access, warnings, timing),
            configuration.demands(),
            () -> {});
      }
      WarmUp.everything(configuration.fips().module(), url);
      if (FipsModules.areStarting()) {
        look.ahead(configuration.demands());
      }
      Observer observer = Observers.found(warnings::warn); // while the module starts
      FipsUse fips = configuration.fips();
      FipsModule module = FipsModules.shared(fips.module(), fips.cells());
      FipsModules.doubt().ifPresent(warnings::warn);
      if (module.status().cells().filter(each -> !each.approved()).isPresent()) {
        warnings.warn(
            "cells are sealed and opened by a module that is not approved, as fips.cells accepts");
      }
      KeyStores kinds = new KeyStores(module, warnings::warn, refused);
      StoreOpener opener = new StoreOpener(kinds, surroundings, warnings);
      Optional<AuditLog> audit =
          configuration.audit().map(path -> new AuditLog(path, module, timing.now()::instant));
      audit.ifPresent(AuditLog::requireWritable);
      OpenKeyStores keyStores = OpenKeyStores.of(configuration, kinds, look);
      Assembly assembly =
          new Assembly(
              module, configuration, access, opener, observer, audit, profile, timing, warnings);
      return new Graph(
          (kind, connections, shared) -> assembly.database(kind, keyStores, connections, shared),
          configuration.demands(),
          () -> {
            keyStores.close();
            audit.ifPresent(AuditLog::close);
          });
    }
  }

  /**
   * Builds what the connections to one database share.
   *
   * @param database of which kind it is
   * @param shared whether there can be several
   */
  ProtectedDatabase database(
      Database database,
      OpenKeyStores keyStores,
      CatalogueConnections connections,
      boolean shared) {
    if (rehearsed.compareAndSet(false, true)) {
      WarmUp.statements(module, database);
    }
    DeclaredOrders.require(database, limits.access());
    Ledger ledger =
        new Ledger(
            connections,
            keyStores.stores(),
            module,
            ledgerSettings,
            database.tables(),
            timing,
            observer);
    SealedColumns cells =
        new SealedColumns(module, ledger.keyring(), database.types().valueRules());
    CachedPlanner planner =
        new CachedPlanner(
            new TextPlanner(database.types(), database.rules(), limits.access(), limits.trusted()),
            new PlansTold(observer),
            Boolean.getBoolean(VERIFIED));
    SchemaCache schema =
        new SchemaCache(
            new CatalogueFacts(connections, database),
            timing.nanoTime(),
            ledger,
            new Reach(database.rules(), limits.trusted()));
    return new ProtectedDatabase(
        new KnownDatabase(
            database,
            schema,
            new TrustedNames(limits.trusted(), warnings),
            connections.place().isPresent(),
            shared,
            limits),
        ledger,
        new LimitedLedger(ledger, limits, new CheckNotices(warnings), planner.creations()),
        cells,
        planner,
        new ProtectedDatabase.Administration(
            keyStores,
            new AdministeredKeys(new Administration(ledger.access()), ledger, opener),
            columns(database, connections, ledger, cells),
            new ErasureParts(subjects, connections, warnings),
            new Audits(audit, profile, module, ledger)),
        observer,
        cellLimits);
  }

  private AdministeredColumns columns(
      Database database, CatalogueConnections connections, Ledger ledger, SealedColumns cells) {
    return new AdministeredColumns(
        ledger,
        new Rewriter(
            connections,
            database.rewriting(),
            database.types(),
            cells,
            ledger.jobs(),
            ledger.inFlight(),
            timing),
        new SealedColumns(module, new TrialKeyring(module), database.types().valueRules()),
        limits.access());
  }

  /** Tells an observer how long texts waited for their plans, and which were refused. */
  private record PlansTold(Observer observer) implements CachedPlanner.Listener {
    @Override
    public boolean listens() {
      return observer.listens();
    }

    @Override
    public void planned(long nanoseconds, boolean known) {
      observer.planned(nanoseconds, known);
    }

    @Override
    public void refused(FaultCode code) {
      observer.refused(code.id());
    }
  }

  /** Starts a version of the module if need be and tells what it is. */
  public static FipsStatus moduleStatus(FipsUse fips) {
    return FipsModules.shared(fips.module(), fips.cells()).status();
  }
}
