package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyHistory;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.ColumnName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The verified content of one catalogue at one epoch. Immutable; the tags are kept so that the
 * digest of a changed catalogue can be computed.
 */
public final class Catalogue {
  private final RawCatalogue rows;
  private final CatalogueMac mac;
  private final Map<Integer, KeyRecord> keysById = new HashMap<>();
  private final Map<String, KeyRecord> keysByName = new HashMap<>();
  private final Map<ColumnName, ColumnRecord> columnsByName = new HashMap<>();
  private final boolean hasTenants;
  private final KeyHistory history;
  private final Rewritings rewritings;
  private volatile @Nullable Sighting sighting;

  Catalogue(RawCatalogue rows, CatalogueMac mac) {
    this.rows = rows;
    this.mac = mac;
    for (Stamped<KeyRecord> each : rows.keys()) {
      KeyRecord key = each.record();
      keysById.put(key.id(), key);
      if (!key.isDestroyed()) {
        keysByName.merge(key.name(), key, Catalogue::newer);
      }
    }
    rows.columns().forEach(each -> columnsByName.put(each.record().column().name(), each.record()));
    this.hasTenants =
        rows.columns().stream().anyMatch(each -> TenantKey.isLike(each.record().column().key()));
    this.history =
        new KeyHistory(
            Instant.parse(manifest().created()),
            rows.events().stream().map(Stamped::record).toList());
    this.rewritings = new Rewritings(rows.schema(), history.events());
  }

  private static KeyRecord newer(KeyRecord left, KeyRecord right) {
    return left.version() > right.version() ? left : right;
  }

  public String schema() {
    return rows.schema();
  }

  /** Returns the number that grows with every change. */
  public long epoch() {
    return manifest().epoch();
  }

  public UUID uuid() {
    return manifest().catalogue();
  }

  public Manifest manifest() {
    return rows.manifest().record();
  }

  public Stamped<Manifest> stampedManifest() {
    return rows.manifest();
  }

  public CatalogueMac mac() {
    return mac;
  }

  /** Returns the MAC key as it is wrapped now; the store that opens it has all keys. */
  public WrappedKey macKey() {
    return manifest().macKey();
  }

  /** Returns what is authenticated with a data key as it is wrapped. */
  public byte[] contextOf(KeyRecord record) {
    return KeyContext.ofDataKey(uuid(), record.uuid(), record.id(), record.version());
  }

  /** Returns what messages call a data key. */
  public String shown(KeyRecord record) {
    return "data key " + record.name() + " of schema " + schema();
  }

  public GuardedStore home(KeyStoreGate keyStore) {
    return keyStore.home(uuid(), macKey(), schema());
  }

  public KeyHistory history() {
    return history;
  }

  public Rewritings rewritings() {
    return rewritings;
  }

  public Sighting sighting() {
    Sighting known = sighting;
    if (known == null) {
      known = Sighting.of(this);
      sighting = known;
    }
    return known;
  }

  RawCatalogue rows() {
    return rows;
  }

  /** Tells whether rows are those of which it was verified, in any order. */
  public boolean isOf(RawCatalogue others) {
    return others.manifest().equals(rows.manifest())
        && areSame(others.keys(), rows.keys())
        && areSame(others.columns(), rows.columns())
        && others.events().equals(rows.events());
  }

  private static boolean areSame(List<?> left, List<?> right) {
    return left.equals(right)
        || (left.size() == right.size() && Set.copyOf(left).equals(Set.copyOf(right)));
  }

  /** Returns the records of all data keys, those of destroyed ones included. */
  public List<KeyRecord> keys() {
    return rows.keys().stream().map(Stamped::record).toList();
  }

  public List<KeyRecord> livingKeys() {
    return keys().stream().filter(key -> !key.isDestroyed()).toList();
  }

  /** Tells whether a name had a key that was destroyed; it never gets another one. */
  public boolean isDestroyed(String keyName) {
    return rows.keys().stream()
        .map(Stamped::record)
        .anyMatch(key -> key.name().equals(keyName) && key.isDestroyed());
  }

  public List<ColumnRecord> columns() {
    return List.copyOf(columnsByName.values());
  }

  /** Tells whether tenants have keys for a column; another table has their records. */
  public boolean hasTenants() {
    return hasTenants;
  }

  public Optional<ColumnRecord> column(ColumnName name) {
    return Optional.ofNullable(columnsByName.get(name));
  }

  public Optional<KeyRecord> currentKey(String name) {
    return Optional.ofNullable(keysByName.get(name));
  }

  /** Returns the last key that a name had, even if it was destroyed. */
  public Optional<KeyRecord> latestKey(String name) {
    return keys().stream()
        .filter(key -> key.name().equals(name))
        .max(Comparator.comparingInt(KeyRecord::version));
  }

  public Optional<KeyRecord> key(int id) {
    return Optional.ofNullable(keysById.get(id));
  }
}
