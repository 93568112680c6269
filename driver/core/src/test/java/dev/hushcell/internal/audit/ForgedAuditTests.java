package dev.hushcell.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who may write the file, but has no key, changes it in every way at random and makes all
 * of it right that needs no key. What is believed is never anything but a beginning of what was
 * written; and whoever noted the last line believes only all of it.
 */
class ForgedAuditTests {
  private static final int FORGERIES = Depth.of(800, 4_000);
  private static final int CONTINUED = Depth.of(200, 1_000);
  private static final TestKeys OURS = TestKeys.of(1);
  private static final TestKeys THEIRS = TestKeys.of(2);
  private static final AuditTerms WITH_THEIRS =
      AuditTerms.NONE.withOthers(List.of(THEIRS.catalogue()));

  @TempDir Path directory;
  private Path file;
  private List<String> alone;
  private List<String> shared;
  private List<String> another;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("audit");
    alone = written(OURS, OURS);
    shared = written(THEIRS, OURS, THEIRS, OURS, THEIRS);
    file = directory.resolve("another");
    another = written(OURS);
    file = directory.resolve("audit");
  }

  /** Writes a new file in which each database has a session in turn. */
  private List<String> written(TestKeys... sessions) throws IOException {
    Files.deleteIfExists(file);
    OURS.begun().clear();
    THEIRS.begun().clear();
    try (AuditLog log = log()) {
      for (TestKeys keys : sessions) {
        use(log, keys);
      }
    }
    return List.copyOf(Files.readAllLines(file));
  }

  private AuditLog log() {
    return new AuditLog(file, TestModule.shared(), Instant::now);
  }

  private static void use(AuditLog log, TestKeys keys) {
    AuditTrail trail = log.of(keys, new AuditLog.Who(UUID.randomUUID(), "web", () -> "SA"));
    trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 0, 0, 0, List.of())));
    trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 12, 0, 3, List.of())));
    trail.end();
  }

  private AuditReport verify(AuditTerms terms) {
    return new AuditVerifier(TestModule.shared(), OURS, terms).verify(List.of(file));
  }

  /** Whether all is as it was written, and was written to this file. */
  private boolean isBelieved(AuditReport report) {
    return report.isSound() && report.origins().stream().allMatch(o -> o.endsWith(":" + file));
  }

  private AuditMark end(List<String> lines, AuditTerms terms) throws IOException {
    Files.write(file, lines);
    AuditReport honest = verify(terms);
    assertThat(honest.findings()).isEmpty();
    return honest.last().orElseThrow();
  }

  @Test
  void nothingButABeginningIsBelieved() throws IOException {
    AuditMark noted = end(alone, AuditTerms.NONE);
    Forger forger = new Forger(new Random(28), List.of(OURS.catalogue(), THEIRS.catalogue()));
    int found = 0;
    for (int i = 0; i < FORGERIES; i++) {
      List<String> forged = forger.forged(alone, another);
      Files.write(file, forged);
      if (isBelieved(verify(AuditTerms.NONE))) {
        assertThat(forged).as("forgery %s", i).isNotEmpty().isEqualTo(beginning(alone, forged));
      } else {
        found++;
      }
      assertThat(verify(AuditTerms.NONE.noted(noted)).isSound())
          .as("forgery %s: %s", i, forged)
          .isEqualTo(forged.equals(alone));
    }
    assertThat(found).as("of %s", FORGERIES).isGreaterThan(FORGERIES * 8 / 10);
  }

  private static List<String> beginning(List<String> written, List<String> forged) {
    return written.subList(0, Math.min(written.size(), forged.size()));
  }

  @Test
  void linesOfAnotherDatabaseHideNothingBeforeTheLastProvedOne() throws IOException {
    end(shared, WITH_THEIRS);
    Forger forger = new Forger(new Random(29), List.of(OURS.catalogue(), THEIRS.catalogue()));
    int found = 0;
    for (int i = 0; i < FORGERIES; i++) {
      List<String> forged = forger.forged(shared, another);
      Files.write(file, forged);
      assertThat(isBelieved(verify(AuditTerms.NONE))).as("forgery %s", i).isFalse();
      AuditReport report = verify(WITH_THEIRS);
      if (isBelieved(report)) {
        int proved = forged.size() - (int) report.trailing();
        assertThat(forged.subList(0, proved))
            .as("forgery %s", i)
            .isNotEmpty()
            .isEqualTo(shared.subList(0, proved));
      } else {
        found++;
      }
    }
    assertThat(found).as("of %s", FORGERIES).isGreaterThan(FORGERIES / 2);
  }

  @Test
  void aProcessThatGoesOnBehindAForgeryMakesItNoBetter() throws IOException {
    AuditMark noted = end(alone, AuditTerms.NONE);
    String name = verify(AuditTerms.NONE).origins().get(0);
    Forger forger = new Forger(new Random(30), List.of(OURS.catalogue(), THEIRS.catalogue()));
    for (int i = 0; i < CONTINUED; i++) {
      List<String> forged = forger.forged(alone, another);
      Files.write(file, forged);
      OURS.begun().put(name, 1);
      try (AuditLog log = log()) {
        use(log, OURS);
      } catch (RuntimeException notWritable) { // its last line is none: the application stops
        assertThat(notWritable).hasMessageStartingWith("[HC-1400] ");
      }
      if (isBelieved(verify(AuditTerms.NONE))) {
        assertThat(forged).as("forgery %s", i).isNotEmpty().isEqualTo(beginning(alone, forged));
      }
      assertThat(verify(AuditTerms.NONE.noted(noted)).isSound())
          .as("forgery %s: %s", i, forged)
          .isEqualTo(forged.equals(alone));
    }
  }

  @Test
  void aProcessThatWroteTheLastLineBelievesOnlyAll() throws IOException {
    Forger forger = new Forger(new Random(31), List.of(OURS.catalogue(), THEIRS.catalogue()));
    for (int i = 0; i < CONTINUED; i++) {
      Files.deleteIfExists(file);
      OURS.begun().clear();
      List<String> before;
      List<String> forged;
      try (AuditLog log = log()) {
        use(log, OURS);
        before = List.copyOf(Files.readAllLines(file));
        forged = forger.forged(before, another);
        Files.write(file, forged);
        use(log, OURS);
      } catch (RuntimeException notWritable) {
        assertThat(notWritable).hasMessageStartingWith("[HC-1400] ");
        continue;
      }
      assertThat(verify(AuditTerms.NONE).isSound())
          .as("forgery %s: %s", i, forged)
          .isEqualTo(forged.equals(before));
    }
  }

  /** Changes lines at random. */
  private record Forger(Random random, List<UUID> catalogues) {
    List<String> forged(List<String> lines, List<String> another) {
      Forging forging = new Forging(lines);
      for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
        forging = changed(forging, another);
      }
      return (random.nextInt(3) == 0 ? forging : forging.chained()).lines();
    }

    private Forging changed(Forging forging, List<String> another) {
      List<String> lines = new ArrayList<>(forging.lines());
      if (lines.isEmpty()) {
        return new Forging(another);
      }
      int at = random.nextInt(lines.size());
      int to = at + random.nextInt(lines.size() - at + 1);
      switch (random.nextInt(10)) {
        case 0 -> lines.set(at, edited(lines.get(at)));
        case 1 -> lines.subList(at, to).clear();
        case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
        case 3 -> lines.addAll(to, List.copyOf(lines.subList(at, to)));
        case 4 -> lines.addAll(at, another.subList(0, random.nextInt(another.size()) + 1));
        case 5 -> lines.subList(at, lines.size()).clear();
        case 6 -> lines.subList(0, at).clear();
        case 7 -> lines.set(at, lines.get(at).replaceFirst("\"format\":2,", ""));
        case 8 -> {
          return relabelled(forging, at, to);
        }
        default -> {
          return relabelled(forging, at, lines.size());
        }
      }
      return new Forging(lines);
    }

    private Forging relabelled(Forging forging, int from, int to) {
      UUID catalogue =
          random.nextBoolean()
              ? new UUID(random.nextLong(), 1)
              : catalogues.get(random.nextInt(catalogues.size()));
      Forging next = forging;
      for (int i = from; i < to; i++) {
        next = next.relabelled(i, catalogue);
      }
      return next;
    }

    /** Changes one character. */
    private String edited(String line) {
      if (line.isEmpty()) {
        return "{";
      }
      int at = random.nextInt(line.length());
      char c = (char) ('0' + random.nextInt(75));
      return line.substring(0, at) + c + line.substring(at + 1);
    }
  }
}
