package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.keyring.KeyringFault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Data keys by way of the catalogues that were read last; an unknown one has them read again. */
final class CatalogueKeyring implements Keyring {
  /** How long an identifier that no record has is remembered as such. */
  private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_REMEMBERED = 1024;

  private final LeasedProtection protection;
  private final KeyCache cache;
  private final LongSupplier clock;
  private final Map<UnknownKey, Long> unknown = new ConcurrentHashMap<>();

  CatalogueKeyring(LeasedProtection protection, KeyCache cache, LongSupplier clock) {
    this.protection = protection;
    this.cache = cache;
    this.clock = clock;
  }

  private record UnknownKey(String schema, int id) {}

  @Override
  public DataKey current(String schema, String name) {
    return current(protection.last(), schema, name)
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
    Optional<DataKey> known = byId(protection.last(), schema, id);
    if (known.isPresent() || isRemembered(schema, id)) {
      return known;
    }
    Optional<DataKey> read = byId(protection.reread(), schema, id);
    if (read.isEmpty()) {
      remember(schema, id);
    }
    return read;
  }

  private Optional<DataKey> current(Snapshot snapshot, String schema, String name) {
    return snapshot
        .catalogue(schema)
        .flatMap(
            catalogue ->
                catalogue.currentKey(name).map(record -> cache.unwrapped(catalogue, record)));
  }

  private Optional<DataKey> byId(Snapshot snapshot, String schema, int id) {
    return snapshot
        .catalogue(schema)
        .flatMap(catalogue -> catalogue.key(id).map(record -> cache.unwrapped(catalogue, record)));
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
