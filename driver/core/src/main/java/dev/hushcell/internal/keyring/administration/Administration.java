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
public record Administration(LedgerAccess parts) {
  public KeyStatus status() {
    Held held = parts.all().read();
    GuardedStore home =
        held.catalogues().isEmpty() ? parts.keyStore().first() : parts.anyHome(held);
    return new StatusReport(held, home).of(parts.anchor());
  }

  public List<CellCount> cells() {
    return new KeysInCells(parts).all();
  }

  public KeyChange change(ChangeOptions options, Progress progress) {
    return new KeyChanges(parts).change(options, progress);
  }

  /** Moves to another open key store, which the caller closes. */
  public KeyChange move(KeyWrapper to, ChangeOptions options, Progress progress) {
    GuardedStore target = parts.keyStore().guarded(to);
    new TenantAdministration(parts).requireNoneLeft(parts.all().read(), target.describe());
    return new KeyChanges(parts).move(target, options, progress);
  }

  public List<TenantStatus> tenants() {
    return new TenantAdministration(parts).list();
  }

  public TenantStatus addTenant(String tenant, boolean existing) {
    return new TenantAdministration(parts).add(tenant, existing);
  }

  /** Makes a new version of the key-encryption key of a tenant. */
  public TenantStatus rotateTenant(String tenant) {
    return new TenantAdministration(parts).rotate(tenant);
  }

  /** Puts the data keys of a tenant under a key in another of the configured key stores. */
  public TenantStatus moveTenant(String tenant, String store, boolean existing, boolean dryRun) {
    return new TenantMove(parts, new TenantAdministration(parts))
        .move(tenant, store, existing, dryRun);
  }

  public PlannedDestruction schedule(Destroyable what, DestructionOptions options) {
    return new Plans(parts).schedule(what, options);
  }

  public void cancel(Destroyable what) {
    new Plans(parts).cancel(what);
  }

  public List<DestructionStep> destroyDue(boolean dryRun, Progress progress) {
    return new Destroying(parts, new KeyChanges(parts)).run(dryRun, progress);
  }

  public void confirm(Destroyable.KeyEncryptionKey key) {
    new Plans(parts).confirm(key);
  }
}
