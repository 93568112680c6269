package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** How many cells are under which key, and that no key goes that is in one. */
@EachRewriting
class KeysInCellsTests {
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final DestructionOptions STATED =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt();
  private static final ColumnProgress ENDING =
      (step, done, total) -> {
        throw new IllegalStateException("ended");
      };

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void keyIsDestroyedWhenItsLastCellIsGone() throws Exception {
    Scene scene = RewritingScene.of(server, directory, 40);
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      RewritingScene.encrypt(ours);
      assertThat(counted(keys))
          .containsExactly("email 40 contact.email", "password 35 contact.password");
      assertRefused(ours, "contact.email", "40 cells of ");
      assertThatThrownBy(() -> Job.ROTATE.run(ours, ALONE, ENDING))
          .hasMessageContaining("IllegalStateException");
      assertRefused(ours, "contact.password", "works with it");
      assertRefused(ours, "contact.email#2", "works with it");
      RewritingStatus begun = Hushcell.columns(ours).status().get(1);
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, SILENT).phase())
          .isEqualTo(RewritingStatus.Phase.ENDED);
      assertThat(counted(keys))
          .containsExactly("email 40 contact.email#2", "password 35 contact.password#2");
      assertRefused(ours, "contact.email#2", "40 cells of ");
      assertThat(keys.scheduleDestruction(key(ours, "contact.email"), STATED).isDue()).isFalse();
    }
  }

  @Test
  void cellsThatAreTextAreCountedToo() throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  contact.note: { storage: text }\n  contact.email: { storage: text }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours, "create table contact (id int primary key, note varchar(40), email varchar(40))");
      for (int id = 0; id < 30; id++) {
        scene.run(ours, "insert into contact values (" + id + ", 'note " + id + "', null)");
      }
      assertThat(counted(Hushcell.keys(ours))).containsExactly("note 30 contact.note");
      assertRefused(ours, "contact.note", "30 cells of ");
    }
  }

  @Test
  void cellsWithABeginningAreCountedToo() throws Exception {
    String group = "narrow: { whole: true, groups: 4 }";
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + ("  contact.note: { " + group + " }\n")
                + ("  contact.city: { " + group + ", storage: text }\n")
                + "  contact.email: { search: equality, compare: ignore-case }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, note varchar(40), city varchar(40),"
              + " email varchar(40))");
      for (int id = 0; id < 30; id++) {
        scene.run(ours, "insert into contact values (%d, '%1$d', 'b%1$d', 'c%1$d')".formatted(id));
      }
      assertThat(counted(Hushcell.keys(ours)))
          .containsExactlyInAnyOrder(
              "note 30 contact.note", "city 30 contact.city", "email 30 contact.email");
      for (String name : List.of("contact.note", "contact.city", "contact.email")) {
        assertRefused(ours, name, "30 cells of ");
      }
    }
  }

  private static List<String> counted(Keys keys) throws SQLException {
    return keys.cells().stream().map(KeysInCellsTests::shown).toList();
  }

  private static String shown(CellCount count) {
    return count.column().toLowerCase(Locale.ROOT)
        + " "
        + count.cells()
        + " "
        + count.key().orElse("?");
  }

  private static Destroyable key(Connection ours, String name) throws SQLException {
    return new Destroyable.DataKey(RewritingScene.table(ours).schema(), name);
  }

  private static void assertRefused(Connection ours, String name, String why) {
    assertThatThrownBy(() -> Hushcell.keys(ours).scheduleDestruction(key(ours, name), STATED))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1359]")
        .hasMessageContaining(why);
  }
}
