package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.Catalogue;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.wrapping.KeyContext;
import dev.hushcell.internal.keyring.wrapping.KeyStoreGate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Unwrapped data keys. Each is unwrapped once, however many threads ask at once; a failure is told
 * to all who waited and forgotten. Thread-safe.
 */
final class KeyCache implements AutoCloseable {
  private final KeyStoreGate keyStore;
  private final Map<Ref, CompletableFuture<DataKey>> keys = new ConcurrentHashMap<>();
  private volatile boolean closed;

  KeyCache(KeyStoreGate keyStore) {
    this.keyStore = keyStore;
  }

  private record Ref(UUID catalogue, int id) {}

  /** Returns the unwrapped key of a record that was read from its catalogue. */
  DataKey unwrapped(Catalogue catalogue, KeyRecord record) {
    Ref ref = new Ref(catalogue.uuid(), record.id());
    CompletableFuture<DataKey> known = keys.get(ref);
    if (known != null) {
      return result(known);
    }
    requireOpen();
    CompletableFuture<DataKey> mine = new CompletableFuture<>();
    CompletableFuture<DataKey> first = keys.putIfAbsent(ref, mine);
    return first == null ? unwrap(catalogue, record, ref, mine) : result(first);
  }

  private DataKey unwrap(
      Catalogue catalogue, KeyRecord record, Ref ref, CompletableFuture<DataKey> promise) {
    try {
      DataKey key =
          new DataKey(
              record.name(),
              record.uuid(),
              record.id(),
              record.version(),
              keyStore.unwrap(
                  record.wrapped(),
                  KeyContext.ofDataKey(
                      catalogue.uuid(), record.uuid(), record.id(), record.version()),
                  "data key " + record.name() + " of schema " + catalogue.schema()));
      promise.complete(key);
      if (closed) { // close() may have passed by before the key was there
        key.secret().close();
        requireOpen();
      }
      return key;
    } catch (RuntimeException | Error e) {
      keys.remove(ref, promise);
      promise.completeExceptionally(e);
      throw e;
    }
  }

  private static DataKey result(CompletableFuture<DataKey> promise) {
    try {
      return promise.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw e;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw KeyringFault.CLOSED.fault(
          "the keys were erased because the last connection was closed; connect again");
    }
  }

  /** Erases the keys that were destroyed on purpose. */
  void forgetDestroyed(Catalogue catalogue) {
    for (KeyRecord record : catalogue.keys()) {
      if (record.isDestroyed()) {
        CompletableFuture<DataKey> known = keys.remove(new Ref(catalogue.uuid(), record.id()));
        if (known != null) {
          erase(known);
        }
      }
    }
  }

  private static void erase(CompletableFuture<DataKey> key) {
    if (key.isDone() && !key.isCompletedExceptionally()) {
      key.join().secret().close();
    }
  }

  /** Erases every key; those still being unwrapped are erased by who unwraps them. */
  @Override
  public void close() {
    closed = true;
    keys.values().forEach(KeyCache::erase);
    keys.clear();
  }
}
