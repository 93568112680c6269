package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.catalogue.AllCatalogues;
import dev.hushcell.internal.keyring.catalogue.AllCatalogues.Held;
import dev.hushcell.internal.keyring.overview.StatusReport;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.wrapping.GuardedStore;
import dev.hushcell.internal.keyring.wrapping.KeyStoreGate;
import dev.hushcell.keystore.KeyWrapper;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator does with the keys of one database; see {@link dev.hushcell.admin.Keys}.
 */
public final class Administration {
  private final Parts parts;
  private final Optional<String> anchor;
  private final Changes changes;
  private final Plans plans;
  private final Destroying destroying;

  /**
   * Builds the administration.
   *
   * @param written to be run when something was written, so that this process sees it at once
   * @param anchor the file that tells a rollback, where one is configured
   */
  public Administration(
      AllCatalogues all,
      KeyStoreGate keyStore,
      CataloguePins pins,
      Runnable written,
      Optional<String> anchor) {
    this.parts = new Parts(all, keyStore, pins, written);
    this.anchor = anchor;
    this.changes = new Changes(parts);
    this.plans = new Plans(parts);
    this.destroying = new Destroying(parts, changes);
  }

  public KeyStatus status() {
    Held held = parts.all().read();
    GuardedStore home =
        held.catalogues().isEmpty() ? parts.keyStore().first() : parts.anyHome(held);
    return new StatusReport(held, home).of(anchor);
  }

  public KeyChange change(ChangeOptions options, Progress progress) {
    return changes.change(options, progress);
  }

  /** Moves to another open key store, which the caller closes. */
  public KeyChange move(KeyWrapper to, ChangeOptions options, Progress progress) {
    return changes.move(parts.keyStore().guarded(to), options, progress);
  }

  public PlannedDestruction schedule(Destroyable what, DestructionOptions options) {
    return plans.schedule(what, options);
  }

  public void cancel(Destroyable what) {
    plans.cancel(what);
  }

  public List<DestructionStep> destroyDue(boolean dryRun, Progress progress) {
    return destroying.run(dryRun, progress);
  }

  public void confirm(Destroyable.KeyEncryptionKey key) {
    plans.confirm(key);
  }
}
