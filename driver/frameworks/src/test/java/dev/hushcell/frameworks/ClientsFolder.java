package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The folder that {@code mvn -Pclients} makes, of what is compiled already, and SQLLine. */
final class ClientsFolder {
  private static final Path MODULE = Path.of("..", "clients");
  private static final String SQLLINE = "sqlline-1.12.0-jar-with-dependencies.jar";
  private static final long MINUTES = 5;

  private ClientsFolder() {}

  /** Has Maven make it in a folder that is not there yet. */
  static void make(Path clients, LocalRepository repository, Path scratch) throws Exception {
    Path output = scratch.resolve("output");
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
                "-Dclients.module=" + scratch.resolve("module"))
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

  /** Puts a client for terminals into a folder, as {@code sqlline.jar}. */
  static void addSqlLine(Path folder) throws Exception {
    LocalRepository.copyJar(SQLLINE, folder);
    Files.move(folder.resolve(SQLLINE), folder.resolve("sqlline.jar"));
  }

  /** Returns the repository that has what the folder is made of. */
  static LocalRepository repository(Path folder) throws Exception {
    return LocalRepository.of(
        Files.createDirectory(folder.resolve("repository")),
        List.of("driver/surface", "driver/core"));
  }
}
