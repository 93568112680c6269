package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KekId;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the keys of tenants: a key-encryption key in the key store, and under it a data key for
 * each name that columns have in common. Thread-safe.
 */
public record TenantMaker(TenantRecords records, KeyStoreGate keyStore, FipsModule module) {
  private static final int KEY_BYTES = 32;

  /** Returns what the keys of tenants are called by columns on record that may seal. */
  public static SortedSet<String> names(Catalogue catalogue) {
    return catalogue.columns().stream()
        .filter(record -> seals(catalogue, record))
        .map(ColumnRecord::column)
        .flatMap(column -> TenantKey.of(column).stream())
        .map(TenantKey::common)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a job that is over called its own columns seals no more. */
  private static boolean seals(Catalogue catalogue, ColumnRecord record) {
    return !record.state().isGivenUp()
        && (!Rewriting.isOfAnyJob(record.name())
            || catalogue.rewritings().at(record.column().name().table()).isPresent());
  }

  /** Returns what the key-encryption key of a tenant is called in a key store. */
  public String kek(GuardedStore store, String tenant) {
    return TenantName.kek(call(store, "asking for the name of its key", NamedKeys::inUse), tenant);
  }

  /** Returns the key store that has a key of a tenant; empty where it is not configured. */
  public Optional<GuardedStore> find(Held held, String kek) {
    Optional<KekId> moved = held.first(each -> each.ofTenant(kek));
    return moved.isEmpty()
        ? Optional.of(held.catalogues().get(0).home(keyStore))
        : keyStore.all().stream()
            .filter(store -> store.describe().equals(moved.get().store()))
            .findFirst();
  }

  /** Returns the key store that has a key-encryption key of a tenant, or throws. */
  public GuardedStore store(Held held, String kek) {
    return find(held, kek)
        .orElseThrow(
            () ->
                KeyringFault.KEY_NOT_ADMINISTERED.fault(
                    "key-encryption key "
                        + kek
                        + " of a tenant is in a key store that is not configured; name it under"
                        + " keystore.also"));
  }

  @FunctionalInterface
  public interface Call<T> {
    T run(NamedKeys keys) throws KeyStoreException;
  }

  /** Calls a key store that has keys of tenants, or throws. */
  public <T> T call(GuardedStore store, String doing, Call<T> call) {
    boolean has =
        store.call(
            KeyringFault.KEY_NOT_ADMINISTERED,
            "asking for keys of tenants",
            wrapper -> wrapper.named().isPresent());
    if (!has) {
      throw KeyringFault.TENANT_STORE.fault(
          "key store "
              + store.describe()
              + " makes no key-encryption keys for tenants through Hushcell, as one with an RSA pair"
              + " in a file or a key of AWS KMS without an alias; use another one, or leave key.per"
              + " out");
    }
    return store.call(
        KeyringFault.KEY_NOT_ADMINISTERED,
        doing,
        wrapper -> call.run(wrapper.named().orElseThrow()));
  }

  /** Makes a data key of a tenant, proves that it opens, and writes it. */
  public TenantRecord make(Held held, Catalogue catalogue, String kek, String name, String tenant) {
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    int id = freeId(catalogue);
    byte[] bytes = new byte[KEY_BYTES];
    module.random().nextBytes(bytes);
    try (SecretBytes secret = SecretBytes.adopt(bytes)) {
      byte[] context = KeyContext.ofTenantKey(catalogue.uuid(), uuid, id, name, tenant);
      WrappedKey wrapped =
          call(
              store(held, kek),
              "wrapping a key of a tenant",
              keys -> keys.wrap(kek, secret, context));
      TenantRecord record = new TenantRecord(name, tenant, id, uuid, wrapped, records.now());
      requireOpens(catalogue, record, secret);
      records.add(catalogue, record);
      return record;
    }
  }

  private int freeId(Catalogue catalogue) {
    int id = module.random().nextInt();
    while (catalogue.key(id).isPresent()) {
      id = module.random().nextInt();
    }
    return id;
  }

  /**
   * Wraps data keys of a tenant under the newest version of a key-encryption key, and writes them.
   */
  public void rewrap(GuardedStore store, String kek, Map<TenantRecord, Catalogue> records) {
    this.records.rewrap(
        records.entrySet().stream()
            .map(each -> rewrapped(store, kek, each.getKey(), each.getValue()))
            .toList());
  }

  private TenantRecords.Rewrapped rewrapped(
      GuardedStore store, String kek, TenantRecord record, Catalogue catalogue) {
    try (SecretBytes secret = opened(catalogue, record)) {
      WrappedKey wrapped =
          call(
              store,
              "wrapping a key of a tenant",
              keys -> keys.wrap(kek, secret, TenantKeys.context(catalogue, record)));
      TenantRecord rewrapped = record.wrappedAs(wrapped);
      requireOpens(catalogue, rewrapped, secret);
      return new TenantRecords.Rewrapped(catalogue, record, rewrapped);
    }
  }

  public void requireOpen(Map<TenantRecord, Catalogue> records) {
    records.forEach((record, catalogue) -> opened(catalogue, record).close());
  }

  private SecretBytes opened(Catalogue catalogue, TenantRecord record) {
    return keyStore.unwrap(
        record.wrapped(),
        TenantKeys.context(catalogue, record),
        TenantKeys.shown(catalogue, record));
  }

  private void requireOpens(Catalogue catalogue, TenantRecord record, SecretBytes secret) {
    try (SecretBytes again = opened(catalogue, record)) {
      if (!again.sameAs(secret)) {
        throw KeyringFault.NOT_REOPENED.fault(
            "the key store opened another key than it had wrapped for a tenant; nothing was written");
      }
    }
  }
}
