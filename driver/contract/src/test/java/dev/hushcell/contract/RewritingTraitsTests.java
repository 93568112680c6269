package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What somebody set for columns and tables outlives a job, or keeps it from going on. */
@EachBeside
@EveryServer
class RewritingTraitsTests {

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private String role;

  @BeforeEach
  void scene() throws IOException, SQLException {
    assumeFalse(server.name().startsWith("h2"), "H2 has none of these definitions");
    scene = RewritingScene.of(server, directory, 20);
    String other = scene.base().name() + "_other"; // MariaProcess has it for each database
    role = isPostgres() ? "r" + Long.toHexString(System.nanoTime()) : other + "@localhost";
  }

  private boolean isPostgres() {
    return server.name().toLowerCase(Locale.ROOT).startsWith("postgres");
  }

  @Test
  void rightsCommentsAndSettingsGoWithTheName() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      if (isPostgres()) {
        scene.run(plain, "create role " + role);
      }
      scene.run(plain, "grant select (email), update (email, password) on contact to " + role);
      if (isPostgres()) {
        scene.run(
            plain,
            "grant select (password) on contact to " + role + " with grant option",
            "grant select (name) on contact to public",
            "comment on column contact.email is 'how it''s \\ reached'",
            "alter table contact alter column email set statistics 17",
            "alter table contact alter column password set (n_distinct = 5)",
            "alter table contact alter column password set storage external",
            "comment on index contact_email_key is 'finds them'",
            "comment on constraint contact_email_key on contact is 'one each'",
            "alter table contact cluster on contact_email_key");
      } else {
        scene.run(
            plain,
            "alter table contact modify email varchar(100) not null"
                + " comment 'how it''s \\\\ reached'",
            "alter table contact drop index email, add unique index email (email)"
                + " comment 'finds them'");
      }
      List<String> before = settings(plain);
      assertThat(String.join("\n", before)).contains("reached", "finds them", "email");
      RewritingScene.encrypt(ours);
      assertThat(settings(plain)).containsExactlyElementsOf(before);
      assertThat(Job.DECRYPT.run(ours, ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(settings(plain)).containsExactlyElementsOf(before);
    } finally {
      if (isPostgres()) {
        try (Connection plain = scene.plain()) {
          scene.run(plain, "drop owned by " + role, "drop role " + role);
        }
      }
    }
  }

  private List<String> settings(Connection plain) throws SQLException {
    if (isPostgres()) {
      return Found.rows(
          plain,
          "select attname, attacl::text, col_description(attrelid, attnum), attstattarget,"
              + " attoptions::text, attstorage, (select string_agg("
              + "coalesce(obj_description(indexrelid), '') || indisclustered, ',' order by"
              + " indexrelid::regclass::text) from pg_index where indrelid = attrelid),"
              + " (select string_agg(obj_description(oid), ',') from pg_constraint"
              + " where conrelid = attrelid) from pg_attribute"
              + " where attrelid = 'contact'::regclass and attnum > 0 and not attisdropped"
              + " order by attname");
    }
    List<String> all =
        Found.rows(
            plain,
            "select column_name, column_comment from information_schema.columns"
                + " where table_schema = database() and table_name = 'contact' order by 1");
    all.addAll(
        Found.rows(
            plain,
            "select index_name, column_name, index_comment from information_schema.statistics"
                + " where table_schema = database() and table_name = 'contact' order by 1, 2"));
    try (Connection other = scene.base().as(scene.base().name() + "_other").plain()) {
      all.addAll(
          Found.rows(
              other,
              "select column_name, privilege_type from information_schema.column_privileges"
                  + " order by 1, 2"));
    }
    return all;
  }

  @Test
  void refusesIndexesThatItCouldNotMakeAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      if (isPostgres()) {
        scene.run(
            plain,
            "create unique index with_more on contact (email) include (name)",
            "create index downwards on contact (email desc)",
            "create index patterns on contact (email varchar_pattern_ops)",
            "alter table contact add constraint later unique (email, name) deferrable");
        assertRefused(ours, "with_more", "downwards", "patterns", "later");
      } else {
        scene.run(
            plain,
            "create index ignored_one on contact (email) "
                + (server.name().equals("mysql") ? "invisible" : "ignored"),
            "alter table contact modify name varchar(40) invisible");
        assertRefused(ours, "ignored_one");
      }
    }
  }

  private static void assertRefused(Connection ours, String... names) {
    assertThatThrownBy(() -> Job.ENCRYPT.run(ours, ALONE.asDryRun(), ColumnProgress.none()))
        .hasMessageContaining("[HC-1362]")
        .hasMessageContainingAll(names);
  }

  @Test
  void refusesToExchangePastOtherDefinitions() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create table log (id int)");
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      String trigger =
          isPostgres()
              ? "create trigger extra before insert on contact for each row"
                  + " execute function suppress_redundant_updates_trigger()"
              : "create trigger extra before insert on contact for each row insert into log"
                  + " values (7777)";
      assertRefusedWhile(ours, plain, job, trigger, dropTrigger(), "trigger extra");
      assertRefusedWhile(
          ours,
          plain,
          job,
          "alter table contact add column added int",
          "alter table contact drop column added",
          "column added");
      assertRefusedWhile(
          ours,
          plain,
          job,
          "alter table contact add constraint positive check (id > 0)",
          "alter table contact drop constraint positive",
          "constraint positive");
      assertRefusedWhile(
          ours,
          plain,
          job,
          "create index by_name on contact (name)",
          isPostgres() ? "drop index by_name" : "drop index by_name on contact",
          "index by_name");
      assertRefusedWhile(
          ours,
          plain,
          job,
          "create view seen as select email from contact",
          "drop view seen",
          "view");
      if (isPostgres()) {
        assertRefusedWhile(
            ours,
            plain,
            job,
            "create policy few on contact using (id > 0)",
            "drop policy few on contact",
            "policy few");
        assertRefusedWhile(
            ours,
            plain,
            job,
            "grant select (name) on contact to public",
            "revoke select (name) on contact from public",
            "right of column name");
      }
      RewritingStatus ended =
          Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none());
      assertThat(ended.phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'user9@example.com'"))
          .containsExactly("9");
    }
  }

  private String dropTrigger() {
    return isPostgres() ? "drop trigger extra on contact" : "drop trigger extra";
  }

  private void assertRefusedWhile(
      Connection ours,
      Connection plain,
      RewritingStatus job,
      String change,
      String back,
      String told)
      throws SQLException {
    scene.run(plain, change);
    assertThatThrownBy(() -> Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()))
        .describedAs(change)
        .hasMessageContaining("[HC-1370]")
        .hasMessageContaining(told)
        .hasMessageNotContaining("7777");
    assertThat(Hushcell.columns(ours).status().get(0).phase()).isEqualTo(Phase.FILLING);
    scene.run(plain, back);
  }

  @Test
  void aTableThatWasChangedIsGivenUp() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.EXCHANGING, 1);
      assertThat(job.phase()).isEqualTo(Phase.SWITCHING);
      scene.run(plain, "alter table contact add column added int");
      assertThatThrownBy(
              () -> Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1370]");
      assertThat(Hushcell.columns(ours).status().get(0).phase()).isEqualTo(Phase.FILLING);
      assertThat(Hushcell.columns(ours).abandon(job.job()).phase()).isEqualTo(Phase.ABANDONED);
      try (ResultSet rows =
          plain.getMetaData().getColumns(plain.getCatalog(), plain.getSchema(), "contact", "hc%")) {
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
