package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Values that a job leaves in clear for a while are not reached by who may not read them. */
@EachBeside
class RewritingSecrecyTests {
  private static final String ACCESS =
      """
      access:
        web:
          contact.email: { write-only: true }
          contact.password: { write-only: true, on-read: "null" }
        batch: {}
      """;

  /** J stands for the column that a job keeps. */
  private static final List<String> NAMING =
      List.of(
          "select J from contact",
          "select c.J from contact c",
          "select upper(J) as u from contact",
          "select id from contact where J = 'x'",
          "select id from contact order by J",
          "select count(J) from contact",
          "select id from contact group by id, J",
          "select x.J from (select * from contact) x",
          "select (select max(J) from contact) as m from other",
          "select id from other where exists (select 1 from contact where J = other.name)",
          "select one.id from contact one join contact two using (J)",
          "insert into contact (id, J) values (900, 'x')",
          "insert into other (id, name) select id, J from contact",
          "update contact set J = 'x'",
          "update contact set name = J",
          "delete from contact where J is not null",
          "with c as (select J as v from contact) select v from c",
          "create view v as select J from contact",
          "create index i on contact (J)",
          "alter table contact drop column J");

  private static final List<String> READING =
      List.of(
          "select email from contact",
          "select * from contact",
          "select c.* from contact c",
          "select upper(c.email) as u from contact c",
          "select id from contact where email = 'user3@example.com'",
          "select id from contact order by email",
          "select count(email) from contact",
          "select max(password) as m from contact",
          "select x.password from (select * from contact) x",
          "select one.id from contact one join contact two using (email)",
          "select id, case when password like 's%' then 1 else 0 end as c from contact",
          "insert into other (id, name) select id, email from contact",
          "update contact set name = email",
          "delete from contact where email like 'user3%'",
          "with c as (select password as v from contact) select v from c");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 20, ACCESS);
  }

  private Connection as(String profile) throws SQLException {
    char also = scene.base().separator() == ';' ? ';' : '&';
    return DriverManager.getConnection(
        scene.base().oursUrl(scene.configuration()) + also + "hushcell.profile=" + profile,
        scene.base().user(),
        scene.base().password());
  }

  @Test
  void whoMayOnlyWriteReadsNoValueBeforeItIsEncrypted() throws SQLException {
    try (Connection ours = as("batch");
        Connection web = as("web")) {
      scene.run(ours, "create table other (id int primary key, name varchar(100))");
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      assertThat(job.phase()).isEqualTo(Phase.FILLING);
      requireRefused(web, READING, "[HC-2150]");
      readsNoKeys(web);
      scene.run(web, "insert into contact values (100, 'new@example.com', 'n', 'word')");
      scene.run(web, "update contact set email = 'other@example.com' where id = 100");
      // It may have read NULL before, and would now erase what is stored.
      assertThatThrownBy(
              () -> web.prepareStatement("update contact set password = ? where id = 1").close())
          .hasMessageContaining("[HC-2151]");
      assertThat(Found.rows(web, "select id, name from contact where id = 100"))
          .containsExactly("100|n");
      assertThat(Found.rows(ours, "select * from contact where id = 100"))
          .containsExactly("100|other@example.com|n|word");
    }
  }

  @Test
  void whoMayOnlyWriteReadsNoValueAfterItWasDecrypted() throws SQLException {
    try (Connection ours = as("batch")) {
      scene.run(ours, "create table other (id int primary key, name varchar(100))");
      RewritingScene.encrypt(ours);
      RewritingStatus job = Job.DECRYPT.run(ours, alone(), (step, done, total) -> {});
      assertThat(job.phase()).isEqualTo(Phase.ENDED);
      try (Connection web = as("web")) {
        requireRefused(web, READING, "[HC-2150]");
        readsNoKeys(web);
        scene.run(web, "update contact set email = 'other@example.com' where id = 5");
      }
    }
  }

  private static RewritingOptions alone() {
    return ALONE;
  }

  @Test
  void nobodyNamesTheColumnsInClearOfADecryption() throws SQLException {
    try (Connection ours = as("batch");
        Connection web = as("web")) {
      scene.run(ours, "create table other (id int primary key, name varchar(100))");
      RewritingScene.encrypt(ours);
      RewritingStatus job = RewritingScene.left(Job.DECRYPT, ours, Step.COMPARING, 1);
      assertThat(job.phase()).isEqualTo(Phase.FILLING);
      requireUnnamed(ours, job.job(), "_1");
      requireUnnamed(web, job.job(), "_2");
      requireUnseen(ours, job);
      readsNoKeys(web);
      scene.run(web, "insert into contact values (100, 'new@example.com', 'n', 'word')");
      assertThat(Found.rows(ours, "select * from contact where id = 100"))
          .containsExactly("100|new@example.com|n|word");
    }
  }

  @Test
  void nobodyNamesTheKeptColumnsOfAnEncryption() throws SQLException {
    try (Connection ours = as("batch");
        Connection web = as("web")) {
      scene.run(ours, "create table other (id int primary key, name varchar(100))");
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 3);
      assertThat(job.phase()).isEqualTo(Phase.SWITCHED);
      requireUnnamed(ours, job.job(), "_old_1");
      requireUnnamed(web, job.job(), "_old_2");
      requireUnseen(ours, job);
      readsNoKeys(web);
    }
  }

  private static void requireUnnamed(Connection connection, String job, String end) {
    requireRefused(
        connection, NAMING.stream().map(sql -> sql.replace("J", job + end)).toList(), "[HC-2142]");
    requireRefused(
        connection,
        NAMING.stream().map(sql -> sql.replace("J", job.toUpperCase(Locale.ROOT) + end)).toList(),
        "[HC-2142]");
    requireRefused(
        connection,
        List.of(
            "update contact set " + job + " = 0",
            "prepare p from 'select " + job + end + " from contact'",
            "execute immediate 'select " + job + end + " from contact'"),
        "[HC-");
  }

  private static void requireRefused(Connection connection, List<String> all, String code) {
    SoftAssertions each = new SoftAssertions();
    for (String sql : all) {
      each.assertThatThrownBy(
              () -> {
                try (Statement statement = connection.createStatement()) {
                  statement.execute(sql);
                }
              })
          .describedAs(sql)
          .hasMessageContaining(code);
      each.assertThatThrownBy(() -> connection.prepareStatement(sql).close())
          .describedAs(sql)
          .hasMessageContaining(code);
    }
    each.assertAll();
  }

  private static void requireUnseen(Connection ours, RewritingStatus job) throws SQLException {
    assertThat(RewritingScene.columns(ours))
        .containsExactlyInAnyOrder("email", "id", "name", "password");
    assertThat(Found.rows(ours, "select * from contact where id = 3"))
        .containsExactly("3|user3@example.com|name 3|secret 3");
    assertThat(Found.rows(ours, "select c.*, 1 as one from contact c where id = 3"))
        .containsExactly("3|user3@example.com|name 3|secret 3|1");
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery("select * from contact")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(4);
    }
    assertThatThrownBy(
            () -> Found.rows(ours, "select * from contact natural join other " + job.job()))
        .hasMessageContaining("[HC-2");
  }

  /** H2 writes out whole tables, with what a job keeps. */
  private void copiesNothing(Connection web) {
    if (server.name().startsWith("h2")) {
      requireRefused(web, List.of("script", "script table contact", "script simple"), "[HC-2150]");
    }
  }

  /** Some drivers have the database return the whole row. */
  private void readsNoKeys(Connection web) throws SQLException {
    copiesNothing(web);
    try (Statement statement = web.createStatement()) {
      int unused =
          statement.executeUpdate(
              "update contact set name = name where id = 3", Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        int columns = keys.getMetaData().getColumnCount();
        while (keys.next()) {
          for (int i = 1; i <= columns; i++) {
            assertThat(value(keys, i)).doesNotContain("secret", "example.com");
          }
        }
      }
    }
  }

  private static String value(ResultSet keys, int column) {
    try {
      return String.valueOf(keys.getString(column)) + keys.getObject(column);
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).contains("[HC-4030]");
      return "";
    }
  }
}
