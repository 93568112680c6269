package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Narrow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Processes with two configurations at one table, of which one does not know its groups. */
@EachRewriting
class NarrowedRollingTests {
  private static final String COLUMN = "columns:\n  contact.email: { %sevaluate: range }\n";
  private static final String GROUPS = "narrow: { whole: true, groups: 4 }";
  private static final String BY_EMAIL = "select id from contact where email = '%s'";

  /** No time in which configurations may say otherwise. */
  private static final Duration OVER = Duration.ofSeconds(-1);

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Path later;

  @BeforeEach
  void encrypt() throws Exception {
    scene = Scene.of(server, directory, COLUMN.formatted(""));
    later = directory.resolve("later.yaml");
    String old = Files.readString(scene.configuration());
    Files.writeString(later, old.replace(COLUMN.formatted(""), COLUMN.formatted(GROUPS + ", ")));
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com')");
      Hushcell.columns(ours).encrypt(RewritingScene.table(ours), ALONE, ColumnProgress.none());
    }
  }

  /** Returns a process of its own. */
  private HushcellDataSource process(Path configuration) {
    HushcellDataSource source = new HushcellDataSource(new PlainDataSource(scene.base()::plain));
    source.setConfig(configuration.toString());
    return source;
  }

  private void narrow(Connection ours, RewritingOptions options) throws SQLException {
    ColumnChange change =
        ColumnChange.of(RewritingScene.named(ours, "email"))
            .narrow(Narrow.whole(4))
            .accept(Set.of(Accept.COMMON_VALUES, Accept.FINGERPRINT));
    assertThat(
            Hushcell.columns(ours)
                .change(RewritingScene.table(ours), List.of(change), options, ColumnProgress.none())
                .phase())
        .isEqualTo(Phase.ENDED);
  }

  private static void connects(HushcellDataSource process) throws SQLException {
    try (Connection connection = process.getConnection()) {
      Found.rows(connection, BY_EMAIL.formatted("ada@example.com"));
    }
  }

  @Test
  void bothAreRightForAWhileAndWriteTheSameGroups() throws Exception {
    try (HushcellDataSource old = process(scene.configuration());
        HushcellDataSource now = process(later);
        Connection before = old.getConnection()) {
      assertThatThrownBy(() -> connects(now))
          .hasMessageContaining("[HC-1330]")
          .hasMessageContaining(GROUPS);
      narrow(before, ALONE);
      try (Connection after = now.getConnection();
          Connection plain = scene.plain()) {
        scene.run(before, "insert into contact values (2, 'grace@example.com')");
        scene.run(after, "insert into contact values (3, 'grace@example.com')");
        for (Connection each : List.of(before, after)) {
          assertThat(Found.rows(each, BY_EMAIL.formatted("grace@example.com") + " order by id"))
              .containsExactly("2", "3");
        }
        List<String> cells = Found.bytes(plain, "select email from contact where id > 1");
        assertThat(cells).hasSize(2).allMatch(cell -> cell.charAt(0) == 0xFB);
        assertThat(cells.get(0).substring(0, 7)).isEqualTo(cells.get(1).substring(0, 7));
      }
    }
  }

  @Test
  void anOldConfigurationStopsAfterwards() throws Exception {
    try (HushcellDataSource old = process(scene.configuration());
        HushcellDataSource now = process(later)) {
      try (Connection administrator = scene.ours()) {
        assertThatThrownBy(() -> narrow(administrator, ALONE.plainFor(OVER)))
            .hasMessageContaining("[HC-1330]");
      }
      try (Connection after = now.getConnection()) {
        assertThat(Found.rows(after, BY_EMAIL.formatted("ada@example.com"))).containsExactly("1");
      }
      assertThatThrownBy(() -> connects(old))
          .hasMessageContaining("[HC-1330]")
          .hasMessageContaining("narrow: none")
          .hasMessageContaining(GROUPS);
    }
  }

  /** The job gives processes the time to notice. */
  @Test
  @Tag("nightly")
  void aProcessThatRunsStopsWithItsNextStatement() throws Exception {
    RewritingOptions beside = RewritingOptions.usual().mayBlock(Duration.ofMinutes(5));
    try (HushcellDataSource old = process(scene.configuration());
        Connection before = old.getConnection()) {
      assertThat(Found.rows(before, BY_EMAIL.formatted("ada@example.com"))).containsExactly("1");
      try (Connection administrator = scene.ours()) {
        assertThatThrownBy(() -> narrow(administrator, beside.plainFor(OVER)))
            .hasMessageContaining("[HC-1330]");
      }
      for (String sql :
          List.of(
              BY_EMAIL.formatted("ada@example.com"),
              "insert into contact values (4, 'late@example.com')")) {
        assertThatThrownBy(() -> scene.run(before, sql))
            .describedAs(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-1330]")
            .hasMessageContaining(GROUPS);
      }
      try (Connection plain = scene.plain()) {
        assertThat(Found.rows(plain, "select count(*) from contact")).containsExactly("1");
      }
    }
  }
}
