package dev.hushcell.keystore.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A double of AWS KMS on a loopback address: stateful, with real signatures and encryption, and
 * with troubles on request. It is not AWS; what it does is taken from the documents.
 */
final class KmsDouble implements AutoCloseable {
  static {
    // Else each answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  final KmsEngine kms = new KmsEngine();
  final Signatures signatures = new Signatures();

  /** Actions that arrived. */
  final List<String> actions = Collections.synchronizedList(new ArrayList<>());

  /** Bodies that arrived. */
  final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

  /** What happens to the next requests instead of an answer. */
  final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();

  /** Actions that no policy allows. */
  final Set<String> denied = ConcurrentHashMap.newKeySet();

  volatile boolean down;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private KmsDouble(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Something that happens to a request; it answers or breaks the connection off. */
  @FunctionalInterface
  interface Trouble {
    void happen(HttpExchange exchange) throws IOException;
  }

  static KmsDouble start() throws IOException {
    return new KmsDouble(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers with a status and a text, whatever it is. */
  static Trouble answering(int status, String text) {
    return exchange -> answer(exchange, status, text);
  }

  /** Refuses as the service does. */
  static Trouble refusing(int status, String code) {
    return answering(status, Json.write(Map.of("__type", code, "message", "no")));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String action = target.substring("TrentService.".length());
      actions.add(action);
      bodies.add(new String(body, StandardCharsets.UTF_8));
      if (down) {
        return;
      }
      Trouble trouble = troubles.poll();
      if (trouble != null) {
        trouble.happen(exchange);
        return;
      }
      try {
        signatures.check(exchange.getRequestHeaders(), body);
        if (denied.contains(action)) {
          throw new KmsEngine.RefusedException("AccessDeniedException", "not authorized");
        }
        answer(exchange, 200, Json.write(kms.handle(action, parsed(body))));
      } catch (KmsEngine.RefusedException e) {
        answer(exchange, 400, Json.write(Map.of("__type", e.code, "message", e.getMessage())));
      } catch (GeneralSecurityException | RuntimeException e) {
        answer(exchange, 500, Json.write(Map.of("__type", "KMSInternalException")));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(byte[] json) {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(json, StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().add("x-amzn-RequestId", "5a1f0a2e-0000-4000-8000-0123456789ab");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
