package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.TenantUse;
import dev.hushcell.cli.CommandScene.Ran;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit on the command line. */
class AuditCommandTests {
  @TempDir private Path directory;
  private CommandScene scene;
  private Path audit;

  @BeforeEach
  void write() throws Exception {
    scene = new CommandScene(directory);
    audit = directory.resolve("audit");
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\naudit: { file: " + audit + " }\n");
    scene.ours("insert into contact values (2, 'jo@example.com')");
  }

  @Test
  void anAuditThatIsAsItWasWrittenIsToldWithItsLastLine() {
    Ran ran = scene.onDatabase("audit", "verify", audit.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains(
            "lines       4 from ",
            ", as they were written",
            "begun as    ",
            ":" + audit,
            "last        4:")
        .doesNotContain("TROUBLE", "note  ", "jo@example.com");
    JsonNode tree = json("audit", "verify", audit.toString(), "--json");
    assertThat(tree.get("sound").asBoolean()).isTrue();
    assertThat(tree.get("lines").asInt()).isEqualTo(4);
    assertThat(tree.get("checked").asInt()).isEqualTo(4);
    assertThat(tree.get("counted").asBoolean()).isTrue();
    assertThat(tree.get("last").asString()).matches("4:[0-9a-f]{64}");
  }

  @Test
  void aReportTellsWhoUsedHowMuchWithoutADatabase() throws Exception {
    scene.ours("select id from contact where email = 'x'");
    Ran ran = scene.run("audit", "report", audit.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("PROFILE  USER  COLUMN", "-        -     PUBLIC.CONTACT.EMAIL  opened")
        .contains("not verified", "MINUTE", "STATEMENT");
    JsonNode use =
        JsonMapper.builder()
            .build()
            .readTree(
                scene.run("audit", "report", audit.toString(), "--json", "--each", "day").out());
    assertThat(use.get("uses").get(0).get("sealed").asInt()).isEqualTo(2);
    assertThat(use.get("uses").get(0).get("time").asString()).matches("[0-9-]+T00:00:00Z");
    assertThat(scene.run("audit", "report", directory.toString()).code()).isEqualTo(3);
  }

  @Test
  void aStatusShowsTheLimitsOfTheProfile() throws Exception {
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality, limits: { opened: 50, per: hour, statement: 7"
            + " } }\n");
    assertThat(scene.onDatabase("status").out())
        .containsPattern(
            "limit +PUBLIC.CONTACT.EMAIL +50 opened per hour, 50 for conditions per hour, 7 by one"
                + " statement; more is refused");
    JsonNode limit = json("status", "--json").get("limits").get(0);
    assertThat(limit.get("limited").get("opened").asInt()).isEqualTo(50);
  }

  private JsonNode json(String... args) {
    return JsonMapper.builder().build().readTree(scene.onDatabase(args).out());
  }

  @Test
  void aChangedLineIsTroubleAndEndsWithOne() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(audit));
    lines.set(2, lines.get(2).replace("\"sealed\":1", "\"sealed\":0"));
    Files.write(audit, lines);
    Ran ran = scene.onDatabase("audit", "verify", audit.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("TROUBLE", ", line 3: altered: ", ", line 4: broken chain: ");
    JsonNode tree = json("audit", "verify", audit.toString(), "--json");
    assertThat(tree.get("findings").get(0).get("kind").asString()).isEqualTo("ALTERED");
  }

  @Test
  void aMissingEndIsTroubleForWhoNotedTheLastLine() throws Exception {
    String last = json("audit", "verify", audit.toString(), "--json").get("last").asString();
    Files.write(audit, Files.readAllLines(audit).subList(0, 3));
    Ran unnoted = scene.onDatabase("audit", "verify", audit.toString());
    assertThat(unnoted.code()).isZero();
    assertThat(unnoted.out()).contains("note        sessions without an end: 1;");
    Ran noted = scene.onDatabase("audit", "verify", audit.toString(), "--noted", last);
    assertThat(noted.code()).isEqualTo(1);
    assertThat(noted.out()).contains("noted differs");
    Ran wrong = scene.onDatabase("audit", "verify", audit.toString(), "--noted", "last");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--noted: a mark is");
  }

  @Test
  void aFileThatIsNotThereIsTrouble() {
    Path none = directory.resolve("none");
    Ran ran = scene.onDatabase("audit", "verify", none.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("TROUBLE     " + none + ": missing file: ", "not proved to be as they were");
    Ran admitted = verify(none, "--perhaps-empty", none.toString());
    assertThat(admitted.code()).isZero();
    assertThat(admitted.out()).contains("lines       0, so nothing was checked");
    Ran unnamed = verify(audit, "--perhaps-empty", none.toString());
    assertThat(unnamed.code()).isEqualTo(2);
    assertThat(unnamed.err()).contains("--perhaps-empty: " + none);
  }

  private Ran verify(Path file, String... more) {
    List<String> all = new ArrayList<>(List.of("audit", "verify", file.toString()));
    all.addAll(List.of(more));
    return scene.onDatabase(all.toArray(String[]::new));
  }

  @Test
  void aFileThatCannotBeReadIsTold() {
    Ran ran = verify(directory);
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("[HC-1401]");
  }

  @Test
  void anEmptyFileIsTrouble() throws Exception {
    Files.write(audit, new byte[0]);
    Ran ran = verify(audit);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("TROUBLE     " + audit + ": empty file: the file has no line");
  }

  @Test
  void anUnknownCatalogueInEachLineIsTrouble() throws Exception {
    String nobodys = "00000000-1111-2222-3333-444444444444";
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(audit)) {
      lines.add(relabelled(line.replace("\"sealed\":1", "\"sealed\":0"), nobodys));
    }
    Files.write(audit, chained(lines));
    Ran ran = verify(audit);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            ", line 1: unknown catalogue: number 1 names catalogue " + nobodys,
            ", line 4: unknown catalogue: ",
            ": nothing checked: ",
            "not proved to be as they were written");
    Ran named = verify(audit, "--other-catalogue", nobodys);
    assertThat(named.code()).as("there is no line of this database").isEqualTo(1);
    assertThat(named.out()).contains(": nothing checked: ");
  }

  @Test
  void anUnknownCatalogueInTheLastLinesIsTrouble() throws Exception {
    String nobodys = "00000000-1111-2222-3333-444444444444";
    List<String> lines = new ArrayList<>(Files.readAllLines(audit));
    lines.set(2, relabelled(lines.get(2), nobodys));
    lines.set(3, relabelled(lines.get(3), nobodys));
    Files.write(audit, chained(lines));
    Ran ran = verify(audit);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(", line 3: unknown catalogue: ", ", line 4: unknown catalogue: ")
        .doesNotContain(", line 2: ");
  }

  private static String relabelled(String line, String catalogue) {
    return line.replaceFirst("\"catalogue\":\"[^\"]+\"", "\"catalogue\":\"" + catalogue + "\"");
  }

  /** Makes each line follow the one before it, as anybody can. */
  private static List<String> chained(List<String> lines) throws Exception {
    List<String> chained = new ArrayList<>();
    String before = "0".repeat(64);
    for (String line : lines) {
      String placed = line.replaceFirst("\"before\":\"[^\"]+\"", "\"before\":\"" + before + "\"");
      chained.add(placed);
      before =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(placed.getBytes(StandardCharsets.UTF_8)));
    }
    return chained;
  }

  @Test
  void aFileThatWasRemovedAndBegunAgainIsTrouble() throws Exception {
    Path moved = Files.move(audit, directory.resolve("audit.1"));
    String end = scene.onDatabase("audit", "verify", moved.toString()).out();
    String mark = end.substring(end.indexOf("last        ") + 12, end.indexOf(" (note"));
    scene.ours("insert into contact values (3, 'kay@example.com')");
    Ran ran = verify(audit);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains(", line 1: other start: this is start 2 of the file");
    assertThat(verify(audit, "--start", "2").code()).isZero();
    assertThat(verify(moved, audit.toString()).out()).contains(": starts anew: ");
    Ran both = verify(moved, audit.toString(), "--noted", mark);
    assertThat(both.code()).as(both.out()).isZero();
  }

  @Test
  void aNewKeyEncryptionKeyLeavesTheAuditAsItIs() {
    assertThat(scene.onDatabase("key", "rotate").code()).isZero();
    Ran ran = verify(audit);
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains(", as they were written");
  }

  @Test
  void twoDatabasesInOneFileAreVerifiedOneByOne() throws Exception {
    Path second = Files.createDirectory(directory.resolve("second"));
    CommandScene other = new CommandScene(second);
    other.configure(
        "keys",
        other.configuration,
        "columns:\n  contact.email: { search: equality }\naudit: { file: " + audit + " }\n");
    other.ours("insert into contact values (2, 'jo@example.com')");
    scene.ours("insert into contact values (3, 'kay@example.com')");
    Ran unnamed = verify(audit);
    assertThat(unnamed.code()).isEqualTo(1);
    assertThat(unnamed.out())
        .contains(", line 5: unknown catalogue: ", ", line 8: unknown catalogue: ")
        .doesNotContain(", line 9: ");
    List<String> lines = Files.readAllLines(audit);
    String ours = catalogueOf(lines.get(0));
    String theirs = catalogueOf(lines.get(4));
    Ran here = verify(audit, "--other-catalogue", theirs);
    assertThat(here.code()).as(here.out()).isZero();
    assertThat(here.out())
        .contains(
            ", 7 of this database as they were written, the others not checked",
            "note        lines of catalogue " + theirs + ": 4, not checked");
    Ran there = other.onDatabase("audit", "verify", audit.toString(), "--other-catalogue", ours);
    assertThat(there.code()).as(there.out()).isZero();
    assertThat(there.out())
        .contains("note        lines behind the last one of this database: 3; others");
    List<String> changed = new ArrayList<>(lines);
    changed.remove(5);
    Files.write(audit, changed);
    Ran removed = verify(audit, "--other-catalogue", theirs);
    assertThat(removed.code()).isEqualTo(1);
    assertThat(removed.out()).contains(", line 6: broken chain: ");
  }

  private static String catalogueOf(String line) {
    return line.replaceFirst(".*\"catalogue\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void aReportShowsWhoseCellsWereUsed() {
    ColumnName note = new ColumnName(new TableName("CRM", "deal"), "note");
    AuditUse use =
        new AuditUse(
            3, 0, List.of(), List.of(new TenantUse("", "web", "", note, "Globex/2", 7, 0, 12)));
    StringWriter out = new StringWriter();
    AuditUseText.write(use, new PrintWriter(out, true));
    assertThat(out.toString())
        .contains(
            "PROFILE  USER  COLUMN         TENANT    OPENED  EVALUATED  SEALED",
            "web      -     CRM.deal.note  Globex/2       7          0      12");
  }

  @Test
  void whatNothingProvesIsToldEvenIfItIsAdmitted() {
    AuditReport report =
        new AuditReport(
            3,
            Optional.of(AuditMark.START),
            Optional.of("2026-11-28T10:15:30Z"),
            Optional.of("2026-11-28T10:15:31Z"),
            3,
            Map.of(),
            0,
            3,
            List.of(),
            false,
            1,
            0,
            List.of());
    StringWriter out = new StringWriter();
    AuditText.write(report, new PrintWriter(out, true));
    assertThat(out.toString())
        .contains(
            "lines       3 from 2026-11-28T10:15:30Z to 2026-11-28T10:15:31Z, unchanged, but their"
                + " beginning is not proved",
            "note        lines without a start, by an older version: 3;",
            "note        nothing outside the audit counts its starts",
            "note        sessions without an end: 1;");
  }
}
