package dev.hushcell.internal.keyring;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Data keys that are on no record, for cells that are made for a trial and thrown away.
 * Thread-safe.
 */
public final class TrialKeyring implements Keyring {
  private final FipsModule module;
  private final Map<String, DataKey> keys = new ConcurrentHashMap<>();

  public TrialKeyring(FipsModule module) {
    this.module = module;
  }

  @Override
  public DataKey current(String schema, String name) {
    return keys.computeIfAbsent(schema + "." + name, any -> made(name));
  }

  private DataKey made(String name) {
    byte[] bytes = new byte[32];
    module.random().nextBytes(bytes);
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    return new DataKey(name, uuid, module.random().nextInt(), 1, SecretBytes.adopt(bytes));
  }

  @Override
  public Optional<DataKey> byId(String schema, int id) {
    return keys.values().stream().filter(key -> key.id() == id).findFirst();
  }
}
