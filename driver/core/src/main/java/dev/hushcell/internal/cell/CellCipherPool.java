package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.value.Encoding;
import dev.hushcell.policy.Narrow;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The idle {@link CellCipher}s of one data key and suite. Thread-safe and lock-free.
 *
 * <p>Pooled per key, not per thread: initialising a Mac costs some 17 microseconds, and a server
 * has many threads. What was in use when anything was thrown is never taken back.
 */
final class CellCipherPool {
  private static final int SLOTS = 16;

  private final CellCipherFactory factory;
  private final DataKey key;
  private final AtomicReferenceArray<@Nullable CellCipher> idle = new AtomicReferenceArray<>(SLOTS);

  CellCipherPool(FipsModule module, DataKey key, CellSuite suite, Narrow narrow) {
    this.factory = new CellCipherFactory(module, key, suite, narrow);
    this.key = key;
  }

  DataKey key() {
    return key;
  }

  byte[] seal(byte tag, byte[] value, int pad) {
    try {
      CellCipher cipher = take();
      byte[] cell = cipher.seal(tag, value, pad);
      giveBack(cipher);
      return cell;
    } catch (Throwable e) {
      throw CellFault.ofCipher("sealing", key, e);
    }
  }

  byte[] comparand(byte tag, byte[] value, int pad) {
    try {
      CellCipher cipher = take();
      byte[] cell = cipher.comparand(tag, value, pad);
      giveBack(cipher);
      return cell;
    } catch (Throwable e) {
      throw CellFault.ofCipher("sealing", key, e);
    }
  }

  /** Returns the value, or null when the bytes are not a cell of this key, suite and encoding. */
  @Nullable Object open(byte[] cell, Encoding encoding) {
    try {
      CellCipher cipher = take();
      Object value = cipher.open(cell, encoding);
      giveBack(cipher);
      return value;
    } catch (Throwable e) {
      throw CellFault.ofCipher("opening", key, e);
    }
  }

  void clear() {
    for (int i = 0; i < SLOTS; i++) {
      idle.set(i, null);
    }
  }

  private CellCipher take() throws GeneralSecurityException {
    int start = start();
    for (int i = 0; i < SLOTS; i++) {
      int slot = (start + i) % SLOTS;
      CellCipher found = idle.getPlain(slot);
      if (found != null && idle.compareAndSet(slot, found, null)) {
        return found;
      }
    }
    return factory.create();
  }

  private void giveBack(CellCipher cipher) {
    int start = start();
    for (int i = 0; i < SLOTS; i++) {
      if (idle.compareAndSet((start + i) % SLOTS, null, cipher)) {
        return;
      }
    }
  }

  /** Threads begin at different slots, so that they seldom want the same one. */
  private static int start() {
    return (int) (Thread.currentThread().getId() % SLOTS);
  }
}
