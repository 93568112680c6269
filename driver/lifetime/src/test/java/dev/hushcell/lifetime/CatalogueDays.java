package dev.hushcell.lifetime;

import dev.hushcell.ClockedDriver;
import dev.hushcell.Hushcell;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What goes wrong with catalogues, and with what an administrator wants of them. */
final class CatalogueDays {
  private static final ChangeOptions ANEW = ChangeOptions.usual().regardlessOfInterval();

  private CatalogueDays() {}

  static List<BadDay> all() {
    return List.of(
        new BadDay(
            "The catalogue was restored from last month, under a running application",
            "HC-1318",
            "restore the newer catalogue",
            CatalogueDays::catalogueFromLastMonth),
        new BadDay(
            "The whole database was restored from last month (with an anchor)",
            "HC-1353",
            "remove",
            CatalogueDays::databaseFromLastMonth),
        new BadDay(
            "The catalogue of another database lies in its place",
            "HC-1316",
            "catalogue:",
            CatalogueDays::otherCatalogue),
        new BadDay(
            "The tables of the catalogue were dropped",
            "HC-1315",
            "restore the tables of the catalogue",
            CatalogueDays::droppedCatalogue),
        new BadDay(
            "A process was forgotten in a move",
            "HC-1320",
            "keystore.also",
            CatalogueDays::forgottenProcess),
        new BadDay(
            "Two administrators change the key at once",
            "HC-1343",
            "status",
            CatalogueDays::twoAdministrators),
        new BadDay(
            "A key is to be destroyed that other databases may need",
            "HC-1348",
            "look at their status",
            CatalogueDays::otherDatabases));
  }

  private static SQLException catalogueFromLastMonth(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    ClockedDriver running = new ClockedDriver();
    try (Connection application = running.connect(scene.url("crm", configuration))) {
      scene.keepCatalogue();
      Hushcell.keys(application).changeKey(ANEW, Progress.none());
      Scene.read(application);
      scene.putCatalogueBack();
      running.passLease();
      return Scene.refusal(() -> Scene.read(application));
    }
  }

  private static SQLException databaseFromLastMonth(Scene scene) throws Exception {
    Path configuration =
        scene.configurations.of(
            scene.stores.bcfks("keys.bcfks"),
            List.of(),
            "anchor: " + scene.directory.resolve("crm.anchor") + "\n");
    scene.fill(configuration);
    shutDown(scene);
    scene.copyDatabase("crm", "last-month");
    try (Connection connection = scene.connect(configuration)) {
      Hushcell.keys(connection).changeKey(ANEW, Progress.none());
    }
    shutDown(scene);
    scene.copyDatabase("last-month", "crm");
    return scene.start(configuration);
  }

  private static void shutDown(Scene scene) throws SQLException {
    try (Connection plain = scene.plain("crm")) {
      Scene.run(plain, "shutdown");
    }
  }

  private static SQLException otherCatalogue(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    scene.fill("other", configuration);
    scene.takeCatalogueOf("other");
    return scene.start(configuration);
  }

  private static SQLException droppedCatalogue(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    try (Connection plain = scene.plain("crm")) {
      for (String table : Scene.TABLES) {
        Scene.run(plain, "drop table " + table);
      }
    }
    return scene.start(configuration);
  }

  private static SQLException forgottenProcess(Scene scene) throws Exception {
    Path old = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    Path next = scene.configurations.of(scene.stores.bcfks("next.bcfks"));
    try (Connection connection = scene.connect(old)) {
      Hushcell.keys(connection).moveTo(next.toString(), ANEW, Progress.none());
    }
    return scene.start(old);
  }

  private static SQLException twoAdministrators(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    try (Connection one = scene.connect(configuration);
        Connection two = scene.connect(configuration)) {
      Keys other = Hushcell.keys(two);
      AtomicBoolean interfered = new AtomicBoolean();
      Progress progress =
          (step, done, total) -> {
            if (step == Progress.Step.WRITING && !interfered.getAndSet(true)) {
              change(other);
            }
          };
      return Scene.refusal(() -> Hushcell.keys(one).changeKey(ANEW, progress));
    }
  }

  private static void change(Keys keys) {
    try {
      keys.changeKey(ANEW, Progress.none());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SQLException otherDatabases(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks("keys.bcfks")));
    try (Connection connection = scene.connect(configuration)) {
      Destroyable key = new Destroyable.DataKey("PUBLIC", "contact.email");
      return Scene.refusal(
          () -> Hushcell.keys(connection).scheduleDestruction(key, DestructionOptions.usual()));
    }
  }
}
