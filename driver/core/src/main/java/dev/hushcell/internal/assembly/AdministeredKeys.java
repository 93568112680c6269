package dev.hushcell.internal.assembly;

import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The keys of the database that some connections share. */
record AdministeredKeys(Administration administration, Ledger ledger, StoreOpener opener)
    implements Keys {
  @Override
  public KeyStatus status() throws SQLException {
    return SqlErrors.guard(administration::status);
  }

  @Override
  public List<CellCount> cells() throws SQLException {
    return SqlErrors.guard(administration::cells);
  }

  @Override
  public KeyChange changeKey(ChangeOptions options, Progress progress) throws SQLException {
    return SqlErrors.guard(() -> administration.change(options, progress));
  }

  @Override
  public KeyChange moveTo(String configuration, ChangeOptions options, Progress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          try (KeyWrapper store = opener.open(configuration)) {
            return administration.move(store, options, progress);
          }
        });
  }

  @Override
  public KeyChange moveTo(KeyStoreSettings store, ChangeOptions options, Progress progress)
      throws SQLException {
    return SqlErrors.guard(
        () -> {
          try (KeyWrapper opened = opener.open(store)) {
            return administration.move(opened, options, progress);
          }
        });
  }

  @Override
  public PlannedDestruction scheduleDestruction(Destroyable what, DestructionOptions options)
      throws SQLException {
    return SqlErrors.guard(() -> administration.schedule(what, options));
  }

  @Override
  public void cancelDestruction(Destroyable what) throws SQLException {
    SqlErrors.guardRun(() -> administration.cancel(what));
  }

  @Override
  public List<DestructionStep> destroyDue(boolean dryRun, Progress progress) throws SQLException {
    return SqlErrors.guard(() -> administration.destroyDue(dryRun, progress));
  }

  @Override
  public void confirmDestroyed(Destroyable.KeyEncryptionKey key) throws SQLException {
    SqlErrors.guardRun(() -> administration.confirm(key));
  }

  @Override
  public List<TenantStatus> tenants() throws SQLException {
    return SqlErrors.guard(administration::tenants);
  }

  @Override
  public TenantStatus addTenant(String tenant, boolean existingKey) throws SQLException {
    return SqlErrors.guard(() -> administration.addTenant(tenant, existingKey));
  }

  @Override
  public TenantStatus rotateTenant(String tenant) throws SQLException {
    return SqlErrors.guard(() -> administration.rotateTenant(tenant));
  }

  @Override
  public TenantStatus moveTenant(String tenant, String store, boolean existingKey, boolean dryRun)
      throws SQLException {
    return SqlErrors.guard(() -> administration.moveTenant(tenant, store, existingKey, dryRun));
  }

  @Override
  public String exportCatalogue(String schema) throws SQLException {
    return SqlErrors.guard(() -> ledger.exchange().written(schema));
  }

  @Override
  public void forgetCatalogue(String schema) throws SQLException {
    SqlErrors.guardRun(() -> ledger.forgetCatalogue(schema));
  }

  /** Opens key stores that are not those of the configuration in use. Thread-safe. */
  record StoreOpener(KeyStores kinds, Environment surroundings, Warnings warnings) {
    KeyWrapper open(String configuration) {
      ConfigLocation location = ConfigLocation.find(Optional.of(configuration), surroundings);
      KeyStoreSettings settings = Configuration.keystore(location, surroundings, warnings);
      try {
        return open(settings);
      } finally {
        settings.password().ifPresent(SecretBytes::close);
        settings.secrets().values().forEach(SecretBytes::close);
      }
    }

    KeyWrapper open(KeyStoreSettings settings) {
      return kinds.open(settings);
    }
  }
}
