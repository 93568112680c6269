package dev.hushcell;

import dev.hushcell.internal.assembly.Assembly;
import dev.hushcell.internal.assembly.StatusSource.ProtectionFacts;
import dev.hushcell.internal.config.FipsUse;
import dev.hushcell.internal.fips.FipsStatus;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keyring.CatalogueOverview;
import java.util.Locale;

/** Turns what the driver knows of itself into what applications see. */
final class Statuses {
  private Statuses() {}

  static ModuleStatus of(FipsUse fips) {
    FipsStatus status = Assembly.moduleStatus(fips);
    ModuleChoice choice = fips.module();
    return new ModuleStatus(
        status.module(),
        status.version(),
        status.approvedOnly(),
        status.nativeVariant(),
        status.checksum(),
        choice.written(),
        choice.certificate(),
        choice.meaning(),
        status.cells().map(Statuses::of));
  }

  static HushcellStatus of(ProtectionFacts facts) {
    return new HushcellStatus(
        of(facts.fips()),
        facts.keyStore(),
        facts.catalogues().stream().map(Statuses::of).toList(),
        facts.declared(),
        facts.columns(),
        facts.droppedChecks(),
        facts.lengths(),
        facts.limits(),
        facts.open(),
        facts.link(),
        facts.disk(),
        facts.dryRun());
  }

  private static CellModuleStatus of(FipsStatus.Cells facts) {
    return new CellModuleStatus(
        facts.module(), facts.version(), facts.approved(), facts.checksum(), facts.certificate());
  }

  private static CatalogueStatus of(CatalogueOverview overview) {
    return new CatalogueStatus(
        overview.schema(),
        overview.fingerprint(),
        overview.trust().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        overview.epoch(),
        overview.keys());
  }
}
