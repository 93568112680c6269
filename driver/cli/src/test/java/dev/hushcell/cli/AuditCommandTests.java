package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        "keys.bcfks",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\naudit: { file: " + audit + " }\n");
    scene.ours("insert into contact values (2, 'jo@example.com')");
  }

  @Test
  void anAuditThatIsAsItWasWrittenIsToldWithItsLastLine() {
    Ran ran = scene.onDatabase("audit", "verify", audit.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("lines       3 from ", "as they were written", "last        3:")
        .doesNotContain("TROUBLE", "note  ", "jo@example.com");
    JsonNode tree = json("audit", "verify", audit.toString(), "--json");
    assertThat(tree.get("sound").asBoolean()).isTrue();
    assertThat(tree.get("lines").asInt()).isEqualTo(3);
    assertThat(tree.get("last").asString()).matches("3:[0-9a-f]{64}");
  }

  private JsonNode json(String... args) {
    return JsonMapper.builder().build().readTree(scene.onDatabase(args).out());
  }

  @Test
  void aChangedLineIsTroubleAndEndsWithOne() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(audit));
    lines.set(1, lines.get(1).replace("\"sealed\":1", "\"sealed\":0"));
    Files.write(audit, lines);
    Ran ran = scene.onDatabase("audit", "verify", audit.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("TROUBLE", ", line 2: altered: ", ", line 3: broken chain: ");
    JsonNode tree = json("audit", "verify", audit.toString(), "--json");
    assertThat(tree.get("findings").get(0).get("kind").asString()).isEqualTo("ALTERED");
  }

  @Test
  void aMissingEndIsTroubleForWhoNotedTheLastLine() throws Exception {
    String last = json("audit", "verify", audit.toString(), "--json").get("last").asString();
    Files.write(audit, Files.readAllLines(audit).subList(0, 2));
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
  void aFileThatIsNotThereIsTold() {
    Ran ran = scene.onDatabase("audit", "verify", directory.resolve("none").toString());
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("[HC-1401]");
  }
}
