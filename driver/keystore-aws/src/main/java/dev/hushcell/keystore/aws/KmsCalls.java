package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Calls of the SDK, each within the time of a call. The SDK's own limits count from one byte to the
 * next, and finding credentials is not under them at all; so each call has a thread of its own, and
 * who waits for it waits no longer than was agreed. Thread-safe.
 */
final class KmsCalls implements AutoCloseable {
  private final KmsSettings settings;
  private final KmsClient client;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "hushcell-kms");
            thread.setDaemon(true);
            return thread;
          });

  KmsCalls(KmsSettings settings, KmsClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** A call of the SDK, which takes out of the answer what is needed of it. */
  @FunctionalInterface
  interface Call<T> {
    T run(KmsClient client) throws KeyStoreException;
  }

  /**
   * Runs a call, or tells in our words why it failed.
   *
   * @param action as policies name it, such as {@code kms:Encrypt}
   * @param key what it is about
   */
  <T> T run(String action, String key, Call<T> call) throws KeyStoreException {
    Callable<T> task = () -> Objects.requireNonNull(call.run(client));
    Future<T> answer = submitted(task);
    try {
      return answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw KmsFailure.tooSlow(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KmsFailure.interrupted();
    } catch (ExecutionException e) {
      throw KmsFailure.of(settings, action, key, e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private <T> Future<T> submitted(Callable<T> task) {
    try {
      return threads.submit(task);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the key store is closed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
