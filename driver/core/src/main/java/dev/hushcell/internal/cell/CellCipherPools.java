package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.Narrow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** The cipher pools of one graph, by key and suite; columns that share a key share a pool. */
final class CellCipherPools {
  private final FipsModule module;
  private final int mostTenants;
  private final ConcurrentMap<Place, CellCipherPool> pools = new ConcurrentHashMap<>();

  /** Those of tenants, of which the latest used ones are kept. */
  private final Map<Place, CellCipherPool> ofTenants = new LinkedHashMap<>(16, 0.75f, true);

  private final ReentrantLock lock = new ReentrantLock(); // guards the latter

  CellCipherPools(FipsModule module, int mostTenants) {
    this.module = module;
    this.mostTenants = mostTenants;
  }

  /** A key that was unwrapped anew replaces the pool: the secret of the old one may be erased. */
  CellCipherPool of(DataKey key, CellSuite suite, Narrow narrow) {
    Place place = new Place(key.uuid(), suite, narrow);
    if (TenantKey.isLike(key.name())) {
      return ofTenant(place, key);
    }
    CellCipherPool known = pools.get(place);
    if (known != null && known.key().equals(key)) {
      return known;
    }
    CellCipherPool made = new CellCipherPool(module, key, suite, narrow);
    pools.put(place, made);
    return made;
  }

  private CellCipherPool ofTenant(Place place, DataKey key) {
    lock.lock();
    try {
      CellCipherPool known = ofTenants.get(place);
      if (known != null && known.key().equals(key)) {
        return known;
      }
      CellCipherPool made = new CellCipherPool(module, key, place.suite(), place.narrow());
      ofTenants.put(place, made);
      if (ofTenants.size() > mostTenants) {
        Iterator<CellCipherPool> oldest = ofTenants.values().iterator();
        oldest.next().clear();
        oldest.remove();
      }
      return made;
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    pools.values().forEach(CellCipherPool::clear);
    pools.clear();
    lock.lock();
    try {
      ofTenants.values().forEach(CellCipherPool::clear);
      ofTenants.clear();
    } finally {
      lock.unlock();
    }
  }

  private record Place(UUID key, CellSuite suite, Narrow narrow) {}
}
