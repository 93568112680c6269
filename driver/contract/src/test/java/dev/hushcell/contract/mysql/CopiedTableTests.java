package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Jobs on MySQL, which copies a table where MariaDB does not. */
@EachMaria
class CopiedTableTests {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void fill() throws Exception {
    assumeTrue(server.name().equals("mysql"), "MariaDB copies no table for a column or a CHECK");
    scene = Scene.of(server, directory, "columns:\n  contact.email: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(100) not null, note text)",
          "insert into contact values (1, 'a@example.com', 'n')");
    }
  }

  private static void encrypt(Connection ours) throws SQLException {
    TableName table = new TableName(ours.getCatalog(), "contact");
    Hushcell.columns(ours).encrypt(table, ALONE, ColumnProgress.none());
  }

  @Test
  @EveryServer
  void aCheckThatCountsIsThereInTheEnd() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      encrypt(ours);
      assertThat(
              Found.rows(
                  plain,
                  "select enforced from information_schema.table_constraints"
                      + " where constraint_schema = database() and table_name = 'contact'"
                      + " and constraint_name = 'hushcell_contact.email'"))
          .containsExactly("YES");
      assertThatThrownBy(() -> scene.run(plain, "update contact set email = 'in clear'"))
          .hasMessageContaining("hushcell_contact.email");
      assertThat(Hushcell.keys(ours).status().dataKeys())
          .as("without columns of the job")
          .flatExtracting(key -> key.columns())
          .containsExactly("contact.email");
    }
  }

  /** What was dropped at once still has a place among the columns that a table may have. */
  @Test
  @EveryServer
  void aTableThatCanBeChangedAtOnceNoMoreIsBuiltAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (int columns : new int[] {200, 20, 1}) {
        changeAtOnce(plain, columns);
      }
      encrypt(ours);
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("a@example.com");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("a@ex"));
    }
  }

  /** Adds columns and drops them until that cannot be done at once any more. */
  private void changeAtOnce(Connection plain, int columns) {
    List<String> names = IntStream.range(0, columns).mapToObj(each -> "x" + each).toList();
    String add = "add column (" + String.join(" int, ", names) + " int)";
    String drop = "drop column " + String.join(", drop column ", names);
    assertThatThrownBy(
            () -> {
              while (true) {
                scene.run(plain, "alter table contact " + add + ", algorithm=instant");
                scene.run(plain, "alter table contact " + drop + ", algorithm=instant");
              }
            })
        .hasMessageContaining("ALGORITHM=INSTANT anymore");
  }

  @Test
  @EveryServer
  void aTableWithAFullTextIndexIsRefused() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create fulltext index words on contact (note)");
      assertThatThrownBy(() -> encrypt(ours))
          .hasMessageContainingAll("[HC-1362]", "ALTER TABLE contact DROP INDEX words");
    }
  }

  @Test
  @EveryServer
  void aNameThatAnotherTableHasForItsCheckIsRefused() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table older (id int primary key, email varchar(9),"
              + " constraint `hushcell_contact.email` check (length(email) > 3))");
      assertThatThrownBy(() -> encrypt(ours))
          .hasMessageContainingAll(
              "[HC-1362]", "ALTER TABLE older DROP CHECK `hushcell_contact.email`");
    }
  }

  /** With such a CHECK MySQL gives no column another name without copying the table. */
  @Test
  @EveryServer
  void jobsBesideACheckOverALongColumn() throws Exception {
    scene =
        Scene.of(
            server,
            scene.base(),
            Files.createDirectory(directory.resolve("long")),
            """
            columns:
              letter.email: { search: equality, compare: exact }
              letter.phone: {}
              letter.body: {}
            """);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table letter (id int primary key, email varchar(60) not null unique,"
              + " phone varchar(20), body longtext)",
          "insert into letter values (1, 'a@example.com', '1', 'dear'), (2, 'b', null, null)");
      String all = "select id, email, phone, body from letter order by id";
      List<String> rows = Found.rows(ours, all);
      TableName letter = new TableName(ours.getCatalog(), "letter");
      List<ColumnChange> search = List.of(ColumnChange.of("phone").search(Search.EQUALITY));
      Columns columns = Hushcell.columns(ours);
      columns.change(letter, search, ALONE, ColumnProgress.none());
      columns.rotateKey(letter, List.of("email"), ALONE, ColumnProgress.none());
      assertThat(Found.rows(ours, all)).isEqualTo(rows);
      for (String column : List.of("email", "phone", "body")) {
        assertThatThrownBy(
                () -> scene.run(plain, "update letter set " + column + " = 'c' where id = 1"))
            .hasMessageContaining("hushcell_letter." + column);
      }
      columns.decrypt(letter, List.of("email"), ALONE, ColumnProgress.none());
      assertThat(Found.rows(plain, "select email from letter order by id"))
          .containsExactly("a@example.com", "b");
      assertThatThrownBy(() -> scene.run(plain, "update letter set email = null"))
          .hasMessageContaining("null");
      assertThat(Found.rows(ours, all)).isEqualTo(rows);
    }
  }
}
