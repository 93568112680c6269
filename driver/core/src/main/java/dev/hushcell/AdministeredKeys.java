package dev.hushcell;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.catalogue.CatalogueExchange;
import dev.hushcell.internal.opening.Raised;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import java.sql.SQLException;
import java.util.List;

/** The keys of the database that some connections share. */
final class AdministeredKeys implements Keys {
  private final Administration administration;
  private final CatalogueExchange exchange;
  private final StoreOpener opener;

  AdministeredKeys(Administration administration, CatalogueExchange exchange, StoreOpener opener) {
    this.administration = administration;
    this.exchange = exchange;
    this.opener = opener;
  }

  @Override
  public KeyStatus status() throws SQLException {
    return Raised.bySql(administration::status);
  }

  @Override
  public KeyChange changeKey(ChangeOptions options, Progress progress) throws SQLException {
    return Raised.bySql(() -> administration.change(options, progress));
  }

  @Override
  public KeyChange moveTo(String configuration, ChangeOptions options, Progress progress)
      throws SQLException {
    return Raised.bySql(
        () -> {
          try (KeyWrapper store = opener.open(configuration)) {
            return administration.move(store, options, progress);
          }
        });
  }

  @Override
  public KeyChange moveTo(KeyStoreSettings store, ChangeOptions options, Progress progress)
      throws SQLException {
    return Raised.bySql(
        () -> {
          try (KeyWrapper opened = opener.open(store)) {
            return administration.move(opened, options, progress);
          }
        });
  }

  @Override
  public PlannedDestruction scheduleDestruction(Destroyable what, DestructionOptions options)
      throws SQLException {
    return Raised.bySql(() -> administration.schedule(what, options));
  }

  @Override
  public void cancelDestruction(Destroyable what) throws SQLException {
    Raised.bySql(
        () -> {
          administration.cancel(what);
          return Boolean.TRUE;
        });
  }

  @Override
  public List<DestructionStep> destroyDue(boolean dryRun, Progress progress) throws SQLException {
    return Raised.bySql(() -> administration.destroyDue(dryRun, progress));
  }

  @Override
  public void confirmDestroyed(Destroyable.KeyEncryptionKey key) throws SQLException {
    Raised.bySql(
        () -> {
          administration.confirm(key);
          return Boolean.TRUE;
        });
  }

  @Override
  public String exportCatalogue(String schema) throws SQLException {
    return Raised.bySql(() -> exchange.written(schema));
  }
}
