package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.Progress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.admin.TenantStatus;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Jobs seal each row under the key of its tenant, whatever happens to the row meanwhile. */
@EachRewriting
class TenantJobsTests {
  private static final String COLUMNS =
      """
      columns:
        deal.note: { key: { per: tenant_id } }
        deal.memo: { key: { name: memo, per: tenant_id } }
      """;
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final List<String> TENANTS = List.of("acme", "Globex/2", "initech");

  /** More than a page. */
  private static final int ROWS = 1200;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void makeTable() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table deal (id int primary key, tenant_id varchar(40), note varchar(60),"
              + " memo varchar(60))");
    }
  }

  @Test
  void valuesBecomeCellsOfTheTenantsOfTheirRows() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours()) {
      Columns jobs = Hushcell.columns(ours);
      assertThatThrownBy(() -> jobs.encrypt(table(ours), ALONE.asDryRun(), SILENT))
          .hasMessageContaining("[HC-1381]")
          .hasMessageContaining("Globex/2, acme, initech")
          .hasMessageNotContaining("note 1");
      assertThat(jobs.status()).isEmpty();
      encrypt(ours);
      assertThat(Found.rows(ours, "select note, memo from deal where id in (1, 2, 3, 7)"))
          .containsExactlyInAnyOrder(
              "note 1|memo 1", "note 2|memo 2", "note 3|memo 3", "null|memo 7");
      scene.run(ours, "insert into deal (id, tenant_id, note) values (9001, 'acme', 'new')");
      scene.run(ours, "update deal set note = 'changed' where id = 2 and tenant_id = 'initech'");
      assertThat(Found.rows(ours, "select note from deal where id in (2, 9001)"))
          .containsExactlyInAnyOrder("changed", "new");
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
    assertThat(checked("memo")).isEqualTo(ROWS);
  }

  @Test
  void keysAreRotatedForEachTenant() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours()) {
      encrypt(ours);
      Columns jobs = Hushcell.columns(ours);
      for (RewritingOptions options : List.of(ALONE.asDryRun(), ALONE)) {
        assertThat(jobs.rotateKey(table(ours), List.of(), options, SILENT).phase())
            .isEqualTo(options.dryRun() ? Phase.PLANNED : Phase.ENDED);
      }
      assertThat(jobs.decrypt(table(ours), List.of(), ALONE.asDryRun(), SILENT).phase())
          .isEqualTo(Phase.PLANNED);
      assertThat(Found.rows(ours, "select note from deal where id = 3")).containsExactly("note 3");
      TenantStatus later = Hushcell.keys(ours).addTenant("later", false);
      assertThat(later.dataKeys())
          .allMatch(key -> key.endsWith("#2{tenant_id}"), "of the keys in use")
          .hasSize(2);
      scene.run(
          ours, "insert into deal (id, tenant_id, note) values (9001, 'later', 'of another')");
      scene.run(ours, "update deal set note = 'again' where tenant_id = 'acme' and id = 3");
    }
    assertThat(names("note")).containsExactly("deal.note#2{tenant_id}");
    assertThat(names("memo")).containsExactly("memo#2{tenant_id}");
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
  }

  @Test
  void cellsOfTenantsBecomeValues() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      encrypt(ours);
      RewritingStatus done = Hushcell.columns(ours).decrypt(table(ours), List.of(), ALONE, SILENT);
      assertThat(done.phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(plain, "select id, tenant_id, note, memo from deal where id < 4"))
          .containsExactlyInAnyOrder(
              "1|Globex/2|note 1|memo 1", "2|initech|note 2|memo 2", "3|acme|note 3|memo 3");
      RewritingStatus again = Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT);
      assertThat(again.phase()).isEqualTo(Phase.ENDED);
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
  }

  @Test
  void oneKeyBecomesOneForEachTenantAndBack() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours()) {
      encrypt(ours);
      String note = RewritingScene.named(ours, "note");
      change(ours, ColumnChange.of(note).key("common"));
      assertThat(Found.rows(ours, "select note from deal where id = 3")).containsExactly("note 3");
      scene.run(ours, "update deal set note = 'of all' where id = 3");
      assertThat(names("note")).isEmpty();
      change(ours, ColumnChange.of(note).key("{tenant_id}"));
      assertThat(Found.rows(ours, "select note from deal where id = 3")).containsExactly("of all");
      assertThatThrownBy(() -> scene.run(ours, "update deal set note = 'x' where id = 3"))
          .hasMessageContaining("[HC-2170]");
      assertThat(names("note")).containsExactly("deal.note{tenant_id}");
      for (String wrong : List.of("{none}", "{memo}", "{}", "a{b}=c")) {
        assertThatThrownBy(() -> change(ours, ColumnChange.of(note).key(wrong)))
            .as(wrong)
            .hasMessageContaining("[HC-1335]");
      }
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
  }

  @Test
  void equalityWithinTenantsComesAndGoes() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours()) {
      encrypt(ours);
      String note = RewritingScene.named(ours, "note");
      String found = "select id from deal where tenant_id = 'acme' and note = 'note 3'";
      assertThatThrownBy(() -> Found.rows(ours, found)).hasMessageContaining("[HC-2104]");
      change(ours, ColumnChange.of(note).search(Search.EQUALITY).compare(Compare.EXACT));
      assertThat(Found.rows(ours, found)).containsExactly("3");
      assertThatThrownBy(() -> Found.rows(ours, "select id from deal where note = 'note 3'"))
          .hasMessageContaining("[HC-2170]");
      assertThat(Hushcell.columns(ours).rotateKey(table(ours), List.of(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, found)).containsExactly("3");
      assertThat(names("note")).containsExactly("deal.note#3{tenant_id}");
      change(ours, ColumnChange.of(note).key("common"));
      assertThat(Found.rows(ours, "select id from deal where note = 'note 3'"))
          .containsExactly("3");
      assertThat(Found.rows(ours, "select count(*) from deal group by note having count(*) > 99"))
          .hasSize(1);
      change(ours, ColumnChange.of(note).key("{tenant_id}"));
      assertThat(Found.rows(ours, found)).containsExactly("3");
      change(ours, ColumnChange.of(note).search(Search.NONE));
      assertThatThrownBy(() -> Found.rows(ours, found)).hasMessageContaining("[HC-2104]");
      assertThat(Hushcell.columns(ours).decrypt(table(ours), List.of(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, found)).containsExactly("3");
    }
  }

  /** An index stays that keeps values unique within each tenant, and no other. */
  @Test
  void keysThatSpanTenantsStopTheJob() throws Exception {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(
          plain, "insert into deal values (1, 'acme', 'one', null), (2, 'initech', 'one', null)");
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
          .hasMessageContaining("[HC-1381]");
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("initech", false);
      resume(ours);
      ColumnChange equal =
          ColumnChange.of(RewritingScene.named(ours, "note"))
              .search(Search.EQUALITY)
              .compare(Compare.EXACT);
      for (String key : List.of("(note)", "(note, id)", "(tenant_id, note)")) {
        scene.run(plain, "create unique index deal_note on deal " + key);
        if (key.startsWith("(tenant_id")) {
          change(ours, equal);
        } else {
          assertThatThrownBy(() -> change(ours, equal)).as(key).hasMessageContaining("[HC-1362]");
          scene.run(plain, "drop index deal_note" + (isMysql() ? " on deal" : ""));
        }
      }
      assertThatThrownBy(() -> scene.run(ours, "insert into deal values (3, 'acme', 'one', null)"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("[HC-2");
      assertThat(Hushcell.columns(ours).rotateKey(table(ours), List.of(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> scene.run(ours, "insert into deal values (3, 'acme', 'one', null)"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("[HC-2");
      scene.run(ours, "insert into deal values (4, 'acme', 'two', null)");
      assertThat(
              Found.rows(ours, "select id from deal where tenant_id = 'initech' and note = 'one'"))
          .containsExactly("2");
    }
  }

  private boolean isMysql() {
    return server.name().startsWith("mariadb") || server.name().startsWith("mysql");
  }

  /** Nothing is on record, and no value is in the message. */
  @Test
  void rowThatTellsNoTenantStopsTheJobBeforeItBegins() throws Exception {
    fill("deal");
    for (String tenant : List.of("null", "'no good'", "'no one '", "''")) {
      try (Connection plain = scene.plain();
          Connection ours = scene.ours()) {
        scene.run(plain, "update deal set tenant_id = " + tenant + " where id = 5");
        assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
            .as(tenant)
            .hasMessageContaining("[HC-1380]")
            .hasMessageNotContaining("note 5");
        assertThat(Hushcell.columns(ours).status()).isEmpty();
      }
    }
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(plain, "update deal set tenant_id = null, note = null, memo = null where id = 5");
      encrypt(ours);
      assertThat(Found.rows(ours, "select note from deal where id = 5")).containsExactly("null");
    }
  }

  @Test
  void blanksOfAFixedLengthAreNoPartOfATenant() throws Exception {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(
          plain,
          "drop table deal",
          "create table deal (id int primary key, tenant_id char(12), note varchar(60),"
              + " memo varchar(60))");
      fill("deal");
      encrypt(ours);
      scene.run(ours, "update deal set note = 'changed' where id = 2 and tenant_id = 'initech'");
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
  }

  @Test
  void tenantsAreNumbers() throws Exception {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(
          plain,
          "drop table deal",
          "create table deal (id int primary key, tenant_id bigint, note varchar(60),"
              + " memo varchar(60))",
          "insert into deal values (1, 7, 'one', null), (2, 42, null, 'two')");
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
          .hasMessageContaining("[HC-1381]");
      Hushcell.keys(ours).addTenant("7", false);
      Hushcell.keys(ours).addTenant("42", false);
      resume(ours);
      assertThat(Found.rows(ours, "select note, memo from deal order by id"))
          .containsExactly("one|null", "null|two");
    }
    assertThat(checked("note") + checked("memo")).isEqualTo(2);
  }

  /** Who changes the tenant of a row that is filled has it filled again. */
  @Test
  void tenantThatChangesMeanwhileIsNoticed() throws Exception {
    assumeBeside();
    fill("deal");
    AtomicInteger id = new AtomicInteger();
    List<Step> seen = new ArrayList<>();
    try (Connection ours = scene.ours();
        Connection other = scene.plain()) {
      ColumnProgress moving =
          (step, done, total) -> {
            if (step != Step.ENDED && !(step == Step.COMPARING && seen.contains(Step.EXCHANGING))) {
              move(other, id.addAndGet(7), "acme");
              move(other, id.addAndGet(4), "initech");
            }
            seen.add(step);
          };
      for (String tenant : TENANTS) {
        addLater(ours, tenant);
      }
      assertThat(Hushcell.columns(ours).encrypt(table(ours), ALONE, moving).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(seen).contains(Step.FILLING, Step.COMPARING, Step.CATCHING_UP, Step.EXCHANGING);
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
    assertThat(checked("memo")).isEqualTo(ROWS);
  }

  @Test
  void newTenantThatHasNoKeyStopsTheJobAndIsNamed() throws Exception {
    assumeBeside();
    fill("deal");
    AtomicInteger times = new AtomicInteger();
    try (Connection ours = scene.ours();
        Connection other = scene.plain()) {
      for (String tenant : TENANTS) {
        addLater(ours, tenant);
      }
      ColumnProgress inserting =
          (step, done, total) -> {
            if (step == Step.CATCHING_UP && times.incrementAndGet() == 1) {
              run(other, "insert into deal values (9001, 'newco', 'secret', 'word')");
            }
          };
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, inserting))
          .hasMessageContaining("[HC-1381]")
          .hasMessageContaining("newco")
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining("word");
      assertThat(Found.rows(ours, "select note from deal where id = 9001"))
          .containsExactly("secret");
      Hushcell.keys(ours).addTenant("newco", false);
      resume(ours);
      assertThat(Found.rows(ours, "select note from deal where id = 9001"))
          .containsExactly("secret");
    }
    assertThat(checked("memo")).isEqualTo(ROWS + 1);
  }

  /** What changed its tenant past the driver gets the key of its new one. */
  @Test
  void rotationSealsForTheTenantThatTheRowHasNow() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      encrypt(ours);
      scene.run(plain, "update deal set tenant_id = 'initech' where tenant_id = 'acme'");
      RewritingStatus done =
          Hushcell.columns(ours).rotateKey(table(ours), List.of(), ALONE, SILENT);
      assertThat(done.phase()).isEqualTo(Phase.ENDED);
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
    assertThat(names("note")).containsExactly("deal.note#2{tenant_id}");
  }

  /** Whoever fills a job by ranges meets the same, in a table whose key has the tenant. */
  @Test
  void rangesAreFilledForTheirTenants() throws Exception {
    assumeBeside();
    try (Connection ours = scene.ours();
        Connection other = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "drop table deal",
          "create table deal (id int, tenant_id varchar(40), note varchar(60), memo varchar(60),"
              + " primary key (tenant_id, id))");
      fill("deal");
      Columns jobs = Hushcell.columns(ours);
      String job = jobs.encrypt(table(ours), ALONE.asBegunOnly(), SILENT).job();
      List<KeyRange> ranges = jobs.ranges(job, 900);
      assertThatThrownBy(() -> Hushcell.columns(other).fillRange(job, ranges.get(0), SILENT))
          .hasMessageContaining("[HC-1381]")
          .hasMessageNotContaining("note ");
      for (String tenant : TENANTS) {
        Hushcell.keys(ours).addTenant(tenant, false);
      }
      for (KeyRange range : ranges) {
        assertThat(Hushcell.columns(other).fillRange(job, range, SILENT)).isTrue();
      }
      scene.run(plain, "update deal set tenant_id = 'acme' where id in (1, 2, 4, 1000)");
      resume(ours);
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
    assertThat(checked("memo")).isEqualTo(ROWS);
  }

  @Test
  void tenantsAreUuids() throws Exception {
    assumeFalse(server.name().equals("sqlite"), "has no such type");
    assumeFalse(server.name().startsWith("mysql"), "has no such type");
    UUID first = UUID.fromString("0e3f8a34-0000-4000-8000-abcdefabcdef");
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(
          plain,
          "drop table deal",
          "create table deal (id int primary key, tenant_id uuid, note varchar(60), memo"
              + " varchar(60))",
          "insert into deal values (1, '" + first + "', 'one', 'two')");
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
          .hasMessageContaining(first.toString());
      Hushcell.keys(ours).addTenant(first.toString(), false);
      resume(ours);
      try (PreparedStatement update =
          ours.prepareStatement("update deal set note = 'changed' where tenant_id = ?")) {
        update.setObject(1, first);
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      assertThat(Found.rows(ours, "select note, memo from deal")).containsExactly("changed|two");
    }
    assertThat(checked("note") + checked("memo")).isEqualTo(2);
  }

  /** Large cells are of the key of their tenant, and few keys are kept in memory. */
  @Test
  void largeValuesOfManyTenants() throws Exception {
    int keys = server.name().equals("sqlite") ? 100 : 2; // nobody reads while pages are written
    Files.writeString(
        scene.configuration(),
        Files.readString(scene.configuration()) + "keys: { tenants: " + keys + " }\n");
    String large = "large value ".repeat(20_000);
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      String type = server.name().startsWith("m") ? "longtext" : "text";
      scene.run(
          plain,
          "drop table deal",
          "create table deal (id int primary key, tenant_id varchar(40), note varchar(60), memo "
              + type
              + ")");
      try (PreparedStatement insert =
          plain.prepareStatement("insert into deal values (?, ?, 'note', ?)")) {
        for (int id = 1; id <= 9; id++) {
          insert.setInt(1, id);
          insert.setString(2, TENANTS.get(id % TENANTS.size()));
          insert.setString(3, large + id);
          insert.executeUpdate();
        }
      }
      encrypt(ours);
      assertThat(Found.rows(ours, "select memo from deal where id = 5")).containsExactly(large + 5);
      RewritingStatus done =
          Hushcell.columns(ours).rotateKey(table(ours), List.of(), ALONE, SILENT);
      assertThat(done.phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select memo from deal where id = 6")).containsExactly(large + 6);
    }
    assertThat(checked("note") + checked("memo")).isEqualTo(18);
    assertThat(names("memo")).containsExactly("memo#2{tenant_id}");
  }

  /** What is closed cannot be sealed again; it does not stop the job when its rows are gone. */
  @Test
  void cellsOfADestroyedTenantStopTheJob() throws Exception {
    fill("deal");
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    try (Connection ours = scene.ours()) {
      encrypt(ours);
      Hushcell.keys(ours)
          .scheduleDestruction(
              new Destroyable.KeyEncryptionKey("master--acme"),
              DestructionOptions.usual()
                  .whereNoOtherDatabaseNeedsIt()
                  .after(Duration.ofMinutes(5)));
    }
    Properties properties = new Properties();
    properties.setProperty("user", scene.base().user());
    properties.setProperty("password", scene.base().password());
    try (Connection administrator =
        new LaterDriver(ahead::get, 1)
            .connect(scene.base().oursUrl(scene.configuration()), properties)) {
      for (int minutes : new int[] {10, 40, 80}) {
        ahead.set(Duration.ofMinutes(minutes));
        Hushcell.keys(administrator).destroyDue(false, Progress.none());
      }
      Columns jobs = Hushcell.columns(administrator);
      assertThatThrownBy(() -> jobs.rotateKey(table(administrator), List.of(), ALONE, SILENT))
          .hasMessageContaining("[HC-1327]")
          .hasMessageContaining("acme");
      assertThat(jobs.status()).extracting(RewritingStatus::phase).containsExactly(Phase.ENDED);
      scene.run(administrator, "delete from deal where tenant_id = 'acme'");
      assertThat(jobs.rotateKey(table(administrator), List.of(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(administrator, "select note from deal where id = 2"))
          .containsExactly("note 2");
    }
    assertThat(names("note")).hasSize(1);
    assertThat(checked("note")).isGreaterThan(ROWS / 3);
  }

  @Test
  void jobCanBeGivenUp() throws Exception {
    fill("deal");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Columns jobs = Hushcell.columns(ours);
      assertThatThrownBy(() -> jobs.encrypt(table(ours), ALONE, SILENT))
          .hasMessageContaining("[HC-1381]");
      jobs.abandon(jobs.status().get(0).job());
      assertThat(Found.rows(plain, "select note from deal where id = 1")).containsExactly("note 1");
      assertThatThrownBy(() -> Hushcell.keys(ours).addTenant("acme", false))
          .hasMessageContaining("[HC-1382]");
      encrypt(ours);
    }
    assertThat(checked("note")).isGreaterThan(ROWS / 2);
  }

  private void assumeBeside() {
    assumeFalse(server.name().equals("sqlite"), "nobody else writes while rows are rewritten");
  }

  /** Makes a tenant known before the job of the test, by one over another table. */
  private void addLater(Connection ours, String tenant) throws SQLException {
    if (Hushcell.columns(ours).status().isEmpty()) {
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
          .hasMessageContaining("[HC-1381]");
    }
    Hushcell.keys(ours).addTenant(tenant, false);
    if (tenant.equals(TENANTS.get(TENANTS.size() - 1))) {
      Hushcell.columns(ours).abandon(Hushcell.columns(ours).status().get(0).job());
    }
  }

  private static void move(Connection other, int id, String tenant) {
    run(other, "update deal set tenant_id = '" + tenant + "' where id = " + id);
  }

  private static void run(Connection other, String sql) {
    try (Statement statement = other.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(String table) throws SQLException {
    try (Connection plain = scene.plain();
        PreparedStatement insert =
            plain.prepareStatement("insert into " + table + " values (?, ?, ?, ?)")) {
      plain.setAutoCommit(false);
      for (int id = 1; id <= ROWS; id++) {
        insert.setInt(1, id);
        insert.setString(2, TENANTS.get(id % TENANTS.size()));
        insert.setString(3, id % 7 == 0 ? null : "note " + id);
        insert.setString(4, "memo " + id);
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
      plain.commit();
    }
  }

  /** The first job stops, since nobody has a key; then the tenants are added. */
  private static void encrypt(Connection ours) throws SQLException {
    assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(table(ours), ALONE, SILENT))
        .hasMessageContaining("[HC-1381]")
        .hasMessageContaining("initech")
        .hasMessageNotContaining("note 1");
    for (String tenant : TENANTS) {
      TenantStatus unused = Hushcell.keys(ours).addTenant(tenant, false);
    }
    resume(ours);
  }

  private static void resume(Connection ours) throws SQLException {
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    RewritingStatus done =
        Hushcell.columns(ours).resume(all.get(all.size() - 1).job(), ALONE, SILENT);
    assertThat(done.phase()).isEqualTo(Phase.ENDED);
  }

  private static void change(Connection ours, ColumnChange change) throws SQLException {
    RewritingStatus done =
        Hushcell.columns(ours).change(table(ours), List.of(change), ALONE, SILENT);
    assertThat(done.phase()).isEqualTo(Phase.ENDED);
  }

  private static TableName table(Connection ours) throws SQLException {
    return RewritingScene.table(ours, "deal");
  }

  /** Requires every cell of a column to be under the key of its row's tenant; returns how many. */
  private int checked(String column) throws SQLException {
    int cells = 0;
    try (Connection plain = scene.plain()) {
      Map<Integer, String> keys = keys(plain, "tenant");
      try (Statement statement = plain.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select id, tenant_id, "
                      + column
                      + " from deal where "
                      + column
                      + " is not null")) {
        while (rows.next()) {
          assertThat(keys.get(keyOf(rows.getBytes(3))))
              .as("row " + rows.getInt(1))
              .isEqualTo(rows.getString(2).strip());
          cells++;
        }
      }
    }
    return cells;
  }

  /** Returns what the keys of tenants are called that cells of a column have. */
  private Set<String> names(String column) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement()) {
      Map<Integer, String> keys = keys(plain, "key_name");
      try (ResultSet rows =
          statement.executeQuery(
              "select " + column + " from deal where " + column + " is not null")) {
        while (rows.next()) {
          String name = keys.get(keyOf(rows.getBytes(1)));
          if (name != null) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private static Map<Integer, String> keys(Connection plain, String column) throws SQLException {
    Map<Integer, String> keys = new HashMap<>();
    try (Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery("select key_id, " + column + " from hushcell_tenant")) {
      while (rows.next()) {
        keys.put(rows.getInt(1), rows.getString(2));
      }
    }
    return keys;
  }

  private static int keyOf(byte[] cell) {
    return ByteBuffer.wrap(cell).getInt(1);
  }
}
