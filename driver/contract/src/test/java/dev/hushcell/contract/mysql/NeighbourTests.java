package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two applications on one server, each with a database and a configuration of its own. */
@EachMaria
@OneCollation
@WithoutOptions
class NeighbourTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact, key: ours }
      """;
  private static final String CREATE =
      "create table contact (id int primary key, email varchar(60), note varchar(60))";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Base neighbour;
  private String theirs;

  /** The user of the one database sees the other one. */
  @BeforeEach
  void scene() throws Exception {
    assumeFalse(server.name().equals("mysql-server"), "there rights cannot be given from here");
    scene = Scene.of(server, directory, COLUMNS);
    neighbour = server.fresh();
    theirs = neighbour.name() + ".contact";
    try (Connection plain = neighbour.plain()) {
      scene.run(
          plain,
          "grant all on " + neighbour.name() + ".* to " + scene.base().user() + "@localhost");
    }
  }

  private Path configured(String name, String key) throws Exception {
    String text = Files.readString(scene.configuration());
    return Files.writeString(directory.resolve(name), text.replace("key: ours", "key: " + key));
  }

  /** Its tables take the collation of their own database, not that of the connection. */
  @Test
  void collationOfTheOtherHoldsForItsTables() throws Exception {
    String rule = "columns: { \"" + theirs + ".email\": { search: equality } }\n";
    Path folder = Files.createDirectory(directory.resolve("both"));
    try (Connection ours = Scene.of(server, scene.base(), folder, rule).ours();
        Connection plain = neighbour.plain()) {
      String create = "create table " + theirs + " (id int primary key, email varchar(60))";
      String collate = "alter database " + neighbour.name() + " collate ";
      String exact = Found.rows(plain, "select @@collation_database").get(0);
      scene.run(plain, collate + "utf8mb4_general_ci");
      assertThatThrownBy(() -> scene.run(ours, create)).hasMessageContaining("[HC-2207]");
      scene.run(plain, collate + exact);
      scene.run(ours, create + " comment 'made under another collation'");
    }
  }

  @Test
  void catalogueOfTheOtherHoldsForItsTablesAndTheRuleForOnesOwn() throws Exception {
    Path other = configured("theirs.yaml", "theirs");
    try (Connection application = neighbour.ours(other)) {
      scene.run(
          application, CREATE, "insert into contact values (1, 'their@example.com', 'plain')");
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          CREATE,
          "insert into contact values (1, 'our@example.com', 'plain')",
          "insert into " + theirs + " values (2, 'second@example.com', 'plain')");
      assertThat(Found.rows(ours, "select * from contact"))
          .containsExactly("1|our@example.com|plain");
      assertThat(Found.rows(ours, "select id, email from " + theirs + " order by id"))
          .containsExactly("1|their@example.com", "2|second@example.com");
      assertThat(
              Found.rows(ours, "select id from " + theirs + " where email = 'second@example.com'"))
          .containsExactly("2");
      assertThat(Found.bytes(plain, "select email from " + theirs))
          .hasSize(2)
          .noneMatch(cell -> cell.contains("example"));
    }
    assertReadBy(other);
    Path wrong = configured("wrong.yaml", "third");
    assertThatThrownBy(() -> scene.base().ours(wrong).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1330]")
        .hasMessageContaining("key: ours");
  }

  private void assertReadBy(Path other) throws SQLException {
    try (Connection application = neighbour.ours(other)) {
      assertThat(Found.rows(application, "select email from contact where id = 2"))
          .containsExactly("second@example.com");
    }
  }

  /** Where no catalogue has the table, nothing is sent to it in clear. */
  @Test
  void tableOfTheOtherThatNoCatalogueHasIsProtectedByTheRule() throws Exception {
    try (Connection plain = neighbour.plain()) {
      scene.run(plain, CREATE);
    }
    try (Connection ours = scene.ours();
        Connection plain = neighbour.plain()) {
      scene.run(ours, CREATE, "insert into " + theirs + " values (1, 'm4rked', 'plain')");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("m4rked"));
    }
  }
}
