package dev.hushcell.samples.crm.handover;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands passwords to the router, which is another process; nothing of them stays here. */
public final class AtRouter implements PasswordKeeper {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int DONE = 204;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI router;
  private final Path token;

  /**
   * Knows where the router takes passwords.
   *
   * @param token the file with the token, which the router made
   */
  public AtRouter(URI router, Path token) {
    this.router = router;
    this.token = token;
  }

  @Override
  public @Nullable String keep(SecretName name, String password) {
    send(name, "PUT", BodyPublishers.ofString(password, StandardCharsets.UTF_8));
    return null;
  }

  @Override
  public void forget(SecretName name) {
    send(name, "DELETE", BodyPublishers.noBody());
  }

  @Override
  public boolean isInRows() {
    return false;
  }

  private void send(SecretName name, String method, BodyPublisher body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(router.resolve(HandOverServer.PATH + name))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + Files.readString(token).strip())
              .method(method, body)
              .build();
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      if (answer.statusCode() != DONE) {
        throw new RouterAbsentException("the router answered " + answer.statusCode(), null);
      }
    } catch (IOException e) {
      throw new RouterAbsentException("the router does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RouterAbsentException("interrupted while the router answered", e);
    }
  }
}
