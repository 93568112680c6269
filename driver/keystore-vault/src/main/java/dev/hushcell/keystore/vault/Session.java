package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of an open store. It is renewed at half of its life for as long as the server allows,
 * also while nobody uses it; after that, and where it is refused, the sign-in is repeated. One
 * thread signs in and the others wait for it. Thread-safe.
 */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final VaultSettings settings;
  private final VaultHttp http;
  private final ReentrantLock signingIn = new ReentrantLock();
  private final ScheduledExecutorService renewals;
  private volatile @Nullable SecretBytes token;

  Session(VaultSettings settings, VaultHttp http) {
    this.settings = settings;
    this.http = http;
    ScheduledThreadPoolExecutor one =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "hushcell-vault-renewal");
              thread.setDaemon(true);
              return thread;
            });
    one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    one.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    this.renewals = one;
  }

  /** Returns the token, after a sign-in where there is none yet. */
  String token(Deadline deadline) throws KeyStoreException {
    lock(deadline);
    try {
      SecretBytes known = token;
      return SignIn.textOf(known == null ? signIn(deadline) : known);
    } finally {
      signingIn.unlock();
    }
  }

  /**
   * Returns another token than the one that was refused; empty where there is no way to get one.
   */
  Optional<String> tokenInsteadOf(String refused, Deadline deadline) throws KeyStoreException {
    lock(deadline);
    try {
      SecretBytes known = token;
      if (known != null && !SignIn.textOf(known).equals(refused)) {
        return Optional.of(SignIn.textOf(known));
      }
      return settings.signIn() instanceof SignIn.Login
          ? Optional.of(SignIn.textOf(signIn(deadline)))
          : Optional.empty();
    } finally {
      signingIn.unlock();
    }
  }

  /** Tells whether the server knows the token. */
  boolean isAccepted(String given, Deadline deadline) throws KeyStoreException {
    return http.send(Request.get("auth/token/lookup-self"), Optional.of(given), deadline).isOk();
  }

  @Override
  public void close() {
    renewals.shutdownNow();
    forget();
    settings.signIn().close();
  }

  private SecretBytes signIn(Deadline deadline) throws KeyStoreException {
    return settings.signIn() instanceof SignIn.Login login
        ? logIn(login, deadline)
        : accept((SignIn.Token) settings.signIn(), deadline);
  }

  private SecretBytes accept(SignIn.Token given, Deadline deadline) throws KeyStoreException {
    String text = SignIn.textOf(given.token());
    Answer answer = http.send(Request.get("auth/token/lookup-self"), Optional.of(text), deadline);
    if (answer.status() == 403) {
      throw VaultFailure.tokenRefused(settings);
    }
    JsonObject data = answer.data();
    return keep(text, data.flag("renewable"), data.number("ttl").orElse(0L));
  }

  private SecretBytes logIn(SignIn.Login login, Deadline deadline) throws KeyStoreException {
    Answer answer =
        http.send(Request.change(login.path(), login.body()), Optional.empty(), deadline);
    JsonObject auth = answer.body().object("auth");
    Optional<String> text = auth.text("client_token");
    if (!answer.isOk() || text.isEmpty()) {
      throw VaultFailure.signInRefused(settings, answer);
    }
    return keep(text.get(), auth.flag("renewable"), auth.number("lease_duration").orElse(0L));
  }

  private SecretBytes keep(String text, boolean renewable, long seconds) {
    forget();
    SecretBytes kept = SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
    token = kept;
    if (renewable && seconds > 0) {
      scheduleRenewal(kept, seconds);
    }
    return kept;
  }

  private void scheduleRenewal(SecretBytes mine, long seconds) {
    var unused =
        renewals.schedule(() -> renew(mine, seconds), seconds * 500, TimeUnit.MILLISECONDS);
  }

  private void renew(SecretBytes mine, long seconds) {
    if (token != mine) {
      return;
    }
    try {
      Answer answer =
          http.send(
              Request.ask("auth/token/renew-self", Map.of()),
              Optional.of(SignIn.textOf(mine)),
              Deadline.in(settings.timeout()));
      long granted = answer.body().object("auth").number("lease_duration").orElse(0L);
      if (answer.isOk() && granted > 0) {
        scheduleRenewal(mine, granted);
      } else if (settings.signIn() instanceof SignIn.Token) {
        LOG.warn(
            "the token for {} cannot be renewed any more; put a new one into keystore.token",
            settings.place());
      }
    } catch (KeyStoreException e) {
      // Half of what is left is left for further attempts; the next use tells if all fail.
      LOG.warn("the token for {} was not renewed: {}", settings.place(), e.getMessage());
      if (seconds > 1) {
        scheduleRenewal(mine, seconds / 2);
      }
    } catch (IllegalStateException e) {
      // erased meanwhile: a newer one is there, or the store was closed
    }
  }

  private void forget() {
    SecretBytes known = token;
    token = null;
    if (known != null) {
      known.close();
    }
  }

  private void lock(Deadline deadline) throws KeyStoreException {
    try {
      if (!signingIn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new KeyStoreException(
            UNREACHABLE, "another thread is still signing in to Vault; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VaultFailure.interrupted();
    }
  }
}
