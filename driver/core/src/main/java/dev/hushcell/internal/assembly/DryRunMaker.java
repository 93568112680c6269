package dev.hushcell.internal.assembly;

import dev.hushcell.internal.assembly.Assembly.ConnectionLimits;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dryrun.Assessment;
import dev.hushcell.internal.dryrun.DeclaredLedger;
import dev.hushcell.internal.dryrun.DryRunGuard;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds what the connections of a dry run share. No key store is opened for it. */
final class DryRunMaker implements Graph.Maker {
  private static final Logger LOG = LoggerFactory.getLogger(DryRunMaker.class);

  private final String file;
  private final Protection declared;
  private final ConnectionLimits limits;
  private final Warnings warnings;
  private final Timing timing;

  DryRunMaker(Configuration configuration, Access access, Warnings warnings, Timing timing) {
    this.file = configuration.shown();
    this.declared = new Protection(0, configuration.columns(), configuration.plain(), Map.of());
    this.limits = Assembly.limits(configuration, access);
    this.warnings = warnings;
    this.timing = timing;
  }

  @Override
  public SharedDatabase make(Database kind, CatalogueConnections connections, boolean shared) {
    LOG.warn(
        "DRY RUN: NOTHING IS ENCRYPTED. dry-run: true is set in {}: statements"
            + " are sent as they are, and the log reports what would happen to them."
            + " Remove it to protect the declared columns",
        file);
    DeclaredOrders.require(kind, limits.access());
    SchemaCache schema =
        new SchemaCache(
            new CatalogueFacts(connections, kind),
            timing.nanoTime(),
            DeclaredLedger.of(declared),
            new Reach(kind.rules(), limits.trusted()));
    return new DryRun(
        new KnownDatabase(
            kind,
            schema,
            new TrustedNames(limits.trusted(), warnings),
            connections.place().isPresent(),
            shared,
            limits),
        declared,
        new DryRunGuard(kind.tables(), declared, timing.nanoTime()),
        new TextPlanner(kind.types(), kind.rules(), limits.access(), limits.trusted()),
        new CachedPlanner(
            new TextPlanner(
                kind.types(), kind.rules(), Access.unlimited(), TrustedObjects.nothing())),
        new Assessment());
  }
}
