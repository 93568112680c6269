package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Jobs turn columns into ones whose cells fall into groups, into others, and back. */
@EachRewriting
class NarrowedJobsTests {
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final List<String> STORED =
      List.of("1|Ada@Example.com", "2|ADA@EXAMPLE.COM", "3|grace@example.com", "4|null");

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene(String rule) throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { " + rule + " }\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'Ada@Example.com'), (2, 'ADA@EXAMPLE.COM'),"
              + " (3, 'grace@example.com'), (4, null)");
    }
    return scene;
  }

  private static Phase changed(Connection ours, ColumnChange change) throws SQLException {
    return Hushcell.columns(ours)
        .change(RewritingScene.table(ours), List.of(change), ALONE, SILENT)
        .phase();
  }

  private static List<String> all(Connection connection) throws SQLException {
    return Found.rows(connection, "select id, email from contact order by id");
  }

  private static int format(Connection plain) throws SQLException {
    return Found.bytes(plain, "select email from contact where id = 1").get(0).charAt(0);
  }

  @Test
  void plainValuesGetGroupsAndOthersAndNone() throws Exception {
    Scene scene = scene("narrow: { first: 3, groups: 64 }, accept: [common-values, fingerprint]");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Hushcell.columns(ours).encrypt(RewritingScene.table(ours), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(format(plain)).isEqualTo(0xFB);
      assertThat(Found.rows(plain, "select format from hushcell_manifest")).containsExactly("4");
      assertThat(Hushcell.keys(ours).cells().get(0).cells()).isEqualTo(3);
      ColumnChange change = ColumnChange.of(RewritingScene.named(ours, "email"));
      assertThat(changed(ours, change.narrow(Narrow.whole(16)))).isEqualTo(Phase.ENDED);
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(format(plain)).isEqualTo(0xFB);
      assertThatThrownBy(
              () -> changed(ours, change.narrow(Narrow.whole(4)).search(Search.EQUALITY)))
          .hasMessageContaining("[HC-1335]");
      assertThat(
              Hushcell.columns(ours)
                  .rotateKey(RewritingScene.table(ours), List.of(), ALONE, SILENT)
                  .phase())
          .isEqualTo(Phase.ENDED);
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(changed(ours, change.search(Search.EQUALITY))).isEqualTo(Phase.ENDED);
      assertThat(format(plain)).isEqualTo(0xF9);
      assertThat(changed(ours, change.search(Search.NONE).narrow(Narrow.whole(2))))
          .isEqualTo(Phase.ENDED);
      assertThat(format(plain)).isEqualTo(0xFB);
      assertThat(changed(ours, change.narrow(Narrow.NONE))).isEqualTo(Phase.ENDED);
      assertThat(format(plain)).isEqualTo(0xF8);
      assertThat(all(ours)).isEqualTo(STORED);
      assertThat(
              Hushcell.columns(ours)
                  .decrypt(RewritingScene.table(ours), List.of(), ALONE, SILENT)
                  .phase())
          .isEqualTo(Phase.ENDED);
      assertThat(all(plain)).isEqualTo(STORED);
    }
  }
}
