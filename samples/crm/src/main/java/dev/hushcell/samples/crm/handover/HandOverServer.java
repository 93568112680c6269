package dev.hushcell.samples.crm.handover;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hushcell.samples.crm.credentials.SecretName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Takes passwords from the pages, on the loopback address, from who knows a token. It gives none
 * back: there is no request for that.
 */
public final class HandOverServer implements AutoCloseable {
  static final String PATH = "/secrets/";
  private static final int LONGEST = 1000;
  private static final int DONE = 204;
  private static final int WRONG = 400;
  private static final int UNKNOWN_TOKEN = 401;
  private static final int WRONG_METHOD = 405;

  private final HttpServer server;
  private final Vault vault;
  private final byte[] authorization;

  private HandOverServer(HttpServer server, Vault vault, String token) {
    this.server = server;
    this.vault = vault;
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param port where; 0: anywhere
   * @param token what the pages must know
   */
  public static HandOverServer start(int port, Vault vault, String token) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    HandOverServer made = new HandOverServer(server, vault, token);
    server.createContext(PATH, made::handle);
    server.start();
    return made;
  }

  /** Returns where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(answer(exchange), -1);
    }
  }

  private int answer(HttpExchange exchange) throws IOException {
    String given =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    if (!MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
      return UNKNOWN_TOKEN;
    }
    SecretName name;
    try {
      name = SecretName.parse(exchange.getRequestURI().getPath().substring(PATH.length()));
    } catch (IllegalArgumentException e) {
      return WRONG;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
          return WRONG;
        }
        vault.put(name, new String(body, StandardCharsets.UTF_8));
      }
      case "DELETE" -> vault.remove(name);
      default -> {
        return WRONG_METHOD;
      }
    }
    return DONE;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
