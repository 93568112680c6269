package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The keys of a tenant go to a key store of its own, and everything opens meanwhile. */
@EachServer
class TenantMoveTests {
  private static final String COLUMNS =
      """
      columns:
        deal.note: { key: { per: tenant_id } }
        bill.text: { key: { per: tenant_id } }
      """;
  private static final String NOTES = "select note from deal order by id";
  private static final String OLD_KEK = "master--acme";
  private static final String KEK = "own--acme";
  private static final DestructionOptions SOON =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt().after(Duration.ofMinutes(5));

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;
  private String before;

  @BeforeEach
  void makeScene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    before = Files.readString(scene.configuration());
    TenantStores.add(scene, directory, Map.of("own.store", "own", "alike.store", "master"));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours, "create table deal (id int primary key, tenant_id varchar(40), note varchar(60))");
      Keys keys = Hushcell.keys(ours);
      keys.addTenant("acme", false);
      keys.addTenant("globex", false);
      scene.run(
          ours,
          "insert into deal (id, tenant_id, note) values (1, 'acme', 'one')",
          "insert into deal (id, tenant_id, note) values (2, 'globex', 'two')");
    }
  }

  private Connection process(Duration ahead) throws SQLException {
    return connect(new LaterDriver(() -> ahead, 1));
  }

  private Connection connect(LaterDriver driver) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", scene.base().user());
    properties.setProperty("password", scene.base().password());
    return driver.connect(scene.base().oursUrl(scene.configuration()), properties);
  }

  private String stored(String name) throws Exception {
    return TenantStores.stored(directory, name);
  }

  @Test
  void readsAndWritesGoOn() throws Exception {
    try (Connection running = process(Duration.ZERO);
        Connection administrator = scene.ours()) {
      assertThat(Found.rows(running, NOTES)).containsExactly("one", "two");
      Keys keys = Hushcell.keys(administrator);
      TenantStatus dry = keys.moveTenant("acme", "own.store", false, true);
      assertThat(dry.keyEncryptionKey()).isEqualTo(KEK);
      assertThat(dry.keyStore().orElseThrow()).contains("own.store");
      assertThat(keys.tenants().get(0).keyEncryptionKey()).isEqualTo(OLD_KEK);
      assertThat(stored("own.store")).doesNotContain(KEK);
      TenantStatus moved = keys.moveTenant("acme", "own.store", false, false);
      assertThat(moved).isEqualTo(keys.tenants().get(0)).isEqualTo(dry);
      assertThat(keys.tenants().get(1).keyStore()).isEmpty();
      assertThat(stored("own.store")).contains("key:" + KEK + "=");
      assertThat(keys.status().history())
          .extracting(KeyStatus.Event::what)
          .anyMatch(each -> each.contains(OLD_KEK) && each.contains(KEK));
      scene.run(running, "insert into deal (id, tenant_id, note) values (3, 'acme', 'three')");
      assertThat(Found.rows(running, NOTES)).containsExactly("one", "two", "three");
      keys.rotateTenant("acme");
      assertThat(stored("own.store")).contains("key:" + KEK + "@2");
      assertThat(stored("keys")).doesNotContain(OLD_KEK + "@2");
      scene.run(
          administrator,
          "create table bill (id int primary key, tenant_id varchar(40), text varchar(60))");
      assertThat(keys.addTenant("acme", false).dataKeys()).hasSize(2);
      scene.run(administrator, "insert into bill (id, tenant_id, text) values (1, 'acme', 'b')");
    }
    try (Connection fresh = process(Duration.ZERO)) {
      scene.run(fresh, "insert into deal (id, tenant_id, note) values (4, 'acme', 'four')");
      assertThat(Found.rows(fresh, NOTES)).containsExactly("one", "two", "three", "four");
      assertThat(Found.rows(fresh, "select text from bill")).containsExactly("b");
    }
  }

  @Test
  void whoHasNotTheStoreReadsTheOthers() throws Exception {
    try (Connection ours = scene.ours()) {
      assertThat(Hushcell.keys(ours).moveTenant("acme", "own.store", false, false).tenant())
          .isEqualTo("acme");
    }
    Files.writeString(scene.configuration(), before);
    try (Connection without = process(Duration.ZERO)) {
      assertThatThrownBy(() -> Found.rows(without, NOTES))
          .hasMessageContaining("[HC-1320]")
          .hasMessageContaining("keystore.also");
      assertThat(Found.rows(without, "select note from deal where tenant_id = 'globex'"))
          .containsExactly("two");
      assertThatThrownBy(() -> Hushcell.keys(without).rotateTenant("acme"))
          .hasMessageContaining("not configured");
      assertThatThrownBy(() -> Hushcell.keys(without).moveTenant("globex", "own", false, false))
          .hasMessageContaining("[HC-1382]")
          .hasMessageContaining("keystore.also");
    }
  }

  @Test
  void goesOnAfterAnInterruptionAndBack() throws Exception {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "create table bill (id int primary key, tenant_id varchar(40), text int)");
      Keys keys = Hushcell.keys(ours);
      keys.addTenant("acme", false);
      scene.run(plain, "create table was as select * from hushcell_tenant");
      keys.moveTenant("acme", "own.store", false, false);
      // the move is on record and the key there, and one of the two records was not written
      String one = " where key_name like 'deal%'";
      scene.run(
          plain,
          "delete from hushcell_tenant" + one,
          "insert into hushcell_tenant select * from was" + one);
      assertThat(Found.rows(ours, NOTES)).containsExactly("one", "two");
      TenantStatus moved = keys.moveTenant("acme", "own.store", false, false);
      assertThat(moved.keyEncryptionKey()).isEqualTo(KEK);
      assertThat(Found.rows(plain, "select kek_name from hushcell_tenant where tenant = 'acme'"))
          .hasSize(2)
          .allMatch(each -> each.startsWith(KEK));
      assertThatThrownBy(() -> keys.moveTenant("acme", "own.store", false, false))
          .hasMessageContaining("already");
      assertThat(keys.moveTenant("acme", "keys", false, false).keyEncryptionKey())
          .isEqualTo(OLD_KEK);
      assertThat(keys.moveTenant("acme", "own.store", false, false).keyEncryptionKey())
          .isEqualTo(KEK);
      assertThat(Found.rows(ours, NOTES)).containsExactly("one", "two");
    }
  }

  @Test
  void destructionReachesTheKeyInBothStores() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    LaterDriver later = new LaterDriver(ahead::get, 1);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create table was as select * from hushcell_tenant");
      Keys keys = Hushcell.keys(ours);
      keys.moveTenant("acme", "own.store", false, false);
      Destroyable tenant = new Destroyable.KeyEncryptionKey(KEK);
      keys.scheduleDestruction(tenant, SOON);
      assertThat(keys.tenants().get(0).destruction()).isPresent();
      assertThatThrownBy(() -> keys.moveTenant("acme", "keys", false, false))
          .hasMessageContaining("[HC-1382]");
      keys.cancelDestruction(tenant);
      assertThat(keys.status().outstanding()).isEmpty();
      keys.scheduleDestruction(tenant, SOON);
    }
    try (Connection administrator = connect(later)) {
      for (int minutes : new int[] {10, 40, 80}) {
        ahead.set(Duration.ofMinutes(minutes));
        Hushcell.keys(administrator).destroyDue(false, Progress.none());
      }
      assertThat(Hushcell.keys(administrator).tenants().get(0).state())
          .isEqualTo(TenantStatus.State.DESTROYED);
      assertThatThrownBy(() -> Found.rows(administrator, NOTES)).hasMessageContaining("[HC-1327]");
    }
    assertThat(stored("own.store")).doesNotContain(KEK);
    assertThat(stored("keys")).doesNotContain(OLD_KEK).contains("master--globex");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain, "delete from hushcell_tenant", "insert into hushcell_tenant select * from was");
    }
    try (Connection backup = process(Duration.ofMinutes(80))) {
      assertThatThrownBy(() -> Found.rows(backup, NOTES)).hasMessageContaining("[HC-13");
      assertThat(Found.rows(backup, "select note from deal where tenant_id = 'globex'"))
          .containsExactly("two");
    }
  }

  @Test
  void keyThatWasLeftGoesAlone() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    LaterDriver later = new LaterDriver(ahead::get, 1);
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      keys.moveTenant("acme", "own.store", false, false);
      keys.scheduleDestruction(new Destroyable.KeyEncryptionKey(OLD_KEK), SOON);
    }
    try (Connection administrator = connect(later)) {
      for (int minutes : new int[] {10, 40, 80}) {
        ahead.set(Duration.ofMinutes(minutes));
        Hushcell.keys(administrator).destroyDue(false, Progress.none());
      }
      assertThat(stored("keys")).doesNotContain(OLD_KEK);
      assertThat(Found.rows(administrator, NOTES)).containsExactly("one", "two");
      assertThatThrownBy(
              () -> Hushcell.keys(administrator).moveTenant("acme", "keys", false, false))
          .hasMessageContaining("destroyed");
    }
  }

  @Test
  void everythingGoesToAnotherStore() throws Exception {
    Path configuration = directory.resolve("own.yaml");
    Files.writeString(
        configuration,
        before
            .replace(
                directory.resolve("keys").toString(), directory.resolve("own.store").toString())
            .replace("key: master", "key: own"));
    ChangeOptions options = ChangeOptions.usual().regardlessOfInterval();
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      for (boolean dry : new boolean[] {true, false}) {
        ChangeOptions each = dry ? options.asDryRun() : options;
        assertThatThrownBy(() -> keys.moveTo(configuration.toString(), each, Progress.none()))
            .hasMessageContaining("[HC-1384]")
            .hasMessageContaining("left: acme, globex;");
      }
      keys.moveTenant("acme", "own.store", false, false);
      assertThatThrownBy(() -> keys.moveTo(configuration.toString(), options, Progress.none()))
          .hasMessageContaining("left: globex;");
      keys.moveTenant("globex", "own.store", false, false);
      keys.moveTo(configuration.toString(), options, Progress.none());
      assertThat(Found.rows(ours, NOTES)).containsExactly("one", "two");
    }
    Files.copy(configuration, scene.configuration(), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(directory.resolve("keys"));
    try (Connection alone = process(Duration.ZERO)) {
      assertThat(Found.rows(alone, NOTES)).containsExactly("one", "two");
      Keys keys = Hushcell.keys(alone);
      keys.rotateTenant("globex");
      assertThat(keys.addTenant("later", false).keyEncryptionKey()).isEqualTo("own--later");
      scene.run(alone, "insert into deal (id, tenant_id, note) values (3, 'later', 'three')");
      assertThat(Found.rows(alone, NOTES)).containsExactly("one", "two", "three");
      keys.scheduleDestruction(new Destroyable.KeyEncryptionKey("own--globex"), SOON);
      assertThat(keys.tenants().get(1).destruction()).isPresent();
    }
  }

  @Test
  void whatIsNotMeantIsRefused() throws Exception {
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      for (List<String> each :
          List.of(
              List.of("acme", "nowhere"),
              List.of("acme", ".store"),
              List.of("acme", "alike.store"),
              List.of("acme", "keys"),
              List.of("nobody", "own.store"))) {
        assertThatThrownBy(() -> keys.moveTenant(each.get(0), each.get(1), false, false))
            .as(each.toString())
            .hasMessageContaining("[HC-1382]");
      }
      assertThatThrownBy(() -> keys.moveTenant("acme", "own.store", true, false))
          .hasMessageContaining("leave existing-key out");
      assertThat(keys.tenants()).allMatch(each -> each.keyStore().isEmpty());
      assertThat(Found.rows(ours, NOTES)).containsExactly("one", "two");
    }
  }
}
