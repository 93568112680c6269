package dev.hushcell.keystore.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that was read whole by the HTTP client of the JDK. */
final class JdkAnswer extends HttpResponse {
  private final java.net.http.HttpResponse<byte[]> answer;

  JdkAnswer(HttpRequest request, java.net.http.HttpResponse<byte[]> answer) {
    super(request);
    this.answer = answer;
  }

  @Override
  public int getStatusCode() {
    return answer.statusCode();
  }

  @Override
  @Deprecated
  public @Nullable String getHeaderValue(String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    answer
        .headers()
        .map()
        .forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.just(ByteBuffer.wrap(answer.body()));
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(answer.body());
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.just(new String(answer.body(), charset));
  }
}
