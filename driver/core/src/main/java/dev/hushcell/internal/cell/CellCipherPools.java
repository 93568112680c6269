package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.policy.Narrow;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The cipher pools of one graph, by key and suite; columns that share a key share a pool. */
final class CellCipherPools {
  private final FipsModule module;
  private final ConcurrentMap<Place, CellCipherPool> pools = new ConcurrentHashMap<>();

  CellCipherPools(FipsModule module) {
    this.module = module;
  }

  /** A key that was unwrapped anew replaces the pool: the secret of the old one may be erased. */
  CellCipherPool of(DataKey key, CellSuite suite, Narrow narrow) {
    Place place = new Place(key.uuid(), suite, narrow);
    CellCipherPool known = pools.get(place);
    if (known != null && known.key().equals(key)) {
      return known;
    }
    CellCipherPool made = new CellCipherPool(module, key, suite, narrow);
    pools.put(place, made);
    return made;
  }

  void clear() {
    pools.values().forEach(CellCipherPool::clear);
    pools.clear();
  }

  private record Place(UUID key, CellSuite suite, Narrow narrow) {}
}
