package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Compare;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Jobs turn columns into ones that ignore case, and back. */
@EachRewriting
class CaseIgnoringJobsTests {
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final List<String> STORED =
      List.of("1|Ada@Example.com", "2|ADA@EXAMPLE.COM", "3|grace@example.com", "4|null");

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene(String rule, String constraint) throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { " + rule + " }\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(60)" + constraint + ")",
          "insert into contact values (1, 'Ada@Example.com'), (2, 'ADA@EXAMPLE.COM'),"
              + " (3, 'grace@example.com'), (4, null)");
    }
    return scene;
  }

  private static void encrypt(Connection ours) throws SQLException {
    assertThat(Hushcell.columns(ours).encrypt(RewritingScene.table(ours), ALONE, SILENT).phase())
        .isEqualTo(Phase.ENDED);
  }

  private static Phase changed(Connection ours, Compare compare, RewritingOptions options)
      throws SQLException {
    ColumnChange change = ColumnChange.of(RewritingScene.named(ours, "email")).compare(compare);
    return Hushcell.columns(ours)
        .change(RewritingScene.table(ours), List.of(change), options, SILENT)
        .phase();
  }

  private static List<String> found(Connection ours) throws SQLException {
    return Found.rows(ours, "select id from contact where email = 'aDA@example.com' order by id");
  }

  private static List<String> all(Connection connection) throws SQLException {
    return Found.rows(connection, "select id, email from contact order by id");
  }

  @Test
  void plainValuesAreEncryptedAndDecryptedWithTheirCapitals() throws Exception {
    Scene scene = scene("search: equality, compare: ignore-case", "");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      encrypt(ours);
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(found(ours)).containsExactly("1", "2");
      assertThat(Found.rows(plain, "select format from hushcell_manifest")).containsExactly("4");
      assertThat(Hushcell.keys(ours).cells().get(0).cells()).isEqualTo(3);
      assertThat(
              Hushcell.columns(ours)
                  .rotateKey(RewritingScene.table(ours), List.of(), ALONE, SILENT)
                  .phase())
          .isEqualTo(Phase.ENDED);
      assertThat(found(ours)).containsExactly("1", "2");
      assertThat(
              Hushcell.columns(ours)
                  .decrypt(RewritingScene.table(ours), List.of(), ALONE, SILENT)
                  .phase())
          .isEqualTo(Phase.ENDED);
      assertThat(all(plain)).isEqualTo(STORED);
    }
  }

  @Test
  void cellsThatAreComparedExactlyBecomeOnesThatIgnoreCaseAndBack() throws Exception {
    Scene scene = scene("search: equality, compare: exact", "");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      encrypt(ours);
      assertThat(found(ours)).isEmpty();
      assertThat(Found.rows(plain, "select format from hushcell_manifest")).containsExactly("3");
      assertThat(changed(ours, Compare.IGNORE_CASE, ALONE)).isEqualTo(Phase.ENDED);
      assertThat(found(ours)).containsExactly("1", "2");
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(changed(ours, Compare.EXACT, ALONE)).isEqualTo(Phase.ENDED);
      assertThat(found(ours)).isEmpty();
      assertThat(all(ours)).isEqualTo(STORED);
    }
  }

  @Test
  void cellsInLowerCaseBecomeOnesThatIgnoreCase() throws Exception {
    Scene scene = scene("search: equality, compare: lower", "");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "update contact set email = lower(email)");
      encrypt(ours);
      assertThat(changed(ours, Compare.IGNORE_CASE, ALONE)).isEqualTo(Phase.ENDED);
      scene.run(ours, "update contact set email = 'Ada@example.com' where id = 1");
      assertThat(found(ours)).containsExactly("1", "2");
      assertThat(all(ours)).startsWith("1|Ada@example.com", "2|ada@example.com");
      assertThatThrownBy(() -> changed(ours, Compare.LOWER, ALONE))
          .hasMessageContaining("[HC-")
          .hasMessageContaining("capital")
          .hasMessageNotContaining("Ada@");
    }
  }

  @Test
  void indexesOverBeginningsAreKeptOrTheJobIsRefused() throws Exception {
    Scene scene = scene("search: equality, compare: ignore-case", "");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "delete from contact where id = 2");
      encrypt(ours);
      try {
        scene.run(ours, "create unique index one on contact (email)");
      } catch (SQLException none) {
        assertThat(none.getMessage()).contains("[HC-2209]");
        return;
      }
      String again = "insert into contact values (9, 'ADA@EXAMPLE.com')";
      assertThatThrownBy(() -> scene.run(ours, again)).isInstanceOf(SQLException.class);
      try {
        Hushcell.columns(ours).rotateKey(RewritingScene.table(ours), List.of(), ALONE, SILENT);
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("[HC-", "one");
      }
      assertThatThrownBy(() -> scene.run(ours, again))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("[HC-");
    }
  }

  @Test
  void anIndexIsKeptOrNamedByTheJobThatWouldLoseIt() throws Exception {
    Scene scene = scene("search: equality, compare: ignore-case", "");
    try (Connection ours = scene.ours()) {
      encrypt(ours);
      scene.run(ours, "create index by_email on contact (email)");
      try {
        Hushcell.columns(ours).rotateKey(RewritingScene.table(ours), List.of(), ALONE, SILENT);
      } catch (SQLException refused) {
        assertThat(refused.getMessage())
            .contains("[HC-")
            .containsPattern("(?is)drop index.*by_email");
      }
      assertThat(found(ours)).containsExactly("1", "2");
      assertThat(IndexRows.of(ours, "contact")).hasSize(1);
    }
  }

  @Test
  void aKeyOverTheColumnIsRefused() throws Exception {
    Scene scene = scene("search: equality, compare: ignore-case", " unique");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThatThrownBy(() -> encrypt(ours)).hasMessageContaining("[HC-");
      assertThat(all(plain)).isEqualTo(STORED);
    }
  }
}
