package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the folder for SQL clients, and types what the page says of SQLLine. */
class SqlClientsTests {
  private static final Path PAGE = Path.of("..", "docs", "sql-clients.md");
  private static final Path MODULE = Path.of("..", "clients");
  private static final String SQLLINE = "sqlline-1.12.0-jar-with-dependencies.jar";
  private static final long MINUTES = 5;

  @TempDir Path folder;

  @Test
  void aClientReadsRowsWithNothingButTheFolder() throws Exception {
    assumeTrue(FirstTenMinutesTests.hasMaven(), "mvn is not on the path");
    Path clients = folder.resolve("hushcell/target/clients");
    make(clients);
    assertThat(names(clients)).contains("hushcell-driver.jar", "hushcell-fips.jar", "h2.jar");
    LocalRepository.copyJar(SQLLINE, folder);
    Files.move(folder.resolve(SQLLINE), folder.resolve("sqlline.jar"));
    Transcript transcript = new Transcript(folder, Map.of());
    transcript.type(PAGE, "A row in clear");
    assertThat(transcript.printed()).doesNotContain("SLF4J");
    FirstTenMinutesTests.assertNowhere(folder, "ada@example.com", "555-1906", "1906-12-09");
  }

  /** As {@code mvn -Pclients} does, of what is compiled already. */
  private void make(Path clients) throws Exception {
    LocalRepository repository =
        LocalRepository.of(
            Files.createDirectory(folder.resolve("repository")),
            List.of("driver/surface", "driver/core"));
    Path output = folder.resolve("output");
    ProcessBuilder maven =
        new ProcessBuilder(
                "mvn",
                "-q",
                "-o",
                "-Pclients",
                "package",
                "-f",
                MODULE.resolve("pom.xml").toString(),
                "-Dclients.folder=" + clients,
                "-Dclients.module=" + folder.resolve("module"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    maven.environment().put("MAVEN_ARGS", repository.arguments());
    Process process = maven.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    assertThat(printed).contains("all jars of " + clients.toRealPath());
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
