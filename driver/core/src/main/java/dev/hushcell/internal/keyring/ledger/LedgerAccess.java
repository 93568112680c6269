package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.keyring.proof.Sightings;
import java.util.Optional;

/**
 * The inside of a ledger, for the administration of its keys.
 *
 * @param written to be run when something was written, so that this process sees it at once
 * @param anchor the file that tells a rollback, where one is configured
 */
public record LedgerAccess(
    AllCatalogues all,
    KeyStoreGate keyStore,
    CataloguePins pins,
    CellCensus census,
    Sightings sightings,
    Runnable written,
    Optional<String> anchor,
    TenantMaker tenants) {

  /** Returns the store that has the keys of the first catalogue, or throws. */
  public GuardedStore anyHome(Held held) {
    if (held.catalogues().isEmpty()) {
      throw KeyringFault.NO_CATALOGUE.fault(
          "the database has no catalogue, so there are no keys to administer; the first protected"
              + " table makes one");
    }
    return held.catalogues().get(0).home(keyStore);
  }

  /** Returns the one store that has all keys, or throws. */
  public GuardedStore home(Held held) {
    GuardedStore home = anyHome(held);
    for (Catalogue other : held.catalogues()) {
      if (other.home(keyStore) != home) {
        throw KeyringFault.SEVERAL_STORES.fault(
            "the catalogue in schema "
                + other.schema()
                + " is in key store "
                + other.home(keyStore).describe()
                + ", that in schema "
                + held.catalogues().get(0).schema()
                + " in "
                + home.describe()
                + "; move all to one key store first");
      }
    }
    return home;
  }

  /** Changes all catalogues in one transaction. */
  public <T> T change(AllCatalogues.Change<T> change) {
    return all.change(change);
  }

  /** Calls a key store that has keys of tenants, or throws. */
  public <T> T ofTenants(GuardedStore store, String doing, TenantMaker.Call<T> call) {
    return tenants.call(store, doing, call);
  }
}
