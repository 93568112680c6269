package dev.hushcell.keystore.vault;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests over HTTP. What may pass (no connection, an overloaded or sealed server) is tried again
 * until the deadline and then told as out of reach; every other answer is the caller's to judge.
 * Thread-safe.
 */
final class VaultHttp {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final VaultSettings settings;
  private final HttpClient client;

  VaultHttp(VaultSettings settings) throws KeyStoreException {
    this.settings = settings;
    // A redirect would carry the token to wherever it points.
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .sslContext(Trust.of(settings.caFile()))
            .build();
  }

  /** Sends a request, with a token where it needs one. */
  Answer send(Request request, Optional<String> token, Deadline deadline) throws KeyStoreException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Duration wait = pause;
      KeyStoreException failure;
      boolean again = attempt < ATTEMPTS;
      try {
        HttpResponse<byte[]> response = once(request, token, deadline);
        if (!mayPass(response.statusCode())) {
          return answer(response);
        }
        failure = VaultFailure.busy(settings, response.statusCode());
        wait = retryAfter(response).orElse(pause);
        again &= request.isRepeatable() || isUndone(response.statusCode());
      } catch (IOException e) {
        failure = VaultFailure.noConnection(settings, e);
        again &= request.isRepeatable() && failure.isTransient();
      }
      if (!again || !deadline.allows(wait)) {
        throw failure;
      }
      sleep(wait);
      pause = pause.multipliedBy(2);
    }
  }

  private HttpResponse<byte[]> once(Request request, Optional<String> token, Deadline deadline)
      throws IOException, KeyStoreException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(built(request, token), info -> new BoundedBody());
    try {
      // The client's own timeout ends with the headers; a body that trickles in would hang.
      return answer.get(Math.max(1, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw VaultFailure.tooSlow(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VaultFailure.interrupted();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest built(Request request, Optional<String> token) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(settings.address() + "/v1/" + request.path()))
            .header("X-Vault-Request", "true");
    token.ifPresent(value -> builder.header("X-Vault-Token", value));
    settings.namespace().ifPresent(name -> builder.header("X-Vault-Namespace", name));
    if (!request.method().equals("POST")) {
      return builder.method(request.method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    return builder
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JsonObject.write(request.body())))
        .build();
  }

  private Answer answer(HttpResponse<byte[]> response) throws KeyStoreException {
    int status = response.statusCode();
    byte[] bytes = response.body();
    try {
      JsonObject body =
          bytes.length == 0
              ? JsonObject.EMPTY
              : JsonReader.read(new String(bytes, StandardCharsets.UTF_8));
      return new Answer(status, body);
    } catch (JsonReader.MalformedException e) {
      if (status >= 400) {
        return new Answer(status, JsonObject.EMPTY);
      }
      throw VaultFailure.notVault(settings, status);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** 412: a standby that does not know yet what the active server does. */
  private static boolean mayPass(int status) {
    return status == 412 || status == 429 || status >= 500;
  }

  /** Tells whether the server says by the status that it did nothing. */
  private static boolean isUndone(int status) {
    return status == 412 || status == 429 || status == 503;
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static void sleep(Duration pause) throws KeyStoreException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VaultFailure.interrupted();
    }
  }
}
