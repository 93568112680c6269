package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One key store as this room uses it: failures that may pass are tried again with growing pauses,
 * then told as transient faults. Thread-safe.
 */
public final class GuardedStore {
  static final int ATTEMPTS = 4;
  static final long FIRST_PAUSE = 50;
  private static final int LONGEST = 900;

  /** A store that itself waited for so long is not asked again by whoever waits for it. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final KeyWrapper wrapper;
  private final Attempts attempts;
  private final Timing timing;
  private final Outage outage;

  GuardedStore(KeyWrapper wrapper, Attempts attempts, Timing timing) {
    this.wrapper = wrapper;
    this.attempts = attempts;
    this.timing = timing;
    this.outage = new Outage(timing);
  }

  @FunctionalInterface
  public interface Call<T> {
    T run(KeyWrapper store) throws KeyStoreException;
  }

  @FunctionalInterface
  public interface Administering<T> {
    T run(KeyAdministration keys) throws KeyStoreException;
  }

  public WrappedKey wrap(SecretBytes key, byte[] context) {
    return call(
        KeyringFault.KEY_NOT_WRAPPED, "wrapping a new key", store -> store.wrap(key, context));
  }

  public Optional<byte[]> pinned(String name) {
    return call(KeyringFault.KEY_NOT_OPENED, "reading a pin", store -> store.pinned(name));
  }

  boolean hasPin(String name) {
    return call(KeyringFault.KEY_NOT_OPENED, "looking for a pin", store -> store.hasPin(name));
  }

  /** Returns the last number, from some on, under which a name has a pin without a gap before. */
  int lastPin(String name, int from) {
    int last = from;
    while (hasPin(name + "." + (last + 1))) {
      last++;
    }
    return last;
  }

  public Optional<byte[]> pinIfAbsent(String name, byte[] value) {
    return call(
        KeyringFault.KEY_NOT_WRAPPED, "writing a pin", store -> store.pinIfAbsent(name, value));
  }

  /** Returns the key-encryption key that {@link #wrap} would use now. */
  public String current() {
    return call(
        KeyringFault.KEY_NOT_ADMINISTERED, "asking for the key in use", KeyWrapper::current);
  }

  /** Tells whether the store makes and destroys versions of its key through Hushcell. */
  public boolean isAdministered() {
    return call(
        KeyringFault.KEY_NOT_ADMINISTERED,
        "asking what can be done with its keys",
        store -> store.administration().isPresent());
  }

  /** Does something with the versions of its key, where {@link #isAdministered} says so. */
  public <T> T administered(String doing, Administering<T> call) {
    return call(
        KeyringFault.KEY_NOT_ADMINISTERED,
        doing,
        store -> call.run(store.administration().orElseThrow()));
  }

  /** Returns kind and place, for messages and for records, which take so many characters. */
  public String describe() {
    String shown = wrapper.describe();
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
  }

  /** Tells whether others can wrap a key that this store unwraps. */
  public boolean isWrappingPublic() {
    return wrapper.isWrappingPublic();
  }

  /**
   * Unwraps, once.
   *
   * @throws KeyStoreException also when the store did not answer a moment ago
   */
  SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    if (outage.isOn()) {
      throw new KeyStoreException(
          KeyStoreException.Reason.UNREACHABLE,
          "key store " + describe() + " did not answer a moment ago and was not asked again");
    }
    SecretBytes secret = wrapper.unwrap(wrapped, context);
    outage.isOver();
    return secret;
  }

  Outage outage() {
    return outage;
  }

  /**
   * Calls the store.
   *
   * @param permanent the fault of a failure that will not pass
   * @param doing what is done, for messages
   */
  public <T> T call(KeyringFault permanent, String doing, Call<T> call) {
    if (outage.isOn()) {
      throw notAsked(doing, describe());
    }
    long wait = FIRST_PAUSE;
    long began = timing.nanoTime().getAsLong();
    for (int attempt = 1; ; attempt++) {
      try {
        T result = call.run(wrapper);
        outage.isOver();
        return result;
      } catch (KeyStoreException e) {
        if (!e.isTransient()) {
          throw permanent.insteadOf(e, doing + failedIn(describe(), List.of(e)));
        }
        if (attempt == ATTEMPTS || timing.nanoTime().getAsLong() - began > PATIENCE) {
          outage.goesOn();
          throw down(doing, describe(), e);
        }
      }
      attempts.pause(timing.spread(wait));
      wait *= 2;
    }
  }

  private static RuntimeException notAsked(String doing, String store) {
    return KeyringFault.KEY_STORE_DOWN.fault(
        doing
            + " was not tried: key store "
            + store
            + " did not answer a moment ago; keys already in memory go on working, try again later");
  }

  static RuntimeException down(String doing, String stores, KeyStoreException last) {
    return KeyringFault.KEY_STORE_DOWN.insteadOf(
        last,
        ("%s failed, since key store %s does not answer: %s; keys already in memory go on"
                + " working, try again later")
            .formatted(doing, stores, last.getMessage()));
  }

  /**
   * Returns the rest of a message: where it failed, what the stores say, and, where the store would
   * have worked with another key, that it may be the wrong one.
   */
  static String failedIn(String stores, List<KeyStoreException> failures) {
    KeyStoreException telling = telling(failures);
    return " failed in key store "
        + stores
        + ": "
        + telling.getMessage()
        + (isOfAnotherKey(telling)
            ? ". Check that the configured key store is the one this database was set up with or"
                + " moved to, and name the other one of a move under keystore.also"
            : "");
  }

  /** Of several stores, those that merely have other keys say nothing of interest. */
  static KeyStoreException telling(List<KeyStoreException> failures) {
    return failures.stream()
        .filter(failure -> !isOfAnotherKey(failure))
        .findFirst()
        .orElse(failures.get(0));
  }

  private static boolean isOfAnotherKey(KeyStoreException failure) {
    return switch (failure.reason()) {
      case MISSING_KEY, UNWRAP_FAILED -> true;
      case BAD_SETTING,
          MISSING_FILE,
          WRONG_PASSWORD,
          CORRUPT,
          UNREACHABLE,
          UNSUPPORTED,
          FILE_ACCESS,
          FAILED ->
          false;
    };
  }

  @Override
  public String toString() {
    return describe();
  }
}
