package dev.hushcell.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the lines of an audit is found, as far as it can be. */
class AuditVerifierTests {
  private static final Instant NOW = Instant.parse("2026-11-28T10:15:30.5Z");
  private static final TestKeys KEYS = TestKeys.of(1);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void sixLines() {
    file = directory.resolve("audit");
    write(KEYS, true);
  }

  /** Writes six lines: a session that uses two columns and ends. */
  private void write(TestKeys keys, boolean ends) {
    try (AuditLog log = new AuditLog(file, TestModule.shared(), () -> NOW)) {
      AuditTrail trail = log.of(keys, new AuditLog.Who(UUID.randomUUID(), "web", () -> "SA \"é\\"));
      trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 0, 0)));
      trail.write(List.of(new AuditTrail.Use(TestKeys.NOTE, 0, 0)));
      trail.write(
          List.of(
              new AuditTrail.Use(TestKeys.EMAIL, 7, 1), new AuditTrail.Use(TestKeys.NOTE, 5, 0)));
      trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 1, 0)));
      if (ends) {
        trail.end();
      }
    }
  }

  private AuditReport verify() {
    return verify(KEYS, Optional.empty(), file);
  }

  private static AuditReport verify(TestKeys keys, Optional<AuditMark> noted, Path... files) {
    return new AuditVerifier(TestModule.shared(), keys, noted).verify(List.of(files));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private List<Kind> kindsAfter(List<String> lines) throws IOException {
    Files.write(file, lines);
    AuditReport report = verify();
    assertThat(report.isSound()).isEqualTo(report.findings().isEmpty());
    return report.findings().stream().map(AuditFinding::kind).toList();
  }

  @Test
  void whatWasWrittenIsSound() throws IOException {
    AuditReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(6);
    assertThat(report.unchecked()).isZero();
    assertThat(report.unended()).isZero();
    assertThat(report.from()).contains(NOW.toString());
    assertThat(report.last().orElseThrow().number()).isEqualTo(6);
    assertThat(lines().get(2))
        .startsWith("{\"n\":3,\"before\":\"")
        .contains(
            "\"event\":\"cells\"",
            "\"profile\":\"web\",\"user\":\"SA \\\"\\u00e9\\\\\",\"schema\":\"PUBLIC\","
                + "\"table\":\"CONTACT\",\"column\":\"EMAIL\",\"opened\":7,\"sealed\":1,");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void aChangedLineIsFound() throws IOException {
    List<String> lines = lines();
    lines.set(2, lines.get(2).replace("\"opened\":7", "\"opened\":6"));
    assertThat(kindsAfter(lines)).containsExactly(Kind.ALTERED, Kind.BROKEN_CHAIN);
  }

  @Test
  void aRemovedLineIsFound() throws IOException {
    List<String> lines = lines();
    lines.remove(2);
    assertThat(kindsAfter(lines)).containsExactly(Kind.BROKEN_CHAIN);
  }

  @Test
  void linesThatAreMissingAtTheBeginningAreFound() throws IOException {
    assertThat(kindsAfter(lines().subList(2, 6))).containsExactly(Kind.BEGINS_LATE);
  }

  @Test
  void movedLinesAreFound() throws IOException {
    List<String> lines = lines();
    Collections.swap(lines, 2, 3);
    assertThat(kindsAfter(lines)).contains(Kind.BROKEN_CHAIN).doesNotContain(Kind.ALTERED);
  }

  @Test
  void anAddedLineIsFound() throws IOException {
    List<String> lines = lines();
    lines.add(3, lines.get(3));
    assertThat(kindsAfter(lines)).contains(Kind.BROKEN_CHAIN);
    lines.set(3, "something else");
    assertThat(kindsAfter(lines)).containsExactly(Kind.NO_LINE);
  }

  @Test
  void aLineEndOfAnotherSystemIsFound() throws IOException {
    List<String> lines = lines();
    lines.set(2, lines.get(2) + "\r");
    assertThat(kindsAfter(lines)).contains(Kind.NO_LINE);
  }

  @Test
  void whoHasNotTheKeyCannotWriteAllAnew() {
    file = directory.resolve("forged");
    write(new TestKeys(KEYS.catalogue(), "guessed"), true);
    AuditReport report = verify();
    assertThat(report.found()).isEqualTo(6);
    assertThat(report.findings()).allMatch(finding -> finding.kind() == Kind.ALTERED);
  }

  @Test
  void missingLinesAtTheEndAreFoundByWhoNotedTheLast() throws IOException {
    AuditMark noted = verify().last().orElseThrow();
    assertThat(AuditMark.parse(noted.toString())).isEqualTo(noted);
    write(KEYS, true);
    assertThat(verify(KEYS, Optional.of(noted), file).isSound()).isTrue();
    Files.write(file, lines().subList(0, 5));
    assertThat(verify().isSound()).as("nothing else tells").isTrue();
    assertThat(verify().unended()).isOne();
    assertThat(verify(KEYS, Optional.of(noted), file).findings())
        .singleElement()
        .returns(Kind.NOTED_DIFFERS, AuditFinding::kind);
    assertThatThrownBy(() -> AuditMark.parse("6:abc")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartOfALineIsFoundAndGoneOnFrom() throws IOException {
    Files.writeString(file, Files.readString(file) + "{\"n\":7,\"bef");
    AuditReport torn = verify();
    assertThat(torn.findings()).singleElement().returns(7L, AuditFinding::line);
    write(KEYS, true);
    AuditReport report = verify();
    assertThat(report.findings()).singleElement().returns(Kind.NO_LINE, AuditFinding::kind);
    assertThat(report.lines()).isEqualTo(12);
  }

  @Test
  void linesOfAnotherDatabaseAreCounted() {
    write(TestKeys.of(2), false);
    AuditReport report = verify();
    assertThat(report.isSound()).isTrue();
    assertThat(report.lines()).isEqualTo(11);
    assertThat(report.unchecked()).isEqualTo(5);
    assertThat(verify(TestKeys.of(2), Optional.empty(), file).unchecked()).isEqualTo(6);
  }

  @Test
  void severalFilesAreOneAudit() throws IOException {
    Path first = directory.resolve("audit.1");
    Path second = directory.resolve("audit.2");
    List<String> lines = lines();
    Files.write(first, lines.subList(0, 3));
    Files.write(second, lines.subList(3, 6));
    assertThat(verify(KEYS, Optional.empty(), first, second).isSound()).isTrue();
    assertThat(verify(KEYS, Optional.empty(), second, first).found()).isEqualTo(2);
    assertThat(verify(KEYS, Optional.empty(), file, first).findings())
        .singleElement()
        .returns(Kind.STARTS_ANEW, AuditFinding::kind);
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> verify(KEYS, Optional.empty(), none))
        .hasMessageStartingWith("[" + AuditFault.NOT_READABLE.id() + "] ");
  }
}
