package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Kind;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Columns that keep cells become others, or plain again. */
@EachRewriting
class RewritingChangeTests {
  private static final RewritingOptions OVER = ALONE.plainFor(Duration.ofSeconds(-1));
  private static final ColumnProgress SILENT = ColumnProgress.none();

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void encrypted() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 40);
    try (Connection ours = scene.ours()) {
      RewritingScene.encrypt(ours);
    }
  }

  @Test
  void randomizedCellsBecomeSearchable() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Found.rows(ours, "select id from contact where password = 'x'"))
          .hasMessageContaining("[HC-21");
      RewritingStatus done = Job.SEARCH.run(ours, ALONE, SILENT);
      assertThat(done.phase()).isEqualTo(Phase.ENDED);
      assertThat(done.kind()).isEqualTo(Kind.CHANGE);
      assertThat(Found.rows(ours, "select id from contact where password = 'secret 8'"))
          .containsExactly("8");
      assertThat(Found.rows(ours, "select * from contact where id = 8"))
          .containsExactly("8|user8@example.com|name 8|secret 8");
    }
  }

  @Test
  void configurationsMaySayBothForAWhile() throws Exception {
    try (Connection ours = scene.ours()) {
      assertThat(Job.SEARCH.run(ours, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
    }
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection other = source.getConnection()) {
      assertThat(Found.rows(other, "select id from contact where password = 'secret 8'"))
          .containsExactly("8");
    }
  }

  @Test
  void refusesAnOldConfigurationAfterwards() throws Exception {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Job.SEARCH.run(ours, OVER, SILENT))
          .hasMessageContaining("[HC-1330]");
    }
    try (HushcellDataSource source = scene.source(scene.base()::plain)) {
      assertThatThrownBy(
              () -> {
                try (Connection other = source.getConnection()) {
                  Found.rows(other, "select id from contact");
                }
              })
          .hasMessageContaining("[HC-1330]")
          .hasMessageContaining("search: equality");
    }
  }

  @Test
  void aTypeBecomesLonger() throws SQLException {
    String longer = "x".repeat(90);
    String insert = "insert into contact values (100, 'a@example.com', 'n', '" + longer + "')";
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, insert)).isInstanceOf(SQLException.class);
      ColumnChange type =
          ColumnChange.of(RewritingScene.named(ours, "password")).type("varchar(120)");
      assertThat(changed(ours, type).phase()).isEqualTo(Phase.ENDED);
      scene.run(ours, insert);
      assertThat(Found.rows(ours, "select password from contact where id = 100"))
          .containsExactly(longer);
      ColumnChange shorter =
          ColumnChange.of(RewritingScene.named(ours, "password")).type("varchar(20)");
      assertThatThrownBy(() -> changed(ours, shorter)).hasMessageContaining("[HC-1362]");
    }
  }

  @Test
  void cellsAreStoredAsText() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      ColumnChange text =
          ColumnChange.of(RewritingScene.named(ours, "email")).storage(Storage.TEXT);
      assertThat(changed(ours, text).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'user8@example.com'"))
          .containsExactly("8");
      assertThat(Found.rows(plain, "select email from contact where id = 8"))
          .allMatch(cell -> cell.matches("[A-Za-z0-9_-]{40,}"));
      ColumnChange binary =
          ColumnChange.of(RewritingScene.named(ours, "email")).storage(Storage.BINARY);
      assertThat(changed(ours, binary).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select email from contact where id = 8"))
          .containsExactly("user8@example.com");
    }
  }

  @Test
  void textIsComparedLowered() throws SQLException {
    try (Connection ours = scene.ours()) {
      ColumnChange compare =
          ColumnChange.of(RewritingScene.named(ours, "email")).compare(Compare.LOWER);
      assertThat(changed(ours, compare).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'User8@example.COM'"))
          .containsExactly("8");
    }
  }

  @Test
  void namesRowsWhoseValuesNewCellsWouldNotKeep() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact values (100, 'Mixed@example.com', 'n', null)");
      ColumnChange compare =
          ColumnChange.of(RewritingScene.named(ours, "email")).compare(Compare.LOWER);
      assertThatThrownBy(() -> changed(ours, compare))
          .hasMessageContaining("[HC-1363]")
          .hasMessageMatching("(?s).*\\((100|41)\\).*") // SQLite has numbers of its own for rows
          .hasMessageNotContaining("Mixed");
      if (server.name().equals("sqlite")) { // tries all rows before the job is on record
        assertThat(Hushcell.columns(ours).status()).hasSize(1);
      } else {
        RewritingStatus job = last(ours);
        assertThat(job.phase()).isEqualTo(Phase.FILLING);
        assertThat(Hushcell.columns(ours).abandon(job.job()).phase()).isEqualTo(Phase.ABANDONED);
      }
      assertThat(Found.rows(ours, "select id from contact where email = 'Mixed@example.com'"))
          .containsExactly("100");
    }
  }

  @Test
  void cellsGetAnotherKey() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before = Found.rows(ours, "select * from contact order by id");
      List<String> cells = Found.bytes(plain, "select email from contact order by id");
      assertThat(Job.ROTATE.run(ours, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact order by id")).isEqualTo(before);
      assertThat(Found.rows(ours, "select id from contact where email = 'user9@example.com'"))
          .containsExactly("9");
      assertThat(Found.bytes(plain, "select email from contact order by id"))
          .doesNotContainAnyElementsOf(cells);
      assertThat(Job.ROTATE.run(ours, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact order by id")).isEqualTo(before);
      assertThat(keys(plain)).contains("contact.email", "contact.email#2", "contact.email#3");
    }
  }

  @Test
  void cellsBecomeValuesAndCellsAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before = Found.rows(ours, "select * from contact order by id");
      assertThat(Job.DECRYPT.run(ours, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(plain, "select id, email, name, password from contact order by id"))
          .isEqualTo(before);
      scene.run(ours, "insert into contact values (100, 'now@example.com', 'n', 'plain')");
      assertThat(Found.rows(plain, "select password from contact where email = 'now@example.com'"))
          .containsExactly("plain");
      assertThat(Found.rows(ours, "select id from contact where email like 'now@%'"))
          .containsExactly("100");
      RewritingScene.encrypt(ours);
      assertThat(Found.rows(ours, "select * from contact where email = 'now@example.com'"))
          .containsExactly("100|now@example.com|n|plain");
      assertThat(Found.bytes(plain, "select password from contact where id = 100"))
          .noneMatch(cell -> cell.contains("plain"));
    }
  }

  @Test
  void whatAConnectionPreparedBeforeFailsOnceAtMost() throws SQLException {
    try (Connection ours = scene.ours();
        Connection other = scene.ours()) {
      ours.setAutoCommit(false);
      for (int i = 0; i < 6; i++) {
        assertThat(passwordOfTwo(ours)).isEqualTo("secret 2");
      }
      assertThat(Job.DECRYPT.run(other, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
      try {
        assertThat(passwordOfTwo(ours)).isEqualTo("secret 2");
      } catch (SQLException again) {
        assertThat(again.getSQLState()).describedAs(again.getMessage()).isEqualTo("40001");
        ours.rollback();
      }
      assertThat(passwordOfTwo(ours)).isEqualTo("secret 2");
    }
  }

  @Test
  void aStarIsRunAgainAfterAnotherProcessAlteredTheTable() throws SQLException {
    String all = "select * from contact where id = 2";
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "alter table contact {=add} extra varchar(9)");
      assertThat(Found.rows(ours, all)).containsExactly("2|user2@example.com|name 2|secret 2|null");
      scene.run(plain, "alter table contact drop column extra");
      try {
        assertThat(Found.rows(ours, all)).containsExactly("2|user2@example.com|name 2|secret 2");
      } catch (SQLException again) {
        assertThat(again.getSQLState()).describedAs(again.getMessage()).isEqualTo("40001");
      }
      assertThat(Found.rows(ours, all)).containsExactly("2|user2@example.com|name 2|secret 2");
    }
  }

  private static String passwordOfTwo(Connection ours) throws SQLException {
    try (PreparedStatement statement =
        ours.prepareStatement("select password from contact where id = ?")) {
      statement.setInt(1, 2);
      String found = Found.rows(statement.executeQuery()).get(0);
      ours.commit();
      return found;
    }
  }

  @Test
  void declaredColumnsAreNotPlainForEver() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(Job.DECRYPT.run(ours, OVER, SILENT).phase()).isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> Found.rows(ours, "select * from contact"))
          .hasMessageContaining("[HC-1366]")
          .hasMessageContaining("decrypted");
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (7, 'a', 'b', 'c')"))
          .hasMessageContaining("[HC-1366]");
      RewritingScene.encrypt(ours);
      assertThat(Found.rows(ours, "select id from contact where email = 'user9@example.com'"))
          .containsExactly("9");
    }
  }

  @Test
  void refusesWhatIsNotThere() throws SQLException {
    try (Connection ours = scene.ours()) {
      ColumnChange name =
          ColumnChange.of(RewritingScene.named(ours, "name")).search(Search.EQUALITY);
      assertThatThrownBy(() -> changed(ours, name)).hasMessageContaining("[HC-1361]");
      assertThatThrownBy(
              () ->
                  Hushcell.columns(ours)
                      .decrypt(
                          RewritingScene.table(ours),
                          List.of(RewritingScene.named(ours, "name")),
                          ALONE,
                          SILENT))
          .hasMessageContaining("[HC-1361]");
    }
  }

  private static RewritingStatus changed(Connection ours, ColumnChange change) throws SQLException {
    return Hushcell.columns(ours)
        .change(RewritingScene.table(ours), List.of(change), ALONE, SILENT);
  }

  private static RewritingStatus last(Connection ours) throws SQLException {
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    return all.get(all.size() - 1);
  }

  private static List<String> keys(Connection plain) throws SQLException {
    return Found.rows(plain, "select key_name from hushcell_key");
  }
}
