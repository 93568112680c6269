package dev.hushcell.keystore.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Carries the requests of the SDK by the HTTP client of the JDK. The vendor's own bridge to that
 * client would do as well, but it writes a warning into the log for each request.
 */
final class JdkTransport implements HttpClient {
  /** The JDK sets these itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final java.net.http.HttpClient client;
  private final Duration timeout;

  JdkTransport(AzureSettings settings) throws KeyStoreException {
    this.timeout = settings.timeout();
    // A redirect would carry a token to wherever it points.
    this.client =
        java.net.http.HttpClient.newBuilder()
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .sslContext(Trust.of(settings.caFile()))
            .build();
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.create(sink -> send(request, sink));
  }

  /** Who waited too long is gone; what becomes of the request then is told to nobody. */
  private void send(HttpRequest request, MonoSink<HttpResponse> sink) {
    AtomicBoolean isGone = new AtomicBoolean();
    var answering = client.sendAsync(translated(request), BodyHandlers.ofByteArray());
    sink.onCancel(
        () -> {
          isGone.set(true);
          answering.cancel(true);
        });
    var unused =
        answering.whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                sink.success(new JdkAnswer(request, answer));
              } else if (!isGone.get()) {
                sink.error(told(failure));
              }
            });
  }

  private static Throwable told(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : failure;
    return cause instanceof IOException io ? new TransportException(io) : cause;
  }

  private java.net.http.HttpRequest translated(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.getUrl().toString()))
            .timeout(timeout)
            .method(request.getHttpMethod().toString(), body(request));
    for (HttpHeader header : request.getHeaders()) {
      if (!OWN_HEADERS.contains(header.getName().toLowerCase(Locale.ROOT))) {
        header.getValuesList().forEach(value -> builder.header(header.getName(), value));
      }
    }
    return builder.build();
  }

  private static BodyPublisher body(HttpRequest request) {
    BinaryData body = request.getBodyAsBinaryData();
    return body == null || request.getHttpMethod() == HttpMethod.GET
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(body.toBytes());
  }
}
