package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.observe.Observer;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Unwrapped data keys. Each is unwrapped once, however many threads ask at once; a failure is told
 * to all who waited and forgotten.
 *
 * <p>A key that is used on is shown to the key store again now and then, in the background. One
 * that the store refuses by then is erased; while the store is out of reach, keys stay in use for
 * as long as {@link DataKey.Life#keep()} says. Thread-safe.
 */
public final class KeyCache implements AutoCloseable {
  private final KeyStoreGate keyStore;
  private final DataKey.Life life;
  private final Timing timing;
  private final Observer observer;
  private final Map<Ref, CachedKey> keys = new ConcurrentHashMap<>();
  private volatile Object state = new Object();
  private volatile boolean closed;

  public KeyCache(KeyStoreGate keyStore, DataKey.Life life, Timing timing, Observer observer) {
    this.keyStore = keyStore;
    this.life = life;
    this.timing = timing;
    this.observer = observer;
  }

  private record Ref(UUID catalogue, int id) {
    static Ref of(Catalogue catalogue, KeyRecord record) {
      return new Ref(catalogue.uuid(), record.id());
    }

    // Written out, as in all keys that the first connection needs; see TableName.
    @Override
    public boolean equals(Object other) {
      return other instanceof Ref that && id == that.id && catalogue.equals(that.catalogue);
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /** Returns an object that is another one as soon as a key was forgotten. */
  Object state() {
    return state;
  }

  /** Returns the unwrapped key of a record that was read from its catalogue. */
  public DataKey unwrapped(Catalogue catalogue, KeyRecord record) {
    Ref ref = Ref.of(catalogue, record);
    CachedKey known = keys.get(ref);
    if (known != null) {
      return result(known.key());
    }
    requireOpen();
    CachedKey mine = new CachedKey(life, timing);
    CachedKey first = keys.putIfAbsent(ref, mine);
    return first == null ? unwrap(catalogue, record, ref, mine) : result(first.key());
  }

  private DataKey unwrap(Catalogue catalogue, KeyRecord record, Ref ref, CachedKey promise) {
    long began = System.nanoTime();
    try {
      SecretBytes secret =
          keyStore.unwrap(record.wrapped(), catalogue.contextOf(record), catalogue.shown(record));
      DataKey key =
          new DataKey(record.name(), record.uuid(), record.id(), record.version(), secret);
      promise.proven();
      promise.key().complete(key);
      observer.unwrapped(System.nanoTime() - began);
      if (closed) { // close() may have passed by before the key was there
        key.secret().close();
        requireOpen();
      }
      return key;
    } catch (RuntimeException | Error e) {
      keys.remove(ref, promise);
      promise.key().completeExceptionally(e);
      if (e instanceof Fault fault && !closed) {
        observer.keyStoreFailed(System.nanoTime() - began, isPassing(fault));
      }
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

  /**
   * Erases keys that were destroyed on purpose or of which the key store could not be asked for too
   * long, and has it asked about those that are due. Called whenever the catalogue was read.
   */
  void upkeep(Catalogue catalogue) {
    for (KeyRecord record : catalogue.keys()) {
      Ref ref = Ref.of(catalogue, record);
      CachedKey known = keys.get(ref);
      if (known == null) {
        continue;
      }
      if (record.isDestroyed() || known.isExpired()) {
        forget(ref, known);
      } else if (known.isMineToAsk()) {
        timing.background().execute(() -> ask(catalogue, record, ref, known));
      }
    }
  }

  private void ask(Catalogue catalogue, KeyRecord record, Ref ref, CachedKey known) {
    long began = System.nanoTime();
    try (SecretBytes again =
        keyStore.unwrapNow(
            record.wrapped(), catalogue.contextOf(record), catalogue.shown(record))) {
      if (again.sameAs(known.key().join().secret())) {
        known.proven();
        observer.keyConfirmed(System.nanoTime() - began);
      } else {
        forget(ref, known);
      }
    } catch (Fault fault) {
      observer.keyStoreFailed(System.nanoTime() - began, isPassing(fault));
      if (isPassing(fault)) {
        known.unanswered();
      } else {
        forget(ref, known);
      }
    } catch (IllegalStateException erased) { // closed, or destroyed, meanwhile
      keys.remove(ref, known);
      state = new Object();
    } finally {
      known.asked();
    }
  }

  static boolean isPassing(Fault fault) {
    return fault.code() == KeyringFault.KEY_STORE_DOWN || fault.code() == KeyringFault.BUSY;
  }

  private void forget(Ref ref, CachedKey known) {
    if (keys.remove(ref, known)) {
      state = new Object();
      known.erase();
      observer.keyForgotten();
    }
  }

  /** Erases every key; those still being unwrapped are erased by who unwraps them. */
  @Override
  public void close() {
    closed = true;
    state = new Object();
    keys.values().forEach(CachedKey::erase);
    keys.clear();
  }
}
