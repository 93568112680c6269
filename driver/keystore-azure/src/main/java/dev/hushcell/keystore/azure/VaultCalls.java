package dev.hushcell.keystore.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyAsyncClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyAsyncClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import dev.hushcell.keystore.KeyStoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Calls of the SDK, each within the time of a call: the SDK waits as long as a server asks it to,
 * and who waits for the SDK waits no longer than was agreed. Thread-safe.
 */
final class VaultCalls {
  private static final int RETRIES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final AzureSettings settings;
  private final HttpClient http;
  private final TokenCredential credential;
  private final KeyAsyncClient keys;

  /** A client has a token in its hand, so it is kept; there are as many as versions in use. */
  private final Map<KeyName, CryptographyAsyncClient> clients = new ConcurrentHashMap<>();

  VaultCalls(AzureSettings settings) throws KeyStoreException {
    this.settings = settings;
    this.http = new JdkTransport(settings);
    this.credential = settings.signIn().build(http);
    this.keys =
        new KeyClientBuilder()
            .vaultUrl(settings.vault().toString())
            .credential(credential)
            .httpClient(http)
            .retryOptions(retries())
            .buildAsyncClient();
  }

  /** Runs a call on the keys of the vault, or tells in our words why it failed. */
  <T> T onKeys(Subject subject, Function<KeyAsyncClient, Mono<T>> call) throws KeyStoreException {
    return wait(subject, call.apply(keys));
  }

  /**
   * Runs a cryptographic call under a version of a key. The service does it in every case: by
   * default the SDK would fetch a public key and encrypt in this process, outside any module.
   */
  <T> T under(KeyName key, Subject subject, Function<CryptographyAsyncClient, Mono<T>> call)
      throws KeyStoreException {
    return wait(subject, call.apply(clients.computeIfAbsent(key, this::client)));
  }

  private CryptographyAsyncClient client(KeyName key) {
    return new CryptographyClientBuilder()
        .keyIdentifier(settings.vault() + "/keys/" + key.key() + "/" + key.version())
        .credential(credential)
        .httpClient(http)
        .retryOptions(retries())
        .disableKeyCaching()
        .buildAsyncClient();
  }

  private <T> T wait(Subject subject, Mono<T> call) throws KeyStoreException {
    CompletableFuture<T> answer = call.toFuture();
    try {
      return Objects.requireNonNull(answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw AzureFailure.tooSlow(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AzureFailure.interrupted();
    } catch (ExecutionException e) {
      throw AzureFailure.of(settings, subject, e.getCause());
    } catch (NullPointerException e) {
      throw AzureFailure.of(settings, subject, e);
    } finally {
      answer.cancel(true);
    }
  }

  static RetryOptions retries() {
    return new RetryOptions(
        new ExponentialBackoffOptions()
            .setMaxRetries(RETRIES)
            .setBaseDelay(FIRST_PAUSE)
            .setMaxDelay(FIRST_PAUSE.multipliedBy(20)));
  }

  /**
   * What a call is about.
   *
   * @param operation as access policies name it, such as {@code unwrapKey}
   * @param key name, or name and version
   */
  record Subject(String operation, String key) {}
}
