package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hushcell tenant} prints and how it ends. */
class TenantCommandTests {
  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
    scene.configure(
        "keys",
        scene.configuration,
        "columns:\n  contact.email: { search: equality }\n  deal.note: { key: { per: tenant_id } }\n");
    scene.ours("create table deal (id int primary key, tenant_id varchar(40), note varchar(60))");
  }

  @Test
  void tenantsAreAddedListedRotatedAndPlannedToBeDestroyed() throws Exception {
    assertThat(scene.onDatabase("tenant", "list").out()).contains("no tenant has keys");
    Ran added = scene.onDatabase("tenant", "add", "acme");
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.out()).contains("acme", "active", "--acme", "PUBLIC.deal.note{tenant_id}");
    scene.ours("insert into deal values (1, 'acme', 'one')");
    Ran again = scene.onDatabase("tenant", "add", "acme");
    assertThat(again.code()).isEqualTo(HushcellCommand.FAILED);
    assertThat(again.err()).contains("HC-1382");
    assertThat(scene.onDatabase("tenant", "rotate", "acme").code()).isZero();
    Ran unsaid = scene.onDatabase("tenant", "destroy", "acme");
    assertThat(unsaid.err()).contains("HC-1348");
    Ran planned = scene.onDatabase("tenant", "destroy", "acme", "--no-other-database");
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out()).contains("--acme is to be destroyed not before");
    assertThat(scene.onDatabase("tenant", "list").out()).contains("TO BE DESTROYED");
    assertThat(scene.onDatabase("key", "status").out()).contains("--acme");
    assertThat(scene.onDatabase("tenant", "list", "--json").out()).contains("\"acme\"");
    assertThat(scene.onDatabase("tenant", "destroy", "nobody").code()).isEqualTo(2);
  }
}
