package dev.hushcell.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In dev mode an application starts again when a class was changed, and keeps its keys. */
@Tag("nightly")
class DevModeTests {
  private static final Path HOME = home();
  private static final int PORT = freePort();

  @RegisterExtension
  static final QuarkusDevModeTest QUARKUS =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              application ->
                  application
                      .addClasses(Contacts.class, Greeting.class)
                      .addAsResource(new StringAsset(settings()), "application.properties"));

  private static Path home() {
    try {
      Path home = Files.createTempDirectory("hushcell-dev");
      Surroundings.configure(home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings() {
    return """
    quarkus.datasource.db-kind=h2
    quarkus.datasource.jdbc.driver=dev.hushcell.HushcellDriver
    quarkus.datasource.jdbc.url=jdbc:hushcell:h2:file:%1$s/crm;hushcell.config=%1$s/hushcell.yaml
    quarkus.datasource.jdbc.acquisition-timeout=120S
    quarkus.datasource.username=sa
    quarkus.devservices.enabled=false
    quarkus.http.port=%2$d
    """
        .formatted(HOME, PORT);
  }

  @Test
  void aChangeStartsTheApplicationAgainWithTheSameKeys() throws Exception {
    assertThat(greeting()).isEqualTo("first 1");
    QUARKUS.modifySourceFile(Greeting.class, text -> text.replace("\"first \"", "\"second \""));
    assertThat(greeting()).isEqualTo("second 2");
    assertThat(Files.readString(HOME.resolve("crm.mv.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada@example.com");
  }

  private static String greeting() throws Exception {
    URI place = URI.create("http://localhost:" + PORT + "/contacts");
    HttpRequest request = HttpRequest.newBuilder(place).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
