package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.TestKeyStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A process that has to do with the keys of a tenant dies before a statement or before it writes to
 * a key store. Then every cell opens, and the same command, run again, ends. An ordinary build
 * tries some of these points, a nightly one all of them with H2; {@code -Dhushcell.tenant.kills=1}
 * tries all everywhere.
 */
@EachServer
class TenantKillTests {
  /** More statements than there are. */
  private static final int NEVER = 1_000_000;

  private static final String COLUMNS =
      """
      columns:
        deal.note: { key: { per: tenant_id } }
        bill.text: { key: { per: tenant_id } }
      """;

  private static final List<String> TABLES = List.of("deal", "bill");

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;
  private int rows;

  @BeforeEach
  void makeScene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    TenantStores.add(scene, directory, Map.of("own.store", "own"));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table deal (id int primary key, tenant_id varchar(40), note varchar(60))",
          "create table bill (id int primary key, tenant_id varchar(40), text varchar(60))");
    }
  }

  /** What an administrator is at. */
  private enum Work {
    ADD {
      @Override
      void run(Keys keys, String tenant) throws SQLException {
        TenantStatus unused = keys.addTenant(tenant, false);
      }

      @Override
      void finish(Keys keys, String tenant) throws SQLException {
        try {
          run(keys, tenant);
        } catch (SQLException refused) {
          if (!isDone(refused)) { // the key is there, and no record yet
            assertThat(refused.getMessage()).contains("existing-key");
            TenantStatus unused = keys.addTenant(tenant, true);
          }
        }
      }
    },
    ROTATE {
      @Override
      void run(Keys keys, String tenant) throws SQLException {
        TenantStatus unused = keys.rotateTenant(tenant);
      }
    },
    MOVE {
      @Override
      void run(Keys keys, String tenant) throws SQLException {
        TenantStatus unused = keys.moveTenant(tenant, "own.store", false, false);
      }

      @Override
      void finish(Keys keys, String tenant) throws SQLException {
        try {
          run(keys, tenant);
        } catch (SQLException refused) {
          assertThat(isDone(refused)).as(refused.getMessage()).isTrue();
        }
      }
    };

    abstract void run(Keys keys, String tenant) throws SQLException;

    void finish(Keys keys, String tenant) throws SQLException {
      run(keys, tenant);
    }

    static boolean isDone(SQLException refused) {
      return refused.getMessage().contains("[HC-1382]")
          && refused.getMessage().contains("already")
          && !refused.getMessage().contains("existing-key");
    }
  }

  @Test
  void addingGoesOnWhereverItDied() throws Exception {
    diesAnywhere(Work.ADD);
  }

  @Test
  void rotatingGoesOnWhereverItDied() throws Exception {
    diesAnywhere(Work.ROTATE);
  }

  @Test
  void movingGoesOnWhereverItDied() throws Exception {
    diesAnywhere(Work.MOVE);
  }

  private void diesAnywhere(Work work) throws Exception {
    int all = dies(work, NEVER);
    assertThat(all).isGreaterThan(10);
    boolean isFast = server.name().equals("h2");
    int stride = Depth.of("hushcell.tenant.kills", isFast ? 7 : all / 2, isFast ? 1 : 5);
    for (int cut = Depth.offset(stride, server.name()); cut < all; cut += stride) {
      assertThat(dies(work, cut)).as("ended before point " + cut).isEqualTo(NEVER);
    }
  }

  /** Returns how many points there were, if it was over before it could die. */
  private int dies(Work work, int cut) throws Exception {
    String tenant = "t" + cut;
    if (work != Work.ADD) {
      try (Connection ours = scene.ours()) {
        TenantStatus unused = Hushcell.keys(ours).addTenant(tenant, false);
        write(ours, tenant);
      }
    }
    int points = run(work, tenant, cut);
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      Keys keys = Hushcell.keys(ours);
      assertThat(cells(ours, tenant)).hasSize(work == Work.ADD ? 0 : 2).allMatch("text"::equals);
      requireKnown(keys, tenant);
      work.finish(keys, tenant);
      write(ours, tenant);
      TenantStatus now = one(keys, tenant);
      assertThat(now.dataKeys()).hasSize(2);
      assertThat(now.keyEncryptionKey())
          .isEqualTo((work == Work.MOVE ? "own--" : "master--") + tenant);
      requireBothDestroyable(keys, now, work);
    }
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection();
        Connection plain = scene.plain()) {
      assertThat(cells(ours, tenant)).hasSize(work == Work.ADD ? 2 : 4).allMatch("text"::equals);
      assertThat(
              Found.rows(
                  plain,
                  "select distinct kek_name from hushcell_tenant where tenant = '" + tenant + "'"))
          .hasSize(1);
    }
    return points;
  }

  private int run(Work work, String tenant, int cut) throws Exception {
    CutDataSource dying = new CutDataSource(scene.base()::plain);
    try (HushcellDataSource source = scene.source(dying::open)) {
      Connection ours = source.getConnection();
      int begun = dying.statements();
      dying.cutAfter(cut);
      for (String file : List.of("keys", "own.store")) {
        TestKeyStore.beforeWrites(directory.resolve(file), dying::does);
      }
      try {
        work.run(Hushcell.keys(ours), tenant);
        return dying.statements() - begun;
      } catch (SQLException | IllegalStateException died) {
        assertThat(dying.statements() - begun).as(died.toString()).isGreaterThan(cut);
        return NEVER;
      } finally {
        for (String file : List.of("keys", "own.store")) {
          TestKeyStore.beforeWrites(directory.resolve(file), () -> {});
        }
      }
    }
  }

  /** A key in the other store is never there without a word of it on record. */
  private void requireKnown(Keys keys, String tenant) throws Exception {
    if (TenantStores.stored(directory, "own.store").contains("key:own--" + tenant + "=")) {
      assertThat(keys.status().history())
          .extracting(KeyStatus.Event::what)
          .anyMatch(each -> each.contains("own--" + tenant + " "));
    }
  }

  /** A destruction is planned for each key that the tenant ever had. */
  private static void requireBothDestroyable(Keys keys, TenantStatus now, Work work)
      throws SQLException {
    Destroyable tenant = new Destroyable.KeyEncryptionKey(now.keyEncryptionKey());
    keys.scheduleDestruction(tenant, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt());
    assertThat(keys.status().outstanding()).hasSize(work == Work.MOVE ? 2 : 1);
    keys.cancelDestruction(tenant);
  }

  private static TenantStatus one(Keys keys, String tenant) throws SQLException {
    return keys.tenants().stream()
        .filter(each -> each.tenant().equals(tenant))
        .findFirst()
        .orElseThrow();
  }

  private void write(Connection ours, String tenant) throws SQLException {
    rows++;
    for (String table : TABLES) {
      scene.run(ours, "insert into " + table + " values (" + rows + ", '" + tenant + "', 'text')");
    }
  }

  private static List<String> cells(Connection ours, String tenant) throws SQLException {
    String of = " where tenant_id = '" + tenant + "'";
    List<String> all = new ArrayList<>(Found.rows(ours, "select note from deal" + of));
    all.addAll(Found.rows(ours, "select text from bill" + of));
    return all;
  }
}
