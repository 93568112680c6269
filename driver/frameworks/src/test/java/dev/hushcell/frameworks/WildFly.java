package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A WildFly in a folder of the test: its own configuration and its own modules, over an
 * installation that stays as it is.
 */
final class WildFly implements AutoCloseable {
  private static final long SECONDS = 180;

  private final Path home;
  private final int port;
  private final Process process;

  private WildFly(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** Lays a home for one; what is large is only linked. */
  static void lay(Path installation, Path home) throws IOException {
    for (String copied : List.of("bin", "standalone")) {
      copy(installation, home, copied);
    }
    Files.createDirectory(home.resolve("modules"));
    for (String linked : List.of("jboss-modules.jar", "welcome-content", "modules/system")) {
      Files.createSymbolicLink(home.resolve(linked), installation.resolve(linked));
    }
  }

  private static void copy(Path from, Path to, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(folder))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Deploys an application: a war with classes, which names a module as what it depends on. */
  static void deploy(Path home, String name, String module, Class<?>... classes)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Dependencies", module);
    Path war = home.resolve("standalone/deployments").resolve(name);
    try (OutputStream out = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Class<?> each : classes) {
        String file = each.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry("WEB-INF/classes/" + file));
        try (var bytes = WildFly.class.getClassLoader().getResourceAsStream(file)) {
          bytes.transferTo(jar);
        }
      }
    }
  }

  /** Starts it, and returns when its applications are deployed. */
  static WildFly start(Path home, Map<String, String> environment) throws Exception {
    int[] ports = new int[3];
    for (int i = 0; i < ports.length; i++) {
      try (ServerSocket free = new ServerSocket(0)) {
        ports[i] = free.getLocalPort();
      }
    }
    ProcessBuilder server =
        new ProcessBuilder(
                "bash",
                "bin/standalone.sh",
                "-Djboss.http.port=" + ports[0],
                "-Djboss.https.port=" + ports[1],
                "-Djboss.management.http.port=" + ports[2])
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("printed").toFile());
    server.environment().putAll(environment);
    WildFly started = new WildFly(home, ports[0], server.start());
    try {
      started.await();
      return started;
    } catch (Exception | AssertionError e) {
      started.close();
      throw e;
    }
  }

  private void await() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!printed().contains(" started in ") && !printed().contains(" started (with errors)")) {
      assertThat(process.isAlive() && System.nanoTime() < until).as(printed()).isTrue();
      Thread.sleep(200);
    }
    assertThat(printed()).doesNotContain("with errors");
  }

  /** Returns all that the server has printed. */
  String printed() throws IOException {
    return Files.readString(home.resolve("printed"));
  }

  /** Asks an application. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body() + "\n" + printed()).isEqualTo(200);
    return answer.body();
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      each.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
  }
}
