package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The configured key stores: one, or several while keys move from one to another. A key is opened
 * by the first that can. New keys are wrapped by the store that opens the catalogue's own key,
 * whatever its place in the configuration, so processes with an old and a new configuration agree.
 * Thread-safe.
 */
public final class KeyStoreGate {
  private final List<GuardedStore> stores = new ArrayList<>();
  private final Attempts attempts;
  private final Timing timing;

  /** Which store opened the MAC key of a catalogue. */
  private final Map<WrappedKey, GuardedStore> homes = new ConcurrentHashMap<>();

  /**
   * Builds the gate.
   *
   * @param wrappers the open key stores; the first one is for new catalogues
   * @param timing clock and chance, by which a store that does not answer is left alone
   */
  public KeyStoreGate(List<KeyWrapper> wrappers, Attempts attempts, Timing timing) {
    this.attempts = attempts;
    this.timing = timing;
    wrappers.forEach(wrapper -> stores.add(guarded(wrapper)));
  }

  public GuardedStore first() {
    return stores.get(0);
  }

  public List<GuardedStore> all() {
    return List.copyOf(stores);
  }

  public GuardedStore guarded(KeyWrapper wrapper) {
    return new GuardedStore(wrapper, attempts, timing);
  }

  /**
   * Unwraps a key.
   *
   * @param what the key, for messages
   */
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context, String what) {
    return open(wrapped, context, what).secret();
  }

  /** Unwraps the MAC key of a catalogue, and remembers which store could. */
  public SecretBytes unwrapMacKey(UUID catalogue, WrappedKey wrapped, String schema) {
    Opened opened =
        open(
            wrapped,
            KeyContext.ofMacKey(catalogue),
            "the MAC key of the catalogue in schema " + schema);
    homes.put(wrapped, opened.store());
    return opened.secret();
  }

  /** Returns the store whose key wraps the MAC key of a catalogue, and all its data keys. */
  public GuardedStore home(UUID catalogue, WrappedKey macKey, String schema) {
    GuardedStore known = homes.get(macKey);
    if (known == null) {
      unwrapMacKey(catalogue, macKey, schema).close();
      known = homes.get(macKey);
    }
    return known == null ? first() : known;
  }

  private record Opened(SecretBytes secret, GuardedStore store) {}

  /** Unwraps a key without a second attempt, for one that can wait. */
  public SecretBytes unwrapNow(WrappedKey wrapped, byte[] context, String what) {
    List<KeyStoreException> failures = new ArrayList<>();
    Optional<Opened> opened = openNow(wrapped, context, failures);
    if (opened.isPresent()) {
      return opened.get().secret();
    }
    throw failures.stream().anyMatch(KeyStoreException::isTransient)
        ? GuardedStore.down(doing(wrapped, what), shown(), failures.get(0))
        : notOpened(wrapped, what, failures);
  }

  private Opened open(WrappedKey wrapped, byte[] context, String what) {
    long wait = GuardedStore.FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      List<KeyStoreException> failures = new ArrayList<>();
      Optional<Opened> opened = openNow(wrapped, context, failures);
      if (opened.isPresent()) {
        return opened.get();
      }
      KeyStoreException transientOne =
          failures.stream().filter(KeyStoreException::isTransient).findFirst().orElse(null);
      if (transientOne == null) {
        throw notOpened(wrapped, what, failures);
      }
      if (attempt == GuardedStore.ATTEMPTS || stores.stream().allMatch(s -> s.outage().isOn())) {
        noteOutages(failures);
        throw GuardedStore.down(doing(wrapped, what), shown(), transientOne);
      }
      attempts.pause(timing.spread(wait));
      wait *= 2;
    }
  }

  /** Tries each store once; a failure of each when none opens it, in their order. */
  private Optional<Opened> openNow(
      WrappedKey wrapped, byte[] context, List<KeyStoreException> failures) {
    for (GuardedStore store : stores) {
      try {
        return Optional.of(new Opened(store.unwrap(wrapped, context), store));
      } catch (KeyStoreException e) {
        failures.add(e);
      }
    }
    return Optional.empty();
  }

  private void noteOutages(List<KeyStoreException> failures) {
    for (int i = 0; i < stores.size(); i++) {
      Outage outage = stores.get(i).outage();
      if (failures.get(i).isTransient() && !outage.isOn()) {
        outage.goesOn();
      }
    }
  }

  private static String doing(WrappedKey wrapped, String what) {
    return "unwrapping %s, which was wrapped under key-encryption key %s (%s),"
        .formatted(what, wrapped.keyEncryptionKey(), wrapped.mechanism());
  }

  private RuntimeException notOpened(
      WrappedKey wrapped, String what, List<KeyStoreException> failures) {
    return KeyringFault.KEY_NOT_OPENED.insteadOf(
        GuardedStore.telling(failures),
        doing(wrapped, what) + GuardedStore.failedIn(shown(), failures));
  }

  private String shown() {
    return String.join(" and ", stores.stream().map(GuardedStore::describe).toList());
  }
}
