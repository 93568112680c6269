package dev.hushcell.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of one file make one chain, whatever becomes of the file and of them. */
class ChainFileTests {
  private static final TestKeys KEYS = TestKeys.of(1);
  private static final int EACH = 50;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("audit");
  }

  private static AuditLog log(Path file) {
    return new AuditLog(file, TestModule.shared(), Instant::now);
  }

  private static AuditTrail trail(AuditLog log) {
    return log.of(KEYS, new AuditLog.Who(UUID.randomUUID(), "", () -> ""));
  }

  private static void use(AuditTrail trail) {
    trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 1, 0, 0, List.of())));
  }

  private AuditReport verify(Path... files) {
    return new AuditVerifier(TestModule.shared(), KEYS, AuditTerms.NONE).verify(List.of(files));
  }

  @Test
  void writersTakeTurns() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (AuditLog one = log(file);
        AuditLog other = log(file)) {
      List<Future<?>> all = new ArrayList<>();
      for (AuditLog log : List.of(one, other, one, other)) {
        all.add(
            threads.submit(
                () -> {
                  AuditTrail trail = trail(log);
                  for (int i = 0; i < EACH; i++) {
                    use(trail);
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    AuditReport report = verify(file);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(4L * EACH + 1);
  }

  @Test
  void aThreadThatIsInterruptedWritesAllTheSame() {
    try (AuditLog log = log(file)) {
      Thread.currentThread().interrupt();
      AuditTrail trail = trail(log);
      use(trail);
      use(trail);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(verify(file).lines()).isEqualTo(3);
  }

  @Test
  void aFileThatWasMovedAwayIsGoneOnWith() throws IOException {
    Path before = directory.resolve("audit.1");
    try (AuditLog log = log(file)) {
      AuditTrail trail = trail(log);
      use(trail);
      use(trail);
      Files.move(file, before);
      use(trail);
    }
    assertThat(verify(before, file).isSound()).isTrue();
    assertThat(verify(file).findings())
        .extracting(AuditFinding::kind)
        .containsExactly(Kind.BEGINS_LATE, Kind.NO_START);
  }

  @Test
  void aFileThatWasShortenedShowsIt() throws IOException {
    try (AuditLog log = log(file)) {
      AuditTrail trail = trail(log);
      use(trail);
      use(trail);
      use(trail);
      Files.write(file, Files.readAllLines(file).subList(0, 2));
      use(trail);
    }
    assertThat(verify(file).findings()).singleElement().matches(f -> f.kind() == Kind.BROKEN_CHAIN);
  }

  @Test
  void linesThatAreMissingBehindWhatAnotherWroteShowToo() throws IOException {
    try (AuditLog one = log(file);
        AuditLog other = log(file)) {
      AuditTrail ones = trail(one);
      AuditTrail others = trail(other);
      use(ones);
      use(others);
      use(others);
      Files.write(file, Files.readAllLines(file).subList(0, 2));
      use(ones);
      use(ones);
      use(ones);
      assertThat(verify(file).isSound()).as("the other did not write yet").isTrue();
      use(others);
      use(ones);
    }
    assertThat(verify(file).findings()).singleElement().matches(f -> f.kind() == Kind.BROKEN_CHAIN);
  }

  @Test
  void aFileStartsOnceForEachCatalogue() throws IOException {
    TestKeys other = TestKeys.of(2);
    for (TestKeys keys : List.of(KEYS, other, KEYS, other, other)) {
      try (AuditLog log = log(file)) { // a process of its own each time
        use(log.of(keys, new AuditLog.Who(UUID.randomUUID(), "", () -> "")));
      }
    }
    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .filteredOn(line -> line.contains("\"event\":\"starts\""))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"n\":1,"),
            line -> assertThat(line).startsWith("{\"n\":3,"));
  }

  @Test
  void aStartIsFoundFarFromTheEnd() throws IOException {
    try (AuditLog log = log(file)) {
      use(trail(log));
    }
    TestKeys other = TestKeys.of(2);
    try (AuditLog log = log(file)) {
      AuditTrail trail = log.of(other, new AuditLog.Who(UUID.randomUUID(), "", () -> ""));
      for (int i = 0; i < 400; i++) {
        use(trail);
      }
    }
    assertThat(Files.size(file)).isGreaterThan(2L << 16);
    try (AuditLog log = log(file)) {
      use(trail(log));
    }
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.contains("\"event\":\"starts\""))
        .hasSize(2);
  }

  @Test
  void aStartThatCouldNotBeWrittenIsCountedOnce() throws IOException {
    try (AuditLog log = log(file)) {
      log.requireWritable();
      Files.delete(file);
      Files.createDirectory(file);
      AuditTrail trail = trail(log);
      assertThatThrownBy(() -> use(trail)).hasMessageStartingWith("[HC-1400] ");
      assertThatThrownBy(() -> use(trail)).hasMessageStartingWith("[HC-1400] ");
      Files.delete(file);
      use(trail);
    }
    assertThat(verify(file).findings()).isEmpty();
  }

  @Test
  void aFileThatWasEmptiedUnderAProcessShowsIt() throws IOException {
    try (AuditLog log = log(file)) {
      AuditTrail trail = trail(log);
      use(trail);
      Files.write(file, new byte[0]);
      use(trail);
    }
    assertThat(verify(file).findings())
        .extracting(AuditFinding::kind)
        .containsExactly(Kind.BEGINS_LATE, Kind.NO_START);
  }

  @Test
  void aFileThatWasEmptiedBetweenTwoProcessesShowsIt() throws IOException {
    for (int i = 0; i < 2; i++) {
      Files.write(file, new byte[0]);
      try (AuditLog log = log(file)) {
        use(trail(log));
      }
    }
    assertThat(verify(file).findings())
        .singleElement()
        .returns(Kind.OTHER_START, AuditFinding::kind);
  }

  @Test
  void aFileThatIsNoAuditIsLeftAlone() throws IOException {
    Files.writeString(file, "2026-11-28 INFO started\n");
    try (AuditLog log = log(file)) {
      AuditTrail trail = trail(log);
      assertThatThrownBy(() -> use(trail)).hasMessageStartingWith("[HC-1400] ");
    }
    assertThat(Files.readString(file)).isEqualTo("2026-11-28 INFO started\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAndTriedAgain() throws IOException {
    assertThatThrownBy(() -> log(directory.resolve("none").resolve("audit")).requireWritable())
        .hasMessageStartingWith("[HC-1400] ");
    try (AuditLog log = log(file)) {
      log.requireWritable();
      AuditTrail trail = trail(log);
      use(trail);
      Path away = Files.move(file, directory.resolve("away"));
      Files.createDirectory(file);
      assertThatThrownBy(() -> use(trail)).hasMessageStartingWith("[HC-1400] ");
      Files.delete(file);
      Files.move(away, file);
      use(trail);
    }
    assertThat(verify(file).findings()).isEmpty();
    assertThat(verify(file).lines()).isEqualTo(3);
  }

  @Test
  void aProcessThatIsKilledLeavesAChain() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-D"
                    + TestModule.PROPERTY
                    + "="
                    + System.getProperty(TestModule.PROPERTY, "certified"),
                Writing.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('!');
      try (AuditLog log = log(file)) {
        AuditTrail trail = trail(log);
        for (int i = 0; i < EACH; i++) {
          use(trail);
        }
        process.destroyForcibly().waitFor();
        use(trail);
      }
    } finally {
      process.destroyForcibly();
    }
    AuditReport report = verify(file);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isGreaterThan(EACH + 2);
    assertThat(report.unended()).isEqualTo(2);
  }

  /** Writes until it is killed. */
  static final class Writing {
    private Writing() {}

    public static void main(String[] args) {
      AuditTrail trail = trail(log(Path.of(args[0])));
      use(trail);
      System.out.print('!');
      System.out.flush();
      while (true) {
        use(trail);
      }
    }
  }
}
