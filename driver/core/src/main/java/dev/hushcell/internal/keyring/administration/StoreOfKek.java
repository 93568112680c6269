package dev.hushcell.internal.keyring.administration;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the configured key store that has a key-encryption key, and has it destroyed there. */
final class StoreOfKek {
  private final LedgerAccess parts;
  private final Held held;
  private final GuardedStore home;

  StoreOfKek(LedgerAccess parts, Held held) {
    this.parts = parts;
    this.held = held;
    this.home = parts.home(held);
  }

  /** Destroys a key that nothing is wrapped under. */
  Destruction destroy(KekId kek) {
    Optional<GuardedStore> store = find(kek);
    if (store.isEmpty()) {
      return Destruction.outstanding(
          "its key store is not configured; name it under keystore.also and run this again, or"
              + " destroy the key with the tools of the key store and confirm that");
    }
    if (isOfTenant(kek)) {
      return parts.ofTenants(
          store.get(),
          "destroying key-encryption key " + kek.name(),
          keys -> keys.destroy(kek.name()));
    }
    if (!store.get().isAdministered()) {
      return Destruction.outstanding(
          "destroy it with the tools of the key store, which does not do that through Hushcell, and"
              + " confirm that");
    }
    return store
        .get()
        .administered(
            "destroying key-encryption key " + kek.name(),
            keys -> destroy(keys, kek.name(), store.get()));
  }

  /** A store that was moved away from still uses its last key: it gets another one first. */
  private Destruction destroy(KeyAdministration keys, String name, GuardedStore store)
      throws KeyStoreException {
    boolean isCurrent =
        keys.versions().stream()
            .anyMatch(each -> each.name().equals(name) && each.state() == KeyVersion.State.CURRENT);
    if (isCurrent && store == home) {
      return Destruction.outstanding(
          "the key store uses it again; change the key-encryption key first");
    }
    if (isCurrent) {
      keys.rotate();
    }
    return keys.destroy(name);
  }

  boolean isThere(KekId kek) {
    Optional<GuardedStore> found = find(kek);
    if (found.isPresent() && isOfTenant(kek)) {
      return parts.ofTenants(
          found.get(),
          "looking for key-encryption key " + kek.name(),
          keys -> keys.has(kek.name()));
    }
    return found
        .map(
            store ->
                store.call(
                    KeyringFault.KEY_NOT_ADMINISTERED,
                    "listing the versions of its key",
                    wrapper -> lists(wrapper, kek.name())))
        .orElse(false);
  }

  private static boolean lists(KeyWrapper store, String name) throws KeyStoreException {
    Optional<KeyAdministration> keys = store.administration();
    return keys.isPresent()
        && keys.get().versions().stream().anyMatch(each -> each.name().equals(name));
  }

  private boolean isOfTenant(KekId kek) {
    return new KekBook(held, home.describe()).isOfTenant(kek);
  }

  private Optional<GuardedStore> find(KekId kek) {
    if (isOfTenant(kek)) {
      return parts.tenants().find(held, kek.name());
    }
    boolean ofHome =
        held.catalogues().stream().anyMatch(catalogue -> catalogue.history().isRetiredHere(kek));
    if (ofHome) {
      return Optional.of(home);
    }
    List<GuardedStore> others = new ArrayList<>(parts.keyStore().all());
    others.remove(home);
    return others.stream().filter(store -> store.describe().equals(kek.store())).findFirst();
  }
}
