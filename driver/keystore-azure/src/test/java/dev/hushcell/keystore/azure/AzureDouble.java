package dev.hushcell.keystore.azure;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A double of vaults and of the sign-in for them, behind TLS on a loopback address: stateful, with
 * real encryption, and with troubles on request. It is not Azure; what it does is taken from the
 * documents. The names of its vaults lead to this machine by the hosts file of the tests.
 */
final class AzureDouble implements AutoCloseable {
  static {
    // Else each answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  final EntraDouble entra = new EntraDouble();

  /** Vaults by their host. */
  final Map<String, VaultEngine> vaults = new ConcurrentHashMap<>();

  /** Requests to vaults with a token that arrived: method and path. */
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** What happens to the next requests to a vault instead of an answer. */
  final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();

  /** Operations that no role allows, with their inner code. */
  final Map<String, String> denied = new ConcurrentHashMap<>();

  /** What vaults ask for a token of; what their name says when empty. */
  volatile String resource = "";

  volatile boolean down;

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private AzureDouble(HttpsServer server) {
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

  static AzureDouble start() throws IOException, GeneralSecurityException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Certificates.ofServer()));
    return new AzureDouble(server);
  }

  String url(String host) {
    return "https://" + host + ":" + server.getAddress().getPort();
  }

  VaultEngine vault(String host) {
    return vaults.computeIfAbsent(
        host, name -> new VaultEngine(name + ":" + server.getAddress().getPort()));
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
      String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (down) {
        return;
      }
      if (host.startsWith("login.")) {
        Map.Entry<Integer, String> answer = entra.handle(path, body);
        answer(exchange, answer.getKey(), answer.getValue());
        return;
      }
      serveVault(exchange, host, path, body);
    } catch (GeneralSecurityException | RuntimeException e) {
      answer(exchange, 500, Json.write(Map.of("error", Map.of("code", "Unexpected"))));
    }
  }

  private void serveVault(HttpExchange exchange, String host, String path, String body)
      throws IOException, GeneralSecurityException {
    if (!entra.accepts(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              "Bearer authorization=\""
                  + url("login.example.com")
                  + "/"
                  + EntraDouble.TENANT
                  + "\", resource=\""
                  + (resource.isEmpty() ? host.replaceFirst("[^.]*[.]", "https://") : resource)
                  + "\"");
      answer(exchange, 401, error("Unauthorized", ""));
      return;
    }
    requests.add(exchange.getRequestMethod() + " " + path);
    Trouble trouble = troubles.poll();
    if (trouble != null) {
      trouble.happen(exchange);
      return;
    }
    String[] parts = path.split("/", -1);
    String inner = denied.get(parts[parts.length - 1]);
    try {
      if (inner != null) {
        throw new VaultEngine.RefusedException(403, "Forbidden", inner);
      }
      String below = path.substring(path.indexOf('/', 1) + 1).replaceFirst("/$", "");
      Object answer =
          path.startsWith("/deletedkeys/")
              ? vault(host).deleted(below)
              : vault(host).handle(exchange.getRequestMethod(), below, parsed(body));
      answer(exchange, 200, Json.write(answer));
    } catch (VaultEngine.RefusedException e) {
      answer(exchange, e.status, error(e.code, e.inner));
    }
  }

  private static String error(String code, String inner) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", "Refused.");
    if (!inner.isEmpty()) {
      error.put("innererror", Map.of("code", inner));
    }
    return Json.write(Map.of("error", error));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(String json) {
    return json.isEmpty()
        ? Map.of()
        : (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
