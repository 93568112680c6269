package dev.hushcell.internal.keyring.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProcessRaceTests {
  private static final int PROCESSES = 4;

  @TempDir private Path directory;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES) // a process that hangs must not hang the build
  void fourProcessesOnOneDatabaseMakeOneKeyPerName() throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("race") + ";AUTO_SERVER=TRUE";
    List<Process> processes = new ArrayList<>();
    // Serves the database to the processes: H2 itself fails when several open a file at once.
    try (Ledgers db = new Ledgers(url);
        Connection first = db.connect()) {
      assertThat(first.isValid(1)).isTrue();
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(url, i));
      }
      Set<String> results = race(processes);
      assertThat(results).hasSize(1);
      assertThat(results.iterator().next()).matches("RESULT \\[-?\\d+]");
      assertThat(db.query("SELECT key_name FROM hushcell_key"))
          .hasSize(1 + 4 * PROCESSES)
          .doesNotHaveDuplicates();
      assertThat(db.query("SELECT id FROM hushcell_manifest")).hasSize(1);
    } finally {
      for (Process each : processes) {
        each.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(String url, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1",
            RaceProcess.class.getName(),
            url,
            "5a".repeat(32),
            Integer.toString(number))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts all when all are ready, and returns the different lines they answer with. */
  private static Set<String> race(List<Process> processes) throws IOException {
    List<BufferedReader> outputs = new ArrayList<>();
    for (Process each : processes) {
      outputs.add(new BufferedReader(new InputStreamReader(each.getInputStream(), UTF_8)));
    }
    for (BufferedReader each : outputs) {
      assertThat(each.readLine()).isEqualTo("READY");
    }
    for (Process each : processes) {
      OutputStream input = each.getOutputStream();
      input.write('\n');
      input.flush();
    }
    Set<String> results = new HashSet<>();
    for (BufferedReader each : outputs) {
      // Its log goes to the same place.
      results.add(
          each.lines().filter(line -> line.startsWith("RESULT ")).findFirst().orElse("none"));
    }
    return results;
  }
}
