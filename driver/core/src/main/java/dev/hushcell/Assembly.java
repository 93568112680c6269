package dev.hushcell;

import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.config.ConfigLocation;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.Surroundings;
import dev.hushcell.internal.config.Warnings;
import dev.hushcell.internal.database.Database;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.FipsStatus;
import dev.hushcell.internal.jdbc.schema.SchemaCache;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.LedgerSettings;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.plan.text.CachedPlanner;
import dev.hushcell.internal.plan.text.TextPlanner;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.policy.Access;
import java.time.Duration;
import java.util.Optional;

/** Builds the object graph; the only class that knows all rooms. */
final class Assembly {
  /** How long keys stay in memory after the last connection was closed. */
  static final Duration IDLE = Duration.ofMinutes(5);

  private final FipsModule module;
  private final LedgerSettings ledgerSettings;
  private final Limits limits;
  private final Timing timing;

  private Assembly(FipsModule module, Configuration configuration, Access access, Timing timing) {
    this.module = module;
    this.timing = timing;
    this.ledgerSettings =
        new LedgerSettings(
            configuration.columns(), configuration.plain(), configuration.fingerprints());
    this.limits =
        new Limits(
            configuration.keyCreation(),
            configuration.fips(),
            access,
            configuration.unwrapAllowed());
  }

  /**
   * Reads the configuration, starts the module if need be and opens the key store.
   *
   * @param profile the profile that the connections name
   * @param warnings takes what is doubtful but harmless
   */
  static Graph graph(
      ConfigLocation location,
      Optional<String> profile,
      Surroundings surroundings,
      Warnings warnings) {
    return graph(location, profile, surroundings, warnings, Timing.system());
  }

  /** As above, with the clocks of a test. */
  static Graph graph(
      ConfigLocation location,
      Optional<String> profile,
      Surroundings surroundings,
      Warnings warnings,
      Timing timing) {
    try (Configuration configuration = Configuration.read(location, surroundings, warnings)) {
      Access access = configuration.profiles().access(profile);
      FipsModule module = FipsModules.shared();
      KeyWrapper keyStore = new KeyStores(module, warnings::warn).open(configuration.keystore());
      return new Graph(new Assembly(module, configuration, access, timing), keyStore);
    }
  }

  /**
   * Builds what the connections to one database share.
   *
   * @param database of which kind it is
   * @param shared whether there can be several
   */
  Protected database(
      Database database, KeyWrapper keyStore, CatalogueConnections connections, boolean shared) {
    Ledger ledger =
        new Ledger(connections, keyStore, module, ledgerSettings, database.tables(), timing);
    return new Protected(
        database,
        keyStore,
        ledger,
        new LimitedLedger(ledger, limits),
        new SealedColumns(module, ledger.keyring(), database.types().valueRules()),
        new CachedPlanner(
            new TextPlanner(
                database.dialect(), database.types(), database.rules(), limits.access())),
        new SchemaCache(timing.nanoTime(), ledger),
        connections.place().isPresent(),
        shared,
        limits);
  }

  /** Starts the module if need be and tells what it is. */
  static ModuleStatus moduleStatus() {
    FipsStatus status = FipsModules.shared().status();
    return new ModuleStatus(
        status.module(),
        status.version(),
        status.approvedOnly(),
        status.nativeVariant(),
        status.checksum());
  }
}
