package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.keystore.KeyWrapper;
import java.util.List;

/**
 * What an administrator does with the keys of one database; see {@link dev.hushcell.admin.Keys}.
 */
public final class Administration {
  private final LedgerAccess parts;
  private final KeyChanges changes;
  private final Plans plans;
  private final Destroying destroying;
  private final TenantAdministration tenants;

  public Administration(LedgerAccess parts) {
    this.parts = parts;
    this.tenants = new TenantAdministration(parts);
    this.changes = new KeyChanges(parts);
    this.plans = new Plans(parts);
    this.destroying = new Destroying(parts, changes);
  }

  public KeyStatus status() {
    Held held = parts.all().read();
    GuardedStore home =
        held.catalogues().isEmpty() ? parts.keyStore().first() : parts.anyHome(held);
    return new StatusReport(held, home).of(parts.anchor());
  }

  /** Counts cells by column and data key. */
  public List<CellCount> cells() {
    return new KeysInCells(parts).all();
  }

  public KeyChange change(ChangeOptions options, Progress progress) {
    return changes.change(options, progress);
  }

  /** Moves to another open key store, which the caller closes. */
  public KeyChange move(KeyWrapper to, ChangeOptions options, Progress progress) {
    GuardedStore target = parts.keyStore().guarded(to);
    tenants.requireNoneLeft(parts.all().read(), target.describe());
    return changes.move(target, options, progress);
  }

  /** Returns the tenants that have keys. */
  public List<TenantStatus> tenants() {
    return tenants.list();
  }

  /** Makes the keys of a tenant. */
  public TenantStatus addTenant(String tenant, boolean existing) {
    return tenants.add(tenant, existing);
  }

  /** Makes a new version of the key-encryption key of a tenant. */
  public TenantStatus rotateTenant(String tenant) {
    return tenants.rotate(tenant);
  }

  /** Puts the data keys of a tenant under a key in another of the configured key stores. */
  public TenantStatus moveTenant(String tenant, String store, boolean existing, boolean dryRun) {
    return new TenantMove(parts, tenants).move(tenant, store, existing, dryRun);
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
