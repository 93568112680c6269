package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the keys of tenants: a key-encryption key in the key store, and under it a data key for
 * each name that columns have in common. Thread-safe.
 *
 * @param records where they are written
 * @param keyStore opens what was wrapped
 * @param module makes them
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

  /** Returns the name of the key-encryption key of a tenant. */
  public String kek(Catalogue catalogue, String tenant) {
    String inUse = TenantRecord.unversioned(catalogue.macKey().keyEncryptionKey());
    return TenantName.kek(inUse, tenant);
  }

  /** A call of the keys of a store that have names. */
  @FunctionalInterface
  public interface Call<T> {
    T run(NamedKeys keys) throws KeyStoreException;
  }

  /** Calls the key store that has the keys of a catalogue. */
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
              + " makes no key-encryption keys for tenants through Hushcell; use one of type bcfks"
              + " or pkcs12 with a secret key, or leave key.per out");
    }
    return store.call(
        KeyringFault.KEY_NOT_ADMINISTERED, doing, wrapper -> call.run(named(wrapper)));
  }

  private static NamedKeys named(KeyWrapper wrapper) {
    return wrapper.named().orElseThrow();
  }

  /** Makes a data key of a tenant, proves that it opens, and writes it. */
  public TenantRecord make(Catalogue catalogue, String kek, String name, String tenant) {
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    int id = freeId(catalogue);
    byte[] bytes = new byte[KEY_BYTES];
    module.random().nextBytes(bytes);
    try (SecretBytes secret = SecretBytes.adopt(bytes)) {
      byte[] context = KeyContext.ofTenantKey(catalogue.uuid(), uuid, id, name, tenant);
      WrappedKey wrapped =
          call(
              catalogue.home(keyStore),
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

  /** Wraps a data key of a tenant again, under the newest version of its key-encryption key. */
  public void rewrap(Catalogue catalogue, TenantRecord record) {
    try (SecretBytes secret = opened(catalogue, record)) {
      WrappedKey wrapped =
          call(
              catalogue.home(keyStore),
              "wrapping a key of a tenant",
              keys -> keys.wrap(record.kek(), secret, TenantKeys.context(catalogue, record)));
      TenantRecord rewrapped = record.wrappedAs(wrapped);
      requireOpens(catalogue, rewrapped, secret);
      if (!records.rewrap(catalogue, record, rewrapped)) {
        throw KeyringFault.CHANGED_MEANWHILE.fault(
            "another administrator rewrapped the keys of tenant "
                + record.tenant()
                + " meanwhile; look at hushcell tenant list");
      }
    }
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
