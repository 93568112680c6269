package dev.hushcell.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditFinding.Kind;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.testing.TestModule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  void sevenLines() {
    file = directory.resolve("audit");
    write(KEYS, true);
  }

  /** Writes a start if need be, and six lines: a session that uses two columns and ends. */
  private void write(TestKeys keys, boolean ends) {
    try (AuditLog log = new AuditLog(file, TestModule.shared(), () -> NOW)) {
      AuditTrail trail = log.of(keys, new AuditLog.Who(UUID.randomUUID(), "web", () -> "SA \"é\\"));
      trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 0, 0, 0, List.of())));
      trail.write(List.of(new AuditTrail.Use(TestKeys.NOTE, 0, 0, 0, List.of())));
      trail.write(
          List.of(
              new AuditTrail.Use(TestKeys.EMAIL, 7, 0, 1, List.of()),
              new AuditTrail.Use(TestKeys.NOTE, 5, 0, 0, List.of())));
      trail.write(List.of(new AuditTrail.Use(TestKeys.EMAIL, 1, 0, 0, List.of())));
      if (ends) {
        trail.end();
      }
    }
  }

  /** Returns what a start calls the file. */
  private String origin() {
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + file;
    } catch (UnknownHostException e) {
      return ":" + file;
    }
  }

  private AuditReport verify() {
    return verify(KEYS, AuditTerms.NONE, file);
  }

  private static AuditReport verify(TestKeys keys, AuditTerms terms, Path... files) {
    return new AuditVerifier(TestModule.shared(), keys, terms).verify(List.of(files));
  }

  private static List<Kind> kinds(AuditReport report) {
    assertThat(report.isSound()).isEqualTo(report.findings().isEmpty());
    return report.findings().stream().map(AuditFinding::kind).toList();
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private List<Kind> kindsAfter(List<String> lines) throws IOException {
    Files.write(file, lines);
    return kinds(verify());
  }

  @Test
  void linesOfTenantsAndOfOtherRowsAreLines() {
    try (AuditLog log = new AuditLog(file, TestModule.shared(), () -> NOW)) {
      AuditTrail trail = log.of(KEYS, new AuditLog.Who(UUID.randomUUID(), "web", () -> "SA"));
      AuditTrail.OfTenant tenant = new AuditTrail.OfTenant("Globex/2", 3, 1, 2);
      trail.write(List.of(new AuditTrail.Use(TestKeys.NOTE, 3, 1, 2, List.of(tenant))));
      trail.otherRow(TestKeys.NOTE);
      trail.end();
    }
    AuditReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(11);
  }

  @Test
  void whatWasWrittenIsSound() throws IOException {
    AuditReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(7);
    assertThat(report.checked()).isEqualTo(7);
    assertThat(report.others()).isEmpty();
    assertThat(report.older()).isZero();
    assertThat(report.counted()).isTrue();
    assertThat(report.origins()).containsExactly(origin());
    assertThat(report.unended()).isZero();
    assertThat(report.from()).contains(NOW.toString());
    assertThat(report.last().orElseThrow().number()).isEqualTo(7);
    assertThat(lines().get(0)).contains("\"event\":\"starts\"", ",\"start\":1,\"format\":2,");
    assertThat(lines().get(3))
        .startsWith("{\"n\":4,\"before\":\"")
        .contains(
            "\"event\":\"cells\"",
            "\"profile\":\"web\",\"user\":\"SA \\\"\\u00e9\\\\\",\"schema\":\"PUBLIC\","
                + "\"table\":\"CONTACT\",\"column\":\"EMAIL\",\"opened\":7,\"sealed\":1,");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void aChangedLineIsFound() throws IOException {
    List<String> lines = lines();
    lines.set(3, lines.get(3).replace("\"opened\":7", "\"opened\":6"));
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
    assertThat(kindsAfter(lines().subList(2, 7))).containsExactly(Kind.BEGINS_LATE, Kind.NO_START);
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
    write(new TestKeys(KEYS.catalogue(), "guessed", new HashMap<>()), true);
    assertThat(kinds(verify()))
        .hasSize(8)
        .startsWith(Kind.ALTERED)
        .endsWith(Kind.ALTERED, Kind.NOTHING_CHECKED);
  }

  @Test
  void missingLinesAtTheEndAreFoundByWhoNotedTheLast() throws IOException {
    AuditMark noted = verify().last().orElseThrow();
    assertThat(AuditMark.parse(noted.toString())).isEqualTo(noted);
    write(KEYS, true);
    assertThat(verify(KEYS, AuditTerms.NONE.noted(noted), file).isSound()).isTrue();
    Files.write(file, lines().subList(0, 6));
    assertThat(verify().isSound()).as("nothing else tells").isTrue();
    assertThat(verify().unended()).isOne();
    assertThat(kinds(verify(KEYS, AuditTerms.NONE.noted(noted), file)))
        .containsExactly(Kind.NOTED_DIFFERS);
    assertThatThrownBy(() -> AuditMark.parse("6:abc")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartOfALineIsFoundAndGoneOnFrom() throws IOException {
    Files.writeString(file, Files.readString(file) + "{\"n\":8,\"bef");
    AuditReport torn = verify();
    assertThat(torn.findings()).singleElement().returns(8L, AuditFinding::line);
    write(KEYS, true);
    AuditReport report = verify();
    assertThat(report.findings()).singleElement().returns(Kind.NO_LINE, AuditFinding::kind);
    assertThat(report.lines()).isEqualTo(13);
  }

  @Test
  void linesOfAnotherDatabaseProveNothing() {
    TestKeys other = TestKeys.of(2);
    write(other, false);
    AuditReport report = verify();
    assertThat(kinds(report)).hasSize(6).containsOnly(Kind.UNKNOWN_CATALOGUE);
    assertThat(report.findings().get(0).line()).isEqualTo(8);
    assertThat(report.checked()).isEqualTo(7);
  }

  @Test
  void linesOfAnotherDatabaseThatIsNamedAreCounted() {
    TestKeys other = TestKeys.of(2);
    write(other, false);
    write(KEYS, true);
    write(other, false);
    AuditTerms withOther = AuditTerms.NONE.withOthers(List.of(other.catalogue()));
    AuditReport report = verify(KEYS, withOther, file);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).isEqualTo(24);
    assertThat(report.checked()).isEqualTo(13);
    assertThat(report.others()).containsExactly(Map.entry(other.catalogue(), 11L));
    assertThat(report.trailing()).isEqualTo(5);
    AuditTerms withOurs = AuditTerms.NONE.withOthers(List.of(KEYS.catalogue()));
    assertThat(verify(other, withOurs, file).isSound()).isTrue();
    assertThat(kinds(verify(TestKeys.of(3), withOther.withOthers(List.of(KEYS.catalogue())), file)))
        .containsExactly(Kind.NOTHING_CHECKED);
  }

  @Test
  void linesOfAnotherDatabaseHideNoRemovalBeforeAnOwnOne() throws IOException {
    TestKeys other = TestKeys.of(2);
    write(other, false);
    write(KEYS, true);
    AuditTerms terms = AuditTerms.NONE.withOthers(List.of(other.catalogue()));
    List<String> lines = lines();
    lines.remove(9);
    Files.write(file, lines);
    assertThat(kinds(verify(KEYS, terms, file))).containsExactly(Kind.BROKEN_CHAIN);
    Files.write(file, new Forging(lines).relabelled(3, other.catalogue()).chained().lines());
    assertThat(kinds(verify(KEYS, terms, file))).containsOnly(Kind.ALTERED);
  }

  @Test
  void aCatalogueThatNobodyKnowsHidesNothing() throws IOException {
    UUID nobodys = new UUID(7, 7);
    Forging all = new Forging(lines());
    for (int i = 0; i < 7; i++) {
      all = all.relabelled(i, nobodys);
    }
    assertThat(kindsAfter(all.chained().lines()))
        .hasSize(8)
        .contains(Kind.UNKNOWN_CATALOGUE, Kind.NOTHING_CHECKED);
    AuditTerms named = AuditTerms.NONE.withOthers(List.of(nobodys));
    assertThat(kinds(verify(KEYS, named, file))).containsExactly(Kind.NOTHING_CHECKED);
  }

  @Test
  void severalFilesAreOneAudit() throws IOException {
    Path first = directory.resolve("audit.1");
    Path second = directory.resolve("audit.2");
    List<String> lines = lines();
    Files.write(first, lines.subList(0, 3));
    Files.write(second, lines.subList(3, 7));
    AuditReport both = verify(KEYS, AuditTerms.NONE, first, second);
    assertThat(both.isSound()).isTrue();
    assertThat(kinds(verify(KEYS, AuditTerms.NONE, second, first)))
        .contains(Kind.BEGINS_LATE, Kind.STARTS_ANEW);
    assertThat(kinds(verify(KEYS, AuditTerms.NONE, file, first)))
        .containsExactly(Kind.STARTS_ANEW, Kind.OTHER_START);
    AuditMark noted = verify(KEYS, AuditTerms.NONE, first).last().orElseThrow();
    AuditTerms since = AuditTerms.NONE.noted(noted);
    assertThat(verify(KEYS, since, second).isSound()).as("right behind what was noted").isTrue();
  }

  @Test
  void aFileWithoutALineProvesNothing() throws IOException {
    assertThat(kindsAfter(List.of())).containsExactly(Kind.EMPTY_FILE);
    Path none = directory.resolve("none");
    assertThat(kinds(verify(KEYS, AuditTerms.NONE, none))).containsExactly(Kind.MISSING_FILE);
    AuditTerms perhaps = AuditTerms.NONE.withPerhapsEmpty(List.of(file, none));
    AuditReport admitted = verify(KEYS, perhaps, file, none);
    assertThat(admitted.isSound()).isTrue();
    assertThat(admitted.lines()).isZero();
    assertThat(admitted.last()).isEmpty();
  }

  @Test
  void aFileThatBeganAgainAfterItWasRemovedSaysSo() throws IOException {
    AuditMark end = verify().last().orElseThrow();
    Path before = Files.move(file, directory.resolve("audit.1"));
    write(KEYS, true);
    assertThat(kinds(verify())).containsExactly(Kind.OTHER_START);
    assertThat(verify(KEYS, AuditTerms.NONE.startingWith(2), file).isSound()).isTrue();
    assertThat(kinds(verify(KEYS, AuditTerms.NONE, before, file)))
        .as("nobody says where the first one ended")
        .containsExactly(Kind.STARTS_ANEW);
    assertThat(verify(KEYS, AuditTerms.NONE.noted(end), before, file).isSound()).isTrue();
    Files.delete(file);
    write(KEYS, true);
    assertThat(kinds(verify(KEYS, AuditTerms.NONE.noted(end), before, file)))
        .as("the second one is gone")
        .containsExactly(Kind.OTHER_START);
  }

  @Test
  void aStartThatNobodyCountsIsToldApart() {
    file = directory.resolve("uncounted");
    KEYS.begun().put(origin(), -1);
    write(KEYS, true);
    AuditReport report = verify();
    assertThat(report.isSound()).isTrue();
    assertThat(report.counted()).isFalse();
  }

  @Test
  void linesOfTheOlderFormatProveNoBeginning() throws IOException {
    Files.write(file, Forging.older(KEYS, lines().subList(1, 7)));
    AuditReport report = verify();
    assertThat(kinds(report)).containsExactly(Kind.NO_START);
    assertThat(report.older()).isEqualTo(6);
    AuditReport admitted = verify(KEYS, AuditTerms.NONE.withOlder(), file);
    assertThat(admitted.isSound()).isTrue();
    assertThat(admitted.older()).isEqualTo(6);
    KEYS.begun().remove(origin());
    write(KEYS, true);
    assertThat(lines()).hasSize(13).element(6).asString().contains("\"event\":\"starts\"");
    AuditReport gone = verify(KEYS, AuditTerms.NONE.withOlder(), file);
    assertThat(gone.findings()).isEmpty();
    assertThat(gone.older()).isEqualTo(6);
  }

  @Test
  void aStartThatIsMissingIsNotAnOlderFormat() throws IOException {
    List<String> lines = lines();
    Files.write(file, new Forging(lines.subList(1, 7)).chained().lines());
    assertThat(kinds(verify(KEYS, AuditTerms.NONE.withOlder(), file)))
        .contains(Kind.ALTERED)
        .doesNotContain(Kind.BEGINS_LATE);
    Files.write(file, lines.subList(1, 7));
    assertThat(kinds(verify(KEYS, AuditTerms.NONE.withOlder(), file)))
        .containsExactly(Kind.BEGINS_LATE, Kind.NO_START);
  }

  @Test
  void aFormatToComeIsNotTakenForAnOlderOne() throws IOException {
    List<String> lines = lines();
    lines.set(6, lines.get(6).replace("\"format\":2", "\"format\":3"));
    assertThat(kindsAfter(lines)).containsExactly(Kind.NO_LINE);
  }

  @Test
  void aFileThatCannotBeReadIsTold() {
    assertThatThrownBy(() -> verify(KEYS, AuditTerms.NONE, directory))
        .hasMessageStartingWith("[" + AuditFault.NOT_READABLE.id() + "] ");
  }
}
