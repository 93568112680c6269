package dev.hushcell.keystore.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A double of Vault on a loopback address: stateful, with real encryption, and with troubles on
 * request. It is no Vault; what it does is taken from Vault's documents and source.
 */
final class VaultDouble implements AutoCloseable {
  final TransitEngine transit = new TransitEngine();
  final VaultTokens tokens = new VaultTokens();

  /** Requests that arrived: method, path, and namespace where there was one. */
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** What happens to the next requests of Transit instead of an answer. */
  final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();

  /** Paths that the policy does not allow. */
  final TreeSet<String> denied = new TreeSet<>();

  volatile boolean down;

  /** Whether sign-ins are mounted elsewhere. */
  volatile boolean loginsAreUnknown;

  static {
    // Else each answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private VaultDouble(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/v1/", this::serve);
    server.start();
  }

  /** Something that happens to a request; it answers or breaks the connection off. */
  @FunctionalInterface
  interface Trouble {
    void happen(HttpExchange exchange) throws IOException;
  }

  static VaultDouble start() throws IOException {
    return new VaultDouble(HttpServer.create(anyPort(), 0));
  }

  static VaultDouble startTls(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new VaultDouble(server);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  String address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  /** Answers with a status and a text, whatever it is. */
  static Trouble answering(int status, String text, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      answer(exchange, status, text);
    };
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().substring("/v1/".length());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String namespace = exchange.getRequestHeaders().getFirst("X-Vault-Namespace");
      requests.add(
          exchange.getRequestMethod() + " " + path + (namespace == null ? "" : " " + namespace));
      if (down
          || (path.endsWith("/renew-self") && tokens.unreachableRenewals.getAndDecrement() > 0)) {
        return;
      }
      Trouble trouble = path.startsWith("auth/") ? null : troubles.poll();
      if (trouble != null) {
        trouble.happen(exchange);
        return;
      }
      try {
        answer(exchange, 200, Json.write(answerOf(exchange, path, parsed(body))));
      } catch (TransitEngine.RefusedException e) {
        List<String> errors = e.getMessage().isEmpty() ? List.of() : List.of(e.getMessage());
        answer(exchange, e.status, Json.write(Map.of("errors", errors)));
      } catch (GeneralSecurityException | RuntimeException e) {
        answer(exchange, 500, Json.write(Map.of("errors", List.of("1 error occurred: " + e))));
      }
    }
  }

  private Map<String, Object> answerOf(HttpExchange exchange, String path, Map<String, Object> body)
      throws TransitEngine.RefusedException, GeneralSecurityException {
    if (!"true".equals(exchange.getRequestHeaders().getFirst("X-Vault-Request"))) {
      throw new TransitEngine.RefusedException(412, "missing header");
    }
    String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
    if (path.endsWith("/login") && loginsAreUnknown) {
      throw new TransitEngine.RefusedException(404, "no handler for route \"" + path + "\"");
    }
    Optional<Map<String, Object>> ofToken = tokens.handle(path, token, body);
    if (ofToken.isPresent()) {
      return ofToken.get();
    }
    if (!tokens.accepts(token) || denied.stream().anyMatch(path::startsWith)) {
      throw new TransitEngine.RefusedException(403, "permission denied");
    }
    if (!path.startsWith("transit/")) {
      throw new TransitEngine.RefusedException(
          404, "no handler for route \"" + path + "\". route entry not found.");
    }
    String operation = path.substring("transit/".length());
    return exchange.getRequestMethod().equals("DELETE")
        ? transit.delete(operation)
        : Map.of("data", transit.handle(operation, body));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(String json) {
    if (json.isEmpty()) {
      return Map.of();
    }
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
