package dev.hushcell.internal.keyring.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.Depth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills an administrator's process together with the database that runs in it, with {@code kill
 * -9}, at points spread over its work. {@link CrashPointTests} goes through all points, but kills
 * less.
 */
class KilledProcessTests {
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"CHANGE, 6", "MOVE, 3", "DESTROY, 4"})
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // a process that hangs must not hang the build
  void killedAnywhereTheOldStateHoldsOrTheNew(CrashWork work, int kills) throws Exception {
    String done = killedAt(work, NEVER);
    assertThat(done).startsWith("DONE ");
    int points = Integer.parseInt(done.substring("DONE ".length()));
    Set<Integer> chosen = new TreeSet<>();
    int fewer = Depth.of((kills + 2) / 3, kills);
    for (int i = 1; i <= fewer; i++) {
      chosen.add(points - 1 - (i - 1) * points / fewer); // the last one is among them
    }
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      chosen.forEach(point -> tasks.add(() -> killedAt(work, point)));
      for (Future<String> each : two.invokeAll(tasks)) {
        assertThat(each.get()).isEqualTo("AT");
      }
    } finally {
      two.shutdownNow();
    }
  }

  private String killedAt(CrashWork work, int point) throws Exception {
    Path place = Files.createDirectory(directory.resolve(work + "-" + point));
    String url = "jdbc:h2:file:" + place.resolve("db");
    Set<String> before;
    try (CrashScene scene = new CrashScene(url, place)) {
      before = scene.fill(work);
    }
    Process process = start(url, place, work, point);
    String said;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      said =
          output
              .lines()
              .filter(line -> line.equals("AT") || line.startsWith("DONE "))
              .findFirst()
              .orElse("nothing");
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (CrashScene scene = new CrashScene(url, place)) {
      scene.check(work, before);
      scene.finish(work);
      scene.check(work, before);
    }
    return said;
  }

  private static Process start(String url, Path place, CrashWork work, int point)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            CrashProcess.class.getName(),
            url,
            place.toString(),
            work.name(),
            Integer.toString(point))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
