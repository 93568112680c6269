package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.restart.RestartedApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devtools start an application again, in a process of its own. */
class DevtoolsTests {
  private static final long SECONDS = 240;

  /** Loads the application again; our modules that have no jar yet count as jars. */
  private static final String LOADED_ANEW =
      """
      restart.include.tests=.*/(test-classes/|hushcell-spring-boot-starter-[^/]*-tests[.]jar)
      restart.exclude.modules=.*/target/classes/
      """;

  @TempDir Path directory;

  @Test
  void leaveNothingOfTheEarlierStarts() throws Exception {
    Started started = new Started(directory);
    Path watched = Files.createDirectories(directory.resolve("watched/META-INF")).getParent();
    Files.writeString(watched.resolve("META-INF/spring-devtools.properties"), LOADED_ANEW);
    Path changed = Files.writeString(watched.resolve("changed.txt"), "");
    List<String> settings =
        List.of(
            "spring.datasource.url=" + started.url(),
            "spring.datasource.hikari.maximum-pool-size=1",
            "spring.jpa.hibernate.ddl-auto=update",
            "spring.main.banner-mode=off",
            "spring.main.web-application-type=none",
            "spring.main.keep-alive=true",
            "spring.flyway.enabled=false",
            "spring.liquibase.enabled=false",
            "spring.devtools.livereload.enabled=false",
            "spring.devtools.restart.poll-interval=200ms",
            "spring.devtools.restart.quiet-period=100ms",
            "logging.level.root=warn");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.add("-cp");
    command.add(watched + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(RestartedApplication.class.getName());
    command.add(changed.toString());
    settings.forEach(each -> command.add("--" + each));
    started.keyStore().forEach(each -> command.add("--" + each));
    List<String> printed = printed(command);
    assertThat(printed)
        .containsSubsequence(
            "start 1 opened true by RestartClassLoader",
            "start 2 opened true by RestartClassLoader",
            "start 3 opened true by RestartClassLoader",
            "driver by AppClassLoader");
    assertThat(printed.get(printed.size() - 1))
        .matches("left Left\\[graphs=1, sessions=[12], threads=\\[(hushcell-idle)?]]");
    assertThat(started.stored("CONTACT", "EMAIL"))
        .hasSize(3)
        .allSatisfy(cell -> assertThat(cell).doesNotContain("ada"));
  }

  private List<String> printed(List<String> command) throws Exception {
    Path output = directory.resolve("printed");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readAllLines(output);
  }
}
