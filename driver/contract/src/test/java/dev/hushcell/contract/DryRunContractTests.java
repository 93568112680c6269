package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.explain.DryRunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A dry run: all is as without Hushcell until something in the database is protected. */
@EachServer
@OneCollation
class DryRunContractTests {
  private static final String DRY = "dry-run: true\n";
  private static final String CREATE =
      "create table contact (id int primary key, name varchar(40), email varchar(100))";
  private static final String ENDED = "HC-1050";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    String columns = "columns: { contact.email: { search: equality, compare: exact } }\n";
    scene = Scene.of(server, directory, columns + DRY);
  }

  /** Connects as a process that was started anew would. */
  private Connection anew() throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", scene.base().user());
    user.setProperty("password", scene.base().password());
    return new HushcellDriver().connect(scene.base().oursUrl(scene.configuration()), user);
  }

  private void endDryRun() throws IOException {
    String text = Files.readString(scene.configuration());
    Files.writeString(scene.configuration(), text.replace(DRY, ""));
  }

  @Test
  void everythingIsPlainAndIsReported() throws SQLException {
    try (Connection ours = anew();
        Connection plain = scene.plain()) {
      scene.run(ours, CREATE, "insert into contact values (1, 'Ada', 'm4rked@example.com')");
      assertThat(Found.rows(ours, "select name from contact where email like 'm4%'"))
          .containsExactly("Ada");
      try (PreparedStatement update = ours.prepareStatement("update contact set email = ?")) {
        update.setString(1, "other");
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      assertThat(Found.rows(plain, "select * from contact")).containsExactly("1|Ada|other");
      DryRunReport report = Hushcell.status(ours).dryRun().orElseThrow();
      assertThat(report.findings()).hasSize(4);
      assertThat(report.refused()).isEqualTo(1);
      assertThat(report.untold()).isZero();
      assertThat(report.listing()).doesNotContain("m4", "Ada");
    }
  }

  @Test
  void doubleQuotesHideNothingWhereTheyQuoteText() throws SQLException {
    try (Connection ours = anew()) {
      scene.run(ours, CREATE);
      boolean text = server.words().meanings().containsKey("doubled");
      if (text) {
        Found.rows(ours, "select id from contact where email = \"m4rked\"");
      } else {
        assertThatThrownBy(() -> Found.rows(ours, "select \"m4rked\" from contact"))
            .isInstanceOf(SQLException.class);
      }
      assertThat(Hushcell.status(ours).dryRun().orElseThrow().listing().contains("m4rked"))
          .isEqualTo(!text);
    }
  }

  @Test
  void itIsOverWhenAnotherProcessProtectsSomething() throws Exception {
    try (Connection dry = anew()) {
      Found.rows(dry, "select 1");
      endDryRun();
      try (Connection ours = anew()) {
        scene.run(ours, CREATE);
      }
      assertThatThrownBy(() -> scene.run(dry, "insert into contact values (1, 'Ada', 'm4rked')"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> Found.rows(dry, "select 1")).hasMessageContaining(ENDED);
      Files.writeString(scene.configuration(), Files.readString(scene.configuration()) + DRY);
      assertThatThrownBy(this::anew).hasMessageContaining(ENDED);
    }
  }

  @Test
  void copyOfATableWithCellsIsRefused() throws Exception {
    endDryRun();
    try (Connection ours = anew()) {
      scene.run(ours, CREATE, "insert into contact values (1, 'Ada', 'm4rked')");
    }
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "{=copied}",
          "drop table contact",
          "drop table hushcell_key",
          "drop table hushcell_column",
          "drop table hushcell_manifest",
          "drop table if exists hushcell_event",
          "{=renamed}");
    }
    Files.writeString(scene.configuration(), Files.readString(scene.configuration()) + DRY);
    assertThatThrownBy(this::anew)
        .hasMessageContaining(ENDED)
        .hasMessageContaining("what looks like cells in");
  }

  @Test
  void failedTransactionIsRolledBackAsWithoutHushcell() throws SQLException {
    assumeFalse(
        server.name().startsWith("sqlite"), "its driver takes no note of a ROLLBACK in a text");
    try (Connection ours = anew()) {
      scene.run(ours, CREATE);
      ours.setAutoCommit(false);
      scene.run(ours, "insert into contact values (1, 'Ada', 'm4rked')");
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'Bob', 'm4rked')"))
          .isInstanceOf(SQLException.class);
      scene.run(ours, "rollback");
      assertThat(Found.rows(ours, "select * from contact")).isEmpty();
      ours.rollback();
    }
  }
}
