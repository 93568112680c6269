package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.TenantKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Data keys by way of the catalogues that were read last; an unknown one has them read again. */
public final class CatalogueKeyring implements Keyring {
  /** How long an identifier that no record has is remembered as such. */
  private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_REMEMBERED = 1024;

  private final LeasedProtection protection;
  private final KeyCache cache;
  private final TenantKeys tenants;
  private final LongSupplier clock;
  private final Map<UnknownKey, Long> unknown = new ConcurrentHashMap<>();
  private volatile @Nullable State state;

  CatalogueKeyring(
      LeasedProtection protection, KeyCache cache, TenantKeys tenants, LongSupplier clock) {
    this.protection = protection;
    this.cache = cache;
    this.tenants = tenants;
    this.clock = clock;
  }

  private record UnknownKey(String schema, int id) {}

  /** What answers depend on, compared by identity. */
  private record State(LedgerSnapshot snapshot, Object keys, Object ofTenants) {
    @SuppressWarnings("ReferenceEquality") // comparing what is in them would cost a look-up
    boolean isOf(LedgerSnapshot otherSnapshot, Object otherKeys, Object others) {
      return snapshot == otherSnapshot && keys == otherKeys && ofTenants == others;
    }
  }

  @Override
  public Object state() {
    LedgerSnapshot snapshot = protection.last();
    Object keys = cache.state();
    Object ofTenants = tenants.state();
    State known = state;
    if (known == null || !known.isOf(snapshot, keys, ofTenants)) {
      known = new State(snapshot, keys, ofTenants);
      state = known;
    }
    return known;
  }

  @Override
  public DataKey current(String schema, String name) {
    return opened(snapshot -> current(snapshot, schema, name))
        .or(() -> current(protection.reread(), schema, name))
        .orElseThrow(
            () ->
                KeyringFault.KEY_UNKNOWN.fault(
                    "the catalogue in schema "
                        + schema
                        + " has no data key "
                        + name
                        + "; restore the catalogue tables from a backup"));
  }

  @Override
  public Optional<DataKey> byId(String schema, int id) {
    Optional<DataKey> known = opened(snapshot -> byId(snapshot, schema, id));
    if (known.isPresent() || isRemembered(schema, id)) {
      return known;
    }
    Optional<DataKey> read = byId(protection.reread(), schema, id);
    if (read.isEmpty()) {
      remember(schema, id);
    }
    return read;
  }

  @Override
  public int mostTenants() {
    return tenants.most();
  }

  @Override
  public boolean isOnly(String schema, String name) {
    return protection.last().catalogue(schema).stream()
            .flatMap(catalogue -> catalogue.keys().stream())
            .filter(key -> key.name().equals(name))
            .count()
        == 1;
  }

  /**
   * A record that was read a while ago may have been wrapped anew since, and the key store may not
   * have the key any more that it was wrapped under then.
   */
  private Optional<DataKey> opened(Function<LedgerSnapshot, Optional<DataKey>> find) {
    LedgerSnapshot last = protection.last();
    try {
      return find.apply(last);
    } catch (Fault fault) {
      boolean mayBeStale =
          fault.code() == KeyringFault.KEY_NOT_OPENED
              || fault.code() == KeyringFault.KEY_STORE_DOWN;
      if (!mayBeStale) {
        throw fault;
      }
      LedgerSnapshot now = protection.reread();
      if (now.catalogues().equals(last.catalogues())) {
        throw fault;
      }
      return find.apply(now);
    }
  }

  private Optional<DataKey> current(LedgerSnapshot snapshot, String schema, String name) {
    return snapshot
        .catalogue(schema)
        .flatMap(
            catalogue -> {
              Optional<TenantKey> tenant = TenantKey.of(name);
              if (tenant.isPresent()) {
                return Optional.of(tenants.current(catalogue, tenant.get()));
              }
              Optional<KeyRecord> record = catalogue.currentKey(name);
              if (record.isEmpty() && catalogue.isDestroyed(name)) {
                throw destroyed(schema, name);
              }
              return record.map(key -> cache.unwrapped(catalogue, key));
            });
  }

  private Optional<DataKey> byId(LedgerSnapshot snapshot, String schema, int id) {
    return snapshot
        .catalogue(schema)
        .flatMap(
            catalogue -> {
              Optional<DataKey> key = catalogue.key(id).map(record -> unwrapped(catalogue, record));
              return key.isPresent() || !catalogue.hasTenants() ? key : tenants.byId(catalogue, id);
            });
  }

  private DataKey unwrapped(Catalogue catalogue, KeyRecord record) {
    if (record.isDestroyed()) {
      throw destroyed(catalogue.schema(), record.name());
    }
    return cache.unwrapped(catalogue, record);
  }

  static RuntimeException destroyed(String schema, String name) {
    return KeyringFault.KEY_DESTROYED.fault(
        ("data key %s of schema %s was destroyed on purpose: its cells can never be opened again,"
                + " and nothing is sealed under it; leave out the columns that use it, or drop"
                + " them and make others with another key:")
            .formatted(name, schema));
  }

  /** A result full of foreign cells must not have the catalogue read once per cell. */
  private boolean isRemembered(String schema, int id) {
    Long when = unknown.get(new UnknownKey(schema, id));
    return when != null && clock.getAsLong() - when < MEMORY;
  }

  private void remember(String schema, int id) {
    if (unknown.size() >= MOST_REMEMBERED) {
      unknown.clear();
    }
    unknown.put(new UnknownKey(schema, id), clock.getAsLong());
  }
}
