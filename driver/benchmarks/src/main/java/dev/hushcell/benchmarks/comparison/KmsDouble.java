package dev.hushcell.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Stands in for AWS KMS on a loopback address: whatever is to be decrypted, it has one data key.
 */
final class KmsDouble {
  private final String key;

  private KmsDouble() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = Base64.getEncoder().encodeToString(bytes);
  }

  /** Starts it, and has the client of AWS in this JVM ask it. */
  static void start() throws IOException {
    KmsDouble service = new KmsDouble();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", service::answer);
    server.start();
    System.setProperty("aws.endpointUrlKms", "http://localhost:" + server.getAddress().getPort());
    System.setProperty("aws.accessKeyId", "benchmarks");
    System.setProperty("aws.secretAccessKey", "benchmarks");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] body =
          "{\"KeyId\":\"benchmarks\",\"Plaintext\":\"%s\",\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}"
              .formatted(key)
              .getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
