package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers PINs that tokens refused, so that none is tried twice: a few wrong tries lock a token
 * for good, and a connection pool tries once a second. One for all that a driver object opens.
 * Holds a keyed hash of each, under a key that never leaves this object. Thread-safe; tries of one
 * token wait for each other.
 */
public final class RefusedPins {
  private static final int SALT_BYTES = 32;

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, ReentrantLock> tries = new ConcurrentHashMap<>();
  private final ReentrantLock salting = new ReentrantLock();
  private byte @Nullable [] salt; // guarded by salting

  public RefusedPins() {}

  @FunctionalInterface
  interface Try<T> {
    T run() throws GeneralSecurityException, IOException, KeyStoreException;
  }

  /** Runs a try unless this PIN was refused there before. */
  <T> T once(FipsModule fips, String place, SecretBytes pin, Try<T> attempt)
      throws GeneralSecurityException, IOException, KeyStoreException {
    ReentrantLock lock = tries.computeIfAbsent(place, each -> new ReentrantLock());
    lock.lock();
    try {
      return onceAlone(fips, place, pin, attempt);
    } finally {
      lock.unlock();
    }
  }

  private <T> T onceAlone(FipsModule fips, String place, SecretBytes pin, Try<T> attempt)
      throws GeneralSecurityException, IOException, KeyStoreException {
    String hash = hash(fips, place, pin);
    if (refused.contains(hash)) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the token of "
              + place
              + " refused this PIN before, so it was not tried again; correct keystore.pin, and"
              + " restart the application if the PIN of the token was changed instead");
    }
    try {
      return attempt.run();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      if (TokenFailures.isPin(e)) {
        refused.add(hash);
      }
      throw e;
    }
  }

  private byte[] salt(FipsModule fips) {
    salting.lock();
    try {
      byte[] known = salt;
      if (known == null) {
        known = new byte[SALT_BYTES];
        fips.random().nextBytes(known);
        salt = known;
      }
      return known;
    } finally {
      salting.unlock();
    }
  }

  private String hash(FipsModule fips, String place, SecretBytes pin)
      throws GeneralSecurityException {
    byte[] key = salt(fips);
    byte[] bytes = pin.copy(SecretAccess.iHandleKeyBytes());
    try {
      Mac mac = Mac.getInstance("HmacSHA256", fips.provider());
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(place.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
