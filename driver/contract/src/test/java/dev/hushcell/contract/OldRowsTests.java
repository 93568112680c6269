package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rows of an updatable result set whose table is protected by now, or is another one. */
@EachBeside
class OldRowsTests {
  private static final String MARK = "Zq9old";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areNotChangedOnceAColumnIsProtected() throws Exception {
    Scene scene = RewritingScene.of(server, directory, 3);
    Scene before =
        Scene.of(server, scene.base(), directory, "before.yaml", "columns: { other.body: {} }\n");
    try (Connection earlier = before.ours();
        Connection another = before.ours();
        Connection ours = scene.ours();
        Statement statement =
            earlier.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("select id, name, email, password from contact")) {
      assertThat(rows.next()).isTrue();
      rows.updateString(2, "changed");
      rows.updateRow();
      assertThat(
              Hushcell.columns(ours)
                  .encrypt(RewritingScene.table(ours), ALONE, ColumnProgress.none())
                  .phase())
          .isEqualTo(Phase.ENDED);
      assertThatThrownBy(
              () -> before.run(another, "select * from nowhere")) // so that it looks again
          .isInstanceOf(SQLException.class);
      rows.updateString(4, MARK + "row");
      assertThatThrownBy(rows::updateRow).hasMessageContaining("[HC-4006]");
      rows.moveToInsertRow();
      rows.updateInt(1, 17);
      rows.updateString(3, MARK + "email");
      rows.updateString(4, MARK + "new");
      assertThatThrownBy(rows::insertRow).hasMessageContaining("[HC-4006]");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  /** PostgreSQL's driver looks for their table behind FROM, where another one may stand. */
  @Test
  void generatedKeysAreNotChanged() throws Exception {
    Scene scene = Scene.of(server, directory, "columns: { contact.email: {} }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "create table listed (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.org')");
      try (Statement statement =
          ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
        int unusedCount =
            statement.executeUpdate(
                "insert into listed select id, 'a text' from contact",
                new String[] {"id", "email"});
        try (ResultSet keys = statement.getGeneratedKeys()) {
          assumeTrue(keys.getConcurrency() == ResultSet.CONCUR_UPDATABLE, "its rows are read only");
          assertThat(keys.next()).isTrue();
          keys.updateString(2, MARK);
          assertThatThrownBy(keys::updateRow).hasMessageContaining("[HC-4006]");
        }
      }
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }
}
