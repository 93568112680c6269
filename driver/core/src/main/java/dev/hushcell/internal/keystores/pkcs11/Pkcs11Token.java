package dev.hushcell.internal.keystores.pkcs11;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.wrapping.SecretChars;
import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A token that is used by way of a connection, and by way of a new one when that was lost. Each use
 * begins with a login, where that was lost, and a look at what is there. Thread-safe.
 */
final class Pkcs11Token {
  private final FipsModule fips;
  private final Pkcs11Settings settings;
  private final TokenFacts facts;
  private final RefusedPins refused;
  private final String more;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable TokenConnection connection; // guarded by the lock
  private volatile boolean closed;

  /**
   * Builds it; nothing is opened yet.
   *
   * @param settings closed with this
   * @param more further lines of configuration for the provider
   */
  Pkcs11Token(
      FipsModule fips,
      Pkcs11Settings settings,
      TokenFacts facts,
      RefusedPins refused,
      String more) {
    this.fips = fips;
    this.settings = settings;
    this.facts = facts;
    this.refused = refused;
    this.more = more;
  }

  /** Something that is done with a token; what it throws as a refusal is not tried again. */
  @FunctionalInterface
  interface Use<T> {
    T with(TokenConnection connection)
        throws GeneralSecurityException, IOException, KeyStoreException;
  }

  /**
   * Uses the token.
   *
   * @param doing what for, for messages
   */
  <T> T use(String doing, Use<T> use) throws KeyStoreException {
    try {
      try {
        return use(connection(), use);
      } catch (KeyStoreException refusal) {
        if (!refusal.isTransient()) {
          throw refusal;
        }
      } catch (GeneralSecurityException | IOException | RuntimeException lost) {
        requireOpen();
        if (TokenFailures.isPin(lost)) {
          throw lost;
        }
      }
      return use(reconnected(), use);
    } catch (GeneralSecurityException | IOException | RuntimeException failure) {
      requireOpen();
      throw TokenFailures.told(doing, toString(), failure);
    }
  }

  private <T> T use(TokenConnection used, Use<T> use)
      throws GeneralSecurityException, IOException, KeyStoreException {
    look(used);
    return use.with(used);
  }

  private void look(TokenConnection used)
      throws GeneralSecurityException, IOException, KeyStoreException {
    refused.once(
        fips,
        toString(),
        settings.pin(),
        () -> {
          char[] pin = SecretChars.of(settings.pin(), "pin");
          try {
            used.look(pin);
            return used;
          } finally {
            Arrays.fill(pin, '\0');
          }
        });
  }

  private TokenConnection connection() throws GeneralSecurityException, KeyStoreException {
    lock.lock();
    try {
      requireOpen();
      TokenConnection known = connection;
      return known == null ? reconnected() : known;
    } finally {
      lock.unlock();
    }
  }

  private TokenConnection reconnected() throws GeneralSecurityException, KeyStoreException {
    lock.lock();
    try {
      TokenConnection fresh = TokenConnection.open(settings.library(), facts.slot(), more);
      connection = fresh;
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the key store in the token of " + this + " was closed");
    }
  }

  void close() {
    closed = true;
    settings.pin().close();
  }

  @Override
  public String toString() {
    return settings.library() + ", token " + facts.label() + " in slot " + facts.slot();
  }
}
