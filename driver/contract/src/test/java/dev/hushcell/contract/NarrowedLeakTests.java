package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A job counts what the groups would tell that it makes, and refuses what nobody accepted. */
@EachRewriting
class NarrowedLeakTests {
  private static final int ROWS = 4000;
  private static final String COMMON = "Smith";
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final RewritingOptions DRY = ALONE.asDryRun();

  @Parameter Server server;
  @TempDir Path directory;

  /** Every tenth name is the commonest one; streets and cities are of one row each. */
  private Scene scene(String name) throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  person.name: { " + name + " }\n  person.street: {}\n  person.city: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table person (id int primary key, name varchar(20), street varchar(20),"
              + " city varchar(20))");
      plain.setAutoCommit(false);
      try (PreparedStatement insert =
          plain.prepareStatement("insert into person values (?, ?, ?, ?)")) {
        for (int id = 0; id < ROWS; id++) {
          insert.setInt(1, id);
          insert.setString(2, id % 10 == 0 ? COMMON : "name" + id);
          insert.setString(3, "street" + id);
          insert.setString(4, "city" + id);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      plain.commit();
    }
    return scene;
  }

  private static TableName person(Connection ours) throws SQLException {
    return RewritingScene.table(ours, "person");
  }

  private static RewritingStatus encrypt(Connection ours, RewritingOptions options)
      throws SQLException {
    return Hushcell.columns(ours).encrypt(person(ours), options, SILENT);
  }

  private static RewritingStatus narrow(
      Connection ours, String column, int groups, RewritingOptions options, Accept... accept)
      throws SQLException {
    ColumnChange change =
        ColumnChange.of(RewritingScene.named(ours, column))
            .narrow(Narrow.whole(groups))
            .accept(Set.of(accept));
    return Hushcell.columns(ours).change(person(ours), List.of(change), options, SILENT);
  }

  @Test
  void refusesGroupsThatTellTheCommonestValue() throws Exception {
    Scene scene = scene("narrow: { whole: true, groups: 4 }");
    try (Connection ours = scene.ours()) {
      for (RewritingOptions options : List.of(DRY, ALONE)) {
        assertThatThrownBy(() -> encrypt(ours, options))
            .hasMessageStartingWith("[HC-1371] ")
            .hasMessageContainingAll(
                "narrow: { whole: true, groups: 4 }",
                "10.00 % of 4000 values",
                "30.77 % of its group",
                "leave narrow out",
                "accept: common-values")
            .hasMessageNotContaining(COMMON);
      }
      assertThat(Hushcell.columns(ours).status()).isEmpty();
    }
  }

  @Test
  void refusesGroupsOfFewRows() throws Exception {
    Scene scene = scene("narrow: { whole: true, groups: 16 }");
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> encrypt(ours, ALONE))
          .hasMessageStartingWith("[HC-1372] ")
          .hasMessageContainingAll("4000 values would be 250 to a group", "accept: fingerprint");
    }
  }

  @Test
  void carriesOutWhatIsAccepted() throws Exception {
    Scene scene =
        scene("narrow: { whole: true, groups: 16 }, accept: [common-values, fingerprint]");
    try (Connection ours = scene.ours()) {
      GroupLeak leak = encrypt(ours, DRY).forecast().orElseThrow().leak().orElseThrow();
      assertThat(leak.rows()).isEqualTo(ROWS);
      assertThat(leak.alone()).isZero();
      GroupLeak.Column name = leak.columns().get(0);
      assertThat(name.name()).isEqualToIgnoringCase("name");
      assertThat(name.narrow()).isEqualTo(Narrow.whole(16));
      assertThat(name.values()).isEqualTo(ROWS);
      assertThat(name.commonest()).isEqualTo(ROWS / 10);
      assertThat(name.smallest()).isBetween(150L, 250L);
      assertThat(name.fitting()).isZero();
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void groupsOfTheTableTellTogetherWhatNoneTellsAlone() throws Exception {
    Scene scene = scene("");
    try (Connection ours = scene.ours()) {
      assertThat(encrypt(ours, DRY).forecast().orElseThrow().leak()).isEmpty();
      encrypt(ours, ALONE);
      assertThat(narrow(ours, "street", 4, ALONE).phase()).isEqualTo(Phase.ENDED);
      assertThat(
              narrow(ours, "city", 1024, ALONE, Accept.FINGERPRINT, Accept.COMMON_VALUES).phase())
          .isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> narrow(ours, "street", 2, ALONE))
          .hasMessageStartingWith("[HC-1372] ")
          .hasMessageContainingAll("of 4000 rows would be alone", "accept: fingerprint");
      assertThat(
              narrow(ours, "street", 2, DRY, Accept.FINGERPRINT)
                  .forecast()
                  .orElseThrow()
                  .leak()
                  .orElseThrow()
                  .alone())
          .isBetween(200L, 1500L);
      assertThat(narrow(ours, "street", 2, ALONE, Accept.FINGERPRINT).phase())
          .isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void groupsThatStayAreNotCountedAgain() throws Exception {
    Scene scene =
        scene("narrow: { whole: true, groups: 16 }, accept: [common-values, fingerprint]");
    try (Connection ours = scene.ours()) {
      encrypt(ours, ALONE);
      assertThat(
              Hushcell.columns(ours)
                  .rotateKey(person(ours), List.of(), DRY, SILENT)
                  .forecast()
                  .orElseThrow()
                  .leak())
          .isEmpty();
    }
  }
}
