package dev.hushcell.internal.cell;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Data keys in memory: made when first asked for, from a seed, so that runs repeat. */
final class MapKeyring implements Keyring {
  private final Map<String, DataKey> current = new ConcurrentHashMap<>();
  private final Map<Integer, DataKey> byId = new ConcurrentHashMap<>();
  private final Random seed = new Random(7);
  private volatile Object state = new Object();
  private volatile boolean several;
  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public DataKey current(String schema, String name) {
    asked.incrementAndGet();
    DataKey known = current.get(name);
    return known != null ? known : current.computeIfAbsent(name, this::make);
  }

  @Override
  public Optional<DataKey> byId(String schema, int id) {
    asked.incrementAndGet();
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Object state() {
    return state;
  }

  @Override
  public boolean isOnly(String schema, String name) {
    return !several;
  }

  /** Makes as if each name had more than one key. */
  void haveSeveral() {
    several = true;
  }

  /** Returns how often it was asked for a key. */
  int asked() {
    return asked.get();
  }

  void add(DataKey key) {
    state = new Object();
    current.put(key.name(), key);
    byId.put(key.id(), key);
  }

  /** Makes a next version of the key; the earlier one still opens. */
  DataKey rotate(String name) {
    DataKey next = make(name);
    state = new Object();
    current.put(name, next);
    return next;
  }

  void forget(DataKey key) {
    state = new Object();
    byId.remove(key.id());
  }

  private synchronized DataKey make(String name) {
    byte[] secret = new byte[32];
    seed.nextBytes(secret);
    UUID uuid = new UUID(seed.nextLong(), seed.nextLong());
    DataKey key = new DataKey(name, uuid, seed.nextInt(), 1, SecretBytes.adopt(secret));
    byId.put(key.id(), key);
    return key;
  }
}
