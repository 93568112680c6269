package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hushcell tenant} prints and how it ends. */
class TenantCommandTests {
  @TempDir private Path directory;
  private static final String COLUMNS =
      "columns:\n  contact.email: { search: equality }\n  deal.note: { key: { per: tenant_id } }\n";

  private CommandScene scene;

  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
    scene.configure("keys", scene.configuration, COLUMNS);
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

  /** Makes a key store by its first use. */
  private void makeStore(String name) throws Exception {
    Path configuration = directory.resolve(name + ".yaml");
    scene.configure(name, configuration, COLUMNS);
    Files.writeString(
        configuration, Files.readString(configuration).replace("key: crm-master", "key: " + name));
    try (Connection other =
            new HushcellDriver()
                .connect(
                    "jdbc:hushcell:h2:mem:other;hushcell.config=" + configuration,
                    new Properties());
        Statement statement = other.createStatement()) {
      statement.execute("create table contact (email varchar(40))");
    }
  }

  @Test
  void keysOfATenantMoveToAnotherStore() throws Exception {
    makeStore("acme");
    scene.configure(
        "keys",
        scene.configuration,
        "  also: { type: test, path: %s, password: '${file:%s}', key: acme }\n"
                .formatted(directory.resolve("acme"), directory.resolve("password"))
            + COLUMNS);
    assertThat(scene.onDatabase("tenant", "add", "acme").code()).isZero();
    scene.ours("insert into deal values (1, 'acme', 'one')");
    Ran dry = scene.onDatabase("tenant", "move", "acme", "--to", "key acme", "--dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("Nothing was changed", "KEK acme--acme", "in key store test");
    assertThat(scene.onDatabase("tenant", "list").out()).contains("KEK crm-master--acme");
    Ran moved = scene.onDatabase("tenant", "move", "acme", "--to", "key acme");
    assertThat(moved.code()).as(moved.err()).isZero();
    assertThat(scene.onDatabase("tenant", "list").out())
        .contains("KEK acme--acme", "in key store test");
    assertThat(scene.onDatabase("key", "status", "--json").out())
        .contains("keys of a tenant moved from crm-master--acme");
    scene.ours("update deal set note = 'two' where tenant_id = 'acme'");
    Ran again = scene.onDatabase("tenant", "move", "acme", "--to", "key acme");
    assertThat(again.code()).isEqualTo(HushcellCommand.FAILED);
    assertThat(again.err()).contains("HC-1382");
    assertThat(scene.onDatabase("tenant", "move", "acme").code()).isEqualTo(2);
  }
}
