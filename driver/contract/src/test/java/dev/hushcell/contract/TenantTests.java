package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.admin.TenantUse;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Each tenant has a key of its own, and whose key seals a cell is always known. */
@EachServer
class TenantTests {
  private static final String COLUMNS =
      """
      columns:
        deal.note: { key: { per: tenant_id }, evaluate: [pattern, range] }
        bill.text: { key: { per: org_id } }
        deal.memo: { key: { name: memo, per: tenant_id }, type: varchar(60), search: equality, compare: exact }
      """;
  private static final List<String> CATALOGUE =
      List.of(
          "hushcell_key",
          "hushcell_column",
          "hushcell_event",
          "hushcell_manifest",
          "hushcell_tenant");
  private static final String INSERT = "insert into deal (id, tenant_id, note) values (?, ?, ?)";
  private static final DestructionOptions SOON =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt().after(Duration.ofMinutes(5));

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeTable() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table deal (id int primary key, tenant_id varchar(40), note varchar(60),"
              + " memo varchar(60))");
    }
  }

  @Test
  void eachTenantHasItsKeys() throws Exception {
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      keys.addTenant("acme", false);
      TenantStatus globex = keys.addTenant("Globex/2", false);
      assertThat(globex.keyEncryptionKey()).isEqualTo("master--x-476c6f6265782f32");
      assertThat(keys.tenants())
          .extracting(TenantStatus::tenant)
          .containsExactly("Globex/2", "acme");
      assertThat(keys.tenants().get(1).dataKeys()).hasSize(2);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "Globex/2", "two");
      scene.run(ours, "insert into deal (note, id, tenant_id) values ('three', 3, 'acme')");
      assertThat(Found.rows(ours, "select note from deal order by id"))
          .containsExactly("one", "two", "three");
      assertThat(Found.rows(ours, "select note from deal where note like 't%' order by id"))
          .containsExactly("two", "three");
      assertThat(
              Found.rows(ours, "select note from deal where tenant_id = 'acme' and note = 'three'"))
          .containsExactly("three");
      assertThat(keys.cells()).extracting(CellCount::cells).containsExactlyInAnyOrder(1L, 2L);
      assertThat(keys.cells())
          .extracting(each -> each.key().orElse("").replaceAll(".*=", ""))
          .containsExactlyInAnyOrder("acme", "Globex/2");
    }
  }

  @Test
  void batchSealsEachRowForItsTenant() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      try (PreparedStatement statement = ours.prepareStatement(INSERT)) {
        for (int id = 1; id <= 4; id++) {
          statement.setInt(1, id);
          statement.setString(2, id % 2 == 0 ? "acme" : "globex");
          statement.setString(3, "note " + id);
          statement.addBatch();
        }
        statement.executeBatch();
      }
      assertThat(Hushcell.keys(ours).cells()).extracting(CellCount::cells).containsExactly(2L, 2L);
      try (PreparedStatement statement =
          ours.prepareStatement(
              "insert into deal (id, tenant_id, note) values (5, ?, ?), (6, 'globex', ?)")) {
        statement.setString(1, "acme");
        statement.setString(2, "note 5");
        statement.setString(3, "note 6");
        statement.executeUpdate();
      }
      assertThat(Hushcell.keys(ours).cells()).extracting(CellCount::cells).containsExactly(3L, 3L);
      assertThat(Found.rows(ours, "select note from deal order by id"))
          .hasSize(6)
          .contains("note 6");
    }
  }

  /** A statement that is run again keeps no tenant of the row before. */
  @Test
  void nullIsNoTenant() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      try (PreparedStatement statement =
          ours.prepareStatement("update deal set note = ? where id = 1 and tenant_id = ?")) {
        statement.setString(1, "one");
        statement.setString(2, "acme");
        assertThat(statement.executeUpdate()).isZero();
        statement.setNull(2, Types.VARCHAR);
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("[HC-4070]");
      }
    }
  }

  @Test
  void updateNeedsTheTenant() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "globex", "two");
      try (PreparedStatement statement =
          ours.prepareStatement("update deal set note = ? where id < ? and tenant_id = ?")) {
        statement.setString(1, "changed");
        statement.setInt(2, 9);
        statement.setString(3, "globex");
        assertThat(statement.executeUpdate()).isEqualTo(1);
      }
      assertThat(Found.rows(ours, "select note from deal order by id"))
          .containsExactly("one", "changed");
      assertThat(Hushcell.keys(ours).cells()).extracting(CellCount::cells).containsExactly(1L, 1L);
    }
  }

  @Test
  void whatDoesNotTellItsTenantIsRefused() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      insert(ours, 1, "acme", "one");
      for (String sql :
          List.of(
              "insert into deal (id, note) values (2, 'x')",
              "insert into deal (id, tenant_id, note) values (2, lower('ACME'), 'x')",
              "insert into deal (id, tenant_id, note) values (2, null, 'x')",
              "insert into deal (id, tenant_id, note) values (2, 'no good', 'x')",
              "insert into deal (id, tenant_id, note) values (2, 'acme', 'x'), (3, lower('a'), 'y')",
              "insert into deal (id, tenant_id, note) select 2, 'acme', 'x' from deal",
              "update deal set note = 'x' where id = 1",
              "update deal set note = 'x' where tenant_id = 'acme' or id = 1",
              "update deal set note = 'x' where not (tenant_id = 'acme')",
              "update deal set note = 'x' where tenant_id in ('acme')",
              "update deal set note = 'x' where tenant_id = lower('acme')")) {
        assertRefused(ours, sql, "HC-2170");
      }
      assertRefused(ours, "update deal set tenant_id = 'globex' where id = 1", "HC-2171");
      assertRefused(
          ours,
          "update deal set tenant_id = 'globex', note = 'x' where tenant_id = 'acme'",
          "HC-2171");
      assertRefused(
          ours,
          "insert into deal (id, tenant_id, note) select 2, tenant_id, note from deal",
          "HC-2172");
      assertRefused(ours, "update deal set note = memo where tenant_id = 'acme'", "HC-2");
      assertRefused(
          ours, "insert into deal (id, tenant_id, note) values (2, 'none', 'x')", "HC-1381");
      assertThat(Found.rows(ours, "select note from deal")).containsExactly("one");
      try (PreparedStatement statement = ours.prepareStatement(INSERT)) {
        statement.setInt(1, 2);
        statement.setString(2, "not a tenant");
        statement.setString(3, "x");
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("[HC-4070]");
        statement.setString(2, null);
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("[HC-4070]");
      }
      assertThat(plainCount()).isEqualTo(1);
    }
  }

  @Test
  void destroyedTenantIsClosedAndNoOther() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    LaterDriver later = new LaterDriver(ahead::get, 1);
    Path keyFile = directory.resolve("keys");
    Path oldKeys = directory.resolve("keys-before");
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      String kek = keys.addTenant("acme", false).keyEncryptionKey();
      keys.addTenant("globex", false);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "globex", "two");
      Files.copy(keyFile, oldKeys, StandardCopyOption.REPLACE_EXISTING);
      Destroyable tenant = new Destroyable.KeyEncryptionKey(kek);
      keys.scheduleDestruction(tenant, SOON);
      assertThat(keys.tenants().get(0).destruction()).isPresent();
      insert(ours, 3, "acme", "while it waits");
      keys.cancelDestruction(tenant);
      keys.scheduleDestruction(tenant, SOON);
    }
    try (Connection administrator = connect(later)) {
      Keys keys = Hushcell.keys(administrator);
      keys.destroyDue(false, Progress.none());
      ahead.set(Duration.ofMinutes(40));
      keys.destroyDue(false, Progress.none());
      ahead.set(Duration.ofMinutes(80));
      keys.destroyDue(false, Progress.none());
      assertThat(keys.tenants().get(0).state()).isEqualTo(TenantStatus.State.DESTROYED);
      assertThatThrownBy(() -> Found.rows(administrator, "select note from deal where id = 1"))
          .hasMessageContaining("[HC-1327]");
      assertThatThrownBy(() -> insert(administrator, 4, "acme", "x"))
          .hasMessageContaining("[HC-1327]");
      String compared = "select id from deal where memo = 'x' and tenant_id = ";
      assertThatThrownBy(() -> Found.rows(administrator, compared + "'acme'"))
          .hasMessageContaining("[HC-1327]");
      assertThat(Found.rows(administrator, compared + "'globex'")).isEmpty();
      assertThatThrownBy(() -> keys.addTenant("acme", false)).hasMessageContaining("[HC-1382]");
      assertThat(Found.rows(administrator, "select note from deal where id = 2"))
          .containsExactly("two");
      insert(administrator, 5, "globex", "five");
      assertThat(
              Found.rows(
                  administrator, "select note from deal where tenant_id = 'globex' order by id"))
          .containsExactly("two", "five");
    }
  }

  /** Rows, catalogue and keys of tenants as they were, and the key store as it is. */
  @Test
  void backupFromBeforeTheDestructionStaysClosed() throws Exception {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    LaterDriver later = new LaterDriver(ahead::get, 1);
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      String kek = keys.addTenant("acme", false).keyEncryptionKey();
      keys.addTenant("globex", false);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "globex", "two");
      try (Connection plain = scene.plain()) {
        for (String table : CATALOGUE) {
          scene.run(plain, "create table old_" + table + " as select * from " + table);
        }
      }
      keys.scheduleDestruction(new Destroyable.KeyEncryptionKey(kek), SOON);
    }
    try (Connection administrator = connect(later)) {
      for (int minutes : new int[] {10, 40, 80}) {
        ahead.set(Duration.ofMinutes(minutes));
        Hushcell.keys(administrator).destroyDue(false, Progress.none());
      }
    }
    try (Connection plain = scene.plain()) {
      for (String table : CATALOGUE) {
        scene.run(
            plain, "delete from " + table, "insert into " + table + " select * from old_" + table);
      }
    }
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      assertThatThrownBy(() -> Found.rows(ours, "select note from deal where id = 1"))
          .hasMessageContaining("[HC-1320]");
      assertThatThrownBy(() -> insert(ours, 4, "acme", "x")).hasMessageContaining("[HC-1320]");
      assertThat(Found.rows(ours, "select note from deal where id = 2")).containsExactly("two");
      insert(ours, 5, "globex", "five");
    }
  }

  /** Who deletes the records of a tenant gets no new keys for it beside its cells. */
  @Test
  void deletedRecordRefusesToSealAndToOpen() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      insert(ours, 1, "acme", "one");
    }
    try (Connection plain = scene.plain()) {
      scene.run(plain, "delete from hushcell_tenant");
    }
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      assertThatThrownBy(() -> Found.rows(ours, "select note from deal"))
          .hasMessageContaining("[HC-3002]");
      assertThatThrownBy(() -> insert(ours, 2, "acme", "x")).hasMessageContaining("[HC-1381]");
      assertThatThrownBy(() -> Hushcell.keys(ours).addTenant("acme", false))
          .hasMessageContaining("[HC-1382]")
          .hasMessageContaining("already");
    }
  }

  @Test
  void fewKeysAreKeptInMemoryAndAllOpen() throws Exception {
    Files.writeString(
        scene.configuration(), Files.readString(scene.configuration()) + "keys: { tenants: 2 }\n");
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      for (int id = 0; id < 5; id++) {
        Hushcell.keys(ours).addTenant("t" + id, false);
        insert(ours, id, "t" + id, "note " + id);
      }
      for (int round = 0; round < 2; round++) {
        assertThat(Found.rows(ours, "select note from deal order by id")).hasSize(5 + round);
        insert(ours, 10 + round, "t" + round, "more");
      }
    }
  }

  @Test
  void tenantsAreNumbersToo() throws Exception {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table bill (id int primary key, org_id bigint, text varchar(60))");
      assertRefused(ours, "insert into bill (id, org_id, text) values (1, 7, 'x')", "HC-1381");
      Hushcell.keys(ours).addTenant("7", false);
      assertThatThrownBy(() -> Hushcell.keys(ours).addTenant("007", false))
          .hasMessageContaining("[HC-1382]");
      scene.run(ours, "insert into bill (id, org_id, text) values (1, 7, 'one')");
      try (PreparedStatement statement =
          ours.prepareStatement("insert into bill (id, org_id, text) values (?, ?, ?)")) {
        statement.setInt(1, 2);
        statement.setLong(2, 7);
        statement.setString(3, "two");
        statement.executeUpdate();
        statement.setInt(1, 3);
        statement.setDouble(2, 7.4);
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("[HC-4070]");
      }
      assertThat(Found.rows(ours, "select text from bill order by id"))
          .containsExactly("one", "two");
    }
  }

  @Test
  void tableMustHaveTheTenantInPlaintext() throws Exception {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(
              () -> scene.run(ours, "create table bill (id int primary key, text varchar(60))"))
          .hasMessageContaining("[HC-2240]");
      try (Connection plain = scene.plain()) {
        scene.run(plain, "create table bill (id int primary key, text varchar(60))");
      }
    }
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      assertRefused(ours, "insert into bill (id) values (1)", "HC-1335");
    }
  }

  /** What every process compares when it connects stays as it is. */
  @Test
  void newTenantMovesNoEpoch() throws Exception {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Hushcell.keys(ours).addTenant("first", false);
      List<String> before = Found.rows(plain, "select mac from hushcell_manifest");
      for (int i = 0; i < 20; i++) {
        Hushcell.keys(ours).addTenant("t" + i, false);
      }
      assertThat(Found.rows(plain, "select mac from hushcell_manifest")).isEqualTo(before);
      scene.run(plain, "alter table hushcell_tenant rename to away");
    }
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      assertThat(Found.rows(ours, "select note from deal"))
          .isEmpty(); // no key of a tenant was asked
    }
  }

  /** Through a view nobody sees that it is the tenant that changes. */
  @Test
  void viewsChangeNoTenant() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      insert(ours, 1, "acme", "one");
      try (Connection plain = scene.plain()) {
        scene.run(plain, "create view deals as select id, tenant_id as org, note from deal");
      }
      assertRefused(ours, "update deals set org = 'globex'", "HC-2");
      assertRefused(ours, "update deals set note = 'x' where org = 'acme'", "HC-2");
      assertRefused(ours, "insert into deals (id, org, note) values (2, 'acme', 'x')", "HC-2");
      assertThat(Found.rows(ours, "select note from deals where org = 'acme'"))
          .containsExactly("one");
    }
  }

  /** The row that is there may be of another tenant than the new one. */
  @Test
  @EveryServer
  void rowsThatMayBeThereAreNotWrittenOver() throws Exception {
    String row = "deal (id, tenant_id, note) values (1, 'acme', 'x')";
    Map<String, List<String>> written =
        Map.of(
            "h2",
            List.of(
                "merge into " + row,
                "merge into deal (id, tenant_id, note) key (id) values (1, 'acme', 'x')",
                "merge into deal using (select 1 as i) s on (deal.id = s.i)"
                    + " when matched then update set note = 'x'",
                "merge into deal using (select 1 as i) s on (deal.id = s.i)"
                    + " when not matched then insert (id, note) values (9, 'x')"),
            "postgresql",
            List.of(
                "insert into " + row + " on conflict (id) do update set note = 'y'",
                "insert into " + row + " on conflict (id) do update set note = excluded.note",
                "insert into " + row + " on conflict (id) do update set tenant_id = 'acme'"),
            "mariadb",
            List.of(
                "insert into " + row + " on duplicate key update note = 'y'",
                "insert into " + row + " on duplicate key update note = values(note)",
                "insert into " + row + " on duplicate key update tenant_id = 'acme'",
                "replace into " + row),
            "sqlite",
            List.of(
                "insert or replace into " + row,
                "insert into " + row + " on conflict (id) do update set note = 'y'"));
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      insert(ours, 1, "globex", "one");
      for (Map.Entry<String, List<String>> each : written.entrySet()) {
        if (server.name().startsWith(each.getKey())) {
          for (String sql : each.getValue()) {
            assertRefused(ours, sql, "HC-217");
          }
        }
      }
      assertThat(Found.rows(ours, "select note from deal")).containsExactly("one");
    }
  }

  @Test
  void auditTellsWhoseCellsWereUsed() throws Exception {
    Path audit = directory.resolve("audit");
    Files.writeString(
        scene.configuration(),
        Files.readString(scene.configuration()) + "audit: { file: '" + audit + "' }\n");
    try (Connection ours = connect(new LaterDriver(() -> Duration.ZERO, 1))) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("Globex/2", false);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "acme", "two");
      insert(ours, 3, "Globex/2", "three");
      insert(ours, 4, "Globex/2", null);
      assertThat(Found.rows(ours, "select note from deal order by id")).hasSize(4);
      assertThat(Found.rows(ours, "select note from deal where note like 'o%'"))
          .containsExactly("one");
      assertThat(Hushcell.verifyAudit(ours, List.of(audit), AuditTerms.NONE).isSound()).isTrue();
    }
    AuditUse use = Hushcell.auditUse(List.of(audit), Optional.empty());
    assertThat(use.unread()).isZero();
    assertThat(use.uses())
        .singleElement()
        .satisfies(
            all -> {
              assertThat(all.opened().total()).isEqualTo(4);
              assertThat(all.evaluated().total()).isEqualTo(3);
              assertThat(all.sealed()).isEqualTo(3);
            });
    assertThat(use.tenants())
        .extracting(TenantUse::tenant, TenantUse::opened, TenantUse::evaluated, TenantUse::sealed)
        .containsExactly(tuple("Globex/2", 1L, 1L, 1L), tuple("acme", 3L, 2L, 2L));
  }

  @Test
  void recordOfAnotherTenantOpensNothing() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      insert(ours, 1, "acme", "one");
      insert(ours, 2, "globex", "two");
    }
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "update hushcell_tenant set tenant_folded = 'aside' where tenant = 'acme'",
          "update hushcell_tenant set tenant = 'acme', tenant_folded = 'acme'"
              + " where tenant = 'globex'");
    }
    LaterDriver process = new LaterDriver(() -> Duration.ZERO, 1);
    try (Connection ours = connect(process)) {
      assertThatThrownBy(() -> insert(ours, 3, "acme", "x")).hasMessageContaining("[HC-1310]");
      assertThatThrownBy(() -> insert(ours, 3, "globex", "x")).hasMessageContaining("[HC-1381]");
      assertThatThrownBy(() -> Found.rows(ours, "select note from deal where id = 2"))
          .hasMessageContaining("[HC-1310]");
      assertThat(Found.rows(ours, "select note from deal where id = 1")).containsExactly("one");
    }
  }

  @Test
  void rowThatChangedItsTenantPastTheDriverOpensUnderItsOwnKey() throws Exception {
    try (Connection ours = scene.ours()) {
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      insert(ours, 1, "acme", "one");
      try (Connection plain = scene.plain()) {
        scene.run(plain, "update deal set tenant_id = 'globex'");
      }
      assertThat(Found.rows(ours, "select note from deal where tenant_id = 'globex'"))
          .containsExactly("one");
      assertThat(Hushcell.keys(ours).cells())
          .extracting(each -> each.key().orElse("").replaceAll(".*=", ""))
          .containsExactly("acme");
    }
  }

  @Test
  void rotatedTenantGoesOn() throws Exception {
    try (Connection ours = scene.ours()) {
      Keys keys = Hushcell.keys(ours);
      keys.addTenant("acme", false);
      insert(ours, 1, "acme", "one");
      assertThat(keys.rotateTenant("acme").keyEncryptionKey()).isEqualTo("master--acme");
      assertThatThrownBy(() -> keys.addTenant("ACME", false)).hasMessageContaining("[HC-1382]");
      assertThatThrownBy(() -> keys.addTenant("acme", false)).hasMessageContaining("[HC-1382]");
      assertThatThrownBy(() -> keys.addTenant("a b", false)).hasMessageContaining("[HC-1382]");
      insert(ours, 2, "acme", "two");
    }
    LaterDriver process = new LaterDriver(() -> Duration.ZERO, 1);
    try (Connection ours = connect(process)) {
      assertThat(Found.rows(ours, "select note from deal order by id"))
          .containsExactly("one", "two");
    }
  }

  private Connection connect(LaterDriver driver) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", scene.base().user());
    properties.setProperty("password", scene.base().password());
    return driver.connect(scene.base().oursUrl(scene.configuration()), properties);
  }

  private static void insert(Connection ours, int id, String tenant, String note)
      throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(INSERT)) {
      statement.setInt(1, id);
      statement.setString(2, tenant);
      statement.setString(3, note);
      statement.executeUpdate();
    }
  }

  private int plainCount() throws SQLException {
    try (Connection plain = scene.plain()) {
      return Integer.parseInt(Found.rows(plain, "select count(*) from deal").get(0));
    }
  }

  private static void assertRefused(Connection ours, String sql, String code) {
    assertThatThrownBy(
            () -> {
              try (Statement statement = ours.createStatement()) {
                statement.executeUpdate(sql);
              }
            })
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[" + code);
  }
}
