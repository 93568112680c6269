package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports and imports of a catalogue on the command line. */
class CatalogueFileTests {
  @TempDir private Path directory;
  private CommandScene scene;
  private Path file;

  @BeforeEach
  void export() throws Exception {
    scene = new CommandScene(directory);
    file = directory.resolve("crm.catalogue");
    Ran exported = scene.onDatabase("key", "export-catalogue", file.toString());
    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out()).contains("wrote the catalogue of PUBLIC", "fingerprint");
  }

  @Test
  void anExportIsForItsOwnerAndNeverOverwritten() throws Exception {
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    Ran again = scene.onDatabase("key", "export-catalogue", file.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    Ran other =
        scene.onDatabase("key", "export-catalogue", file + "2", "--schema", "NO_SUCH_SCHEMA");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("--schema: PUBLIC");
  }

  @Test
  void aCatalogueThatWasDroppedIsPutBack() throws Exception {
    scene.plain(
        "drop table hushcell_key",
        "drop table hushcell_column",
        "drop table hushcell_event",
        "drop table hushcell_manifest");
    Ran ill = scene.onDatabase("doctor");
    assertThat(ill.out()).as(ill.err()).contains("TROUBLE", "[HC-1315]");
    assertThat(ill.code()).isEqualTo(1);
    Ran dry = scene.onDatabase("key", "import-catalogue", file.toString(), "--dry-run");
    assertThat(dry.out()).as(dry.err()).contains("would put back", "before: missing");
    assertThat(scene.onDatabase("doctor").code()).isEqualTo(1);
    Ran made = scene.onDatabase("key", "import-catalogue", file.toString());
    assertThat(made.out()).as(made.err()).contains("put back", "restart the applications");
    assertThat(scene.onDatabase("doctor").code()).isZero();
  }

  @Test
  void oneThatIsGoneOnPurposeIsForgotten() throws Exception {
    Ran there = scene.onDatabase("key", "forget-catalogue", "PUBLIC");
    assertThat(there.code()).isEqualTo(3);
    assertThat(there.err()).contains("[HC-1358]");
    scene.plain("drop all objects");
    String create = "create table contact (id int primary key, email varchar(100))";
    Ran refused = scene.onDatabase("sql", create);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("[HC-1315]", "forget-catalogue PUBLIC");
    Ran forgotten = scene.onDatabase("key", "forget-catalogue", "PUBLIC");
    assertThat(forgotten.out())
        .as(forgotten.err())
        .contains("the catalogue of PUBLIC is forgotten");
    assertThat(scene.onDatabase("sql", create).code()).isZero();
    assertThat(scene.onDatabase("key", "status").out()).contains("contact.email");
  }

  @Test
  void oneThatIsOlderNeedsItsFlag() {
    scene.onDatabase("key", "rotate", "--even-if-recent");
    Ran refused = scene.onDatabase("key", "import-catalogue", file.toString());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("[HC-1356]");
    Ran json =
        scene.onDatabase("key", "import-catalogue", file.toString(), "--even-if-older", "--json");
    JsonNode tree = JsonMapper.builder().build().readTree(json.out());
    assertThat(tree.get("written").asBoolean()).isTrue();
    assertThat(tree.get("trust").asString()).isEqualTo("pinned");
  }

  @Test
  void oneThatWasAlteredIsRefused() throws Exception {
    Files.writeString(file, Files.readString(file).replace("EQUALITY", "NONE"));
    Ran refused = scene.onDatabase("key", "import-catalogue", file.toString());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("[HC-1310]");
    Ran missing = scene.onDatabase("key", "import-catalogue", file + ".no");
    assertThat(missing.code()).isEqualTo(2);
  }
}
