package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code hushcell erase} prints and how it ends. */
class EraseCommandTests {
  private static final String WHO = "contact_id=8128512";

  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\n"
            + "subject:\n  contact_id:\n"
            + "    visit: { by: contact_id, delete: true }\n"
            + "    contact: { by: id, clear: email }\n"
            + "erased: '"
            + directory.resolve("erased")
            + "'\n");
    scene.ours(
        "create table visit (id int primary key, contact_id int, place varchar(20))",
        "insert into contact values (8128512, 'grace@example.com')",
        "insert into visit values (1, 8128512, 'Rome'), (2, 1, 'Paris')");
  }

  @Test
  void aDryRunCountsAndAnErasureTellsWhatItDoesNotReach() {
    Ran dry = scene.onDatabase("erase", "--subject", WHO, "--dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains(
            "PUBLIC.VISIT                   1 row to delete",
            "PUBLIC.CONTACT                 1 row to clear: EMAIL",
            "nothing was changed")
        .doesNotContain("8128512", "record");
    Ran done = scene.onDatabase("erase", "--subject", WHO);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out())
        .contains(
            "1 row deleted",
            "1 row cleared: EMAIL",
            "hushcell column scrub PUBLIC.CONTACT",
            "backups",
            "supports erasure")
        .doesNotContain("8128512");
    Ran again = scene.onDatabase("erase", "--replay");
    assertThat(again.out()).contains("0 erased again");
  }

  @Test
  void theValueIsReadFromTheInput() {
    Ran done = scene.run(Map.of(), "8128512\n", onDatabase("erase", "--subject", "contact_id=-"));
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("1 row deleted");
    Ran nothing = scene.run(Map.of(), "", onDatabase("erase", "--subject", "contact_id=-"));
    assertThat(nothing.code()).isEqualTo(2);
    Ran empty = scene.run(Map.of(), "\n", onDatabase("erase", "--subject", "contact_id=-"));
    assertThat(empty.err()).contains("[HC-1501]");
  }

  private String[] onDatabase(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--url", scene.url, "--config", scene.configuration.toString()));
    return all.toArray(String[]::new);
  }

  @Test
  void theDoctorComplainsUntilARestoredDatabaseIsErasedAgain() throws Exception {
    Ran done = scene.onDatabase("erase", "--subject", WHO);
    assertThat(done.code()).as(done.err()).isZero();
    scene.ours("insert into visit values (3, 8128512, 'Oslo')");
    scene.plain("delete from hushcell_erasure");
    Ran sick = scene.onDatabase("doctor");
    assertThat(sick.code()).isEqualTo(1);
    assertThat(sick.out()).contains("TROUBLE  1 of the persons", "hushcell erase --replay");
    Ran pending = scene.onDatabase("erase", "--replay", "--dry-run");
    assertThat(pending.code()).isEqualTo(1);
    assertThat(pending.out()).contains("1 erased, 1 to do");
    Ran again = scene.onDatabase("erase", "--replay", "--json");
    JsonNode first = JsonMapper.builder().build().readTree(again.out()).get("erased").get(0);
    assertThat(first.get("tables").get(0).get("rows").asInt()).isOne();
    assertThat(scene.onDatabase("doctor").out()).doesNotContain("forgotten");
    Files.delete(directory.resolve("erased"));
    assertThat(scene.onDatabase("doctor").out()).contains("TROUBLE  1 of the persons", "restore");
    Ran without = scene.onDatabase("erase", "--replay");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.out()).contains("0 erased again", "TO DO     1 of the persons", "restore");
  }

  @Test
  void tablesThatAreNotDeclaredStopIt() throws Exception {
    scene.plain("create table ticket (id int primary key, contact_id int)");
    Ran dry = scene.onDatabase("erase", "--subject", WHO, "--dry-run");
    assertThat(dry.code()).isEqualTo(1);
    assertThat(dry.out()).contains("NOT DECLARED  PUBLIC.TICKET has the column CONTACT_ID");
    Ran refused = scene.onDatabase("erase", "--subject", WHO, "--json");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("HC-1503").doesNotContain("8128512");
    assertThat(refused.err()).doesNotContain("8128512");
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(scene.onDatabase("erase").code()).isEqualTo(2);
    assertThat(scene.onDatabase("erase", "--subject", "8128512").code()).isEqualTo(2);
    assertThat(scene.onDatabase("erase", "--replay", "--subject", WHO).code()).isEqualTo(2);
    Ran misspelt = scene.onDatabase("erase", "--subject", WHO, "--dry-rum");
    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.err()).doesNotContain("8128512");
    Ran unknown = scene.onDatabase("erase", "--subject", "person=8128512");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err()).contains("[HC-1500]", "it has contact_id");
    Ran badly = scene.onDatabase("erase", "--subject", "contact_id=grace");
    assertThat(badly.err()).contains("[HC-1501]").doesNotContain("grace");
  }
}
