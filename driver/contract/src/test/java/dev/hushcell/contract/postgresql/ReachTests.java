package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code in the database that reaches a protected table: what the database itself knows of it guards
 * its name. It is made past Hushcell, as others would, before the first connection.
 */
@EachPostgres
class ReachTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void tables() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "create table note (id int, text varchar(90))",
          "insert into contact values (1, 'ada@example.com')",
          "insert into note values (1, 'plain')");
    }
  }

  private void madePastUs(String... definitions) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, definitions);
    }
    works("comment on table note is 'nothing'"); // looks at everything anew, before 10 seconds
  }

  private void refused(String sql) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      statement.execute(sql);
      fail("not refused: " + sql);
    } catch (SQLException e) {
      assertThat(e.getMessage()).as(sql).startsWith("[HC-2");
    }
  }

  private void works(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, sql);
    }
  }

  @Test
  void viewOfAViewIsRead() throws SQLException {
    madePastUs(
        "create view first as select id, email from contact",
        "create view second as select email from first");
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select email from second where email = 'ada@example.com'"))
          .containsExactly("ada@example.com");
    }
    refused("select upper(email) from second");
  }

  @Test
  void materializedViewDeliversValuesAndIsRefreshed() throws SQLException {
    madePastUs("create materialized view kept as select id, email from contact");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "refresh materialized view kept");
      assertThat(Found.rows(ours, "select email from kept")).containsExactly("ada@example.com");
    }
    refused("select lower(email) from kept");
  }

  @Test
  void viewWithATriggerThatWritesIsRefused() throws SQLException {
    madePastUs(
        "create view entry as select 0 as id, ''::text as email",
        "create function enter() returns trigger language plpgsql as $$ begin"
            + " insert into contact values (new.id, new.email); return new; end $$",
        "create trigger entering instead of insert on entry"
            + " for each row execute function enter()");
    refused("insert into entry values (7, 'marker')");
  }

  @Test
  void triggerThatCopiesFromAPlainTableIsRefused() throws SQLException {
    madePastUs(
        "create function copy_note() returns trigger language plpgsql as $$ begin"
            + " insert into contact values (new.id, new.text); return new; end $$",
        "create trigger copying after insert on note for each row execute function copy_note()");
    refused("insert into note values (7, 'marker')");
    works("select * from note");
  }

  @Test
  void triggerOnAProtectedTableThatLooksAtItsColumnsIsRefused() throws SQLException {
    madePastUs(
        "create function check_mail() returns trigger language plpgsql as $$ begin"
            + " if new.email not like '%@%' then raise exception 'bad'; end if;"
            + " return new; end $$",
        "create trigger checking before insert on contact"
            + " for each row execute function check_mail()");
    refused("insert into contact values (7, 'marker')");
  }

  @Test
  void triggerThatTouchesPlainColumnsOnlyIsNoObstacle() throws SQLException {
    madePastUs(
        "create function count_up() returns trigger language plpgsql as $$ begin"
            + " new.id := new.id + 1; return new; end $$",
        "create trigger counting before insert on contact"
            + " for each row execute function count_up()");
    works("insert into contact values (7, 'grace@example.com')");
  }

  @Test
  void ruleThatRewritesIsRefused() throws SQLException {
    madePastUs(
        "create rule divert as on insert to note do instead"
            + " insert into contact values (new.id, new.text::bytea)");
    refused("insert into note values (7, 'marker')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create function reach(x text) returns int language sql as"
            + " $$ select id from contact where email = x::bytea $$",
        "create function reach(x text) returns int language sql begin atomic"
            + " select id from contact where email::text = x; end",
        "create function reach(x text) returns int language plpgsql as"
            + " $$ begin execute 'insert into contact values (9, $1)' using x; return 1; end $$"
      })
  void functionWithAValueIsRefused(String definition) throws SQLException {
    madePastUs(definition);
    refused("select reach('marker')");
    refused("select id from note where reach(text) = 1");
    refused("{? = call reach('marker')}");
  }

  @Test
  void procedureAndWhatCallsItAreRefused() throws SQLException {
    madePastUs(
        "create procedure inner_one(x text) language sql as"
            + " $$ insert into contact values (9, x::bytea) $$",
        "create procedure outer_one(x text) language plpgsql as"
            + " $$ begin call inner_one(x); end $$");
    refused("call outer_one('marker')");
  }

  @Test
  void aggregateOverAFunctionThatReachesIsRefused() throws SQLException {
    madePastUs(
        "create function step(s int, x text) returns int language sql as"
            + " $$ select s + count(*)::int from contact where email = x::bytea $$",
        "create aggregate hits(text) (sfunc = step, stype = int, initcond = '0')");
    refused("select hits('marker')");
  }

  @Test
  void aggregateThatReachesNothingIsNoObstacle() throws SQLException {
    madePastUs("create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0')");
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select total(id) from contact")).containsExactly("1");
    }
  }

  @Test
  void policyThatReadsAProtectedTableGuardsItsTable() throws SQLException {
    madePastUs(
        "alter table note enable row level security",
        "create policy own on note using (text in (select email::text from contact))");
    refused("select * from note where text = 'marker'");
  }

  @Test
  void partitionAndChildReceiveWhatTheirParentsAre() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "drop table contact");
      scene.run(
          ours,
          "create table contact (id int, email varchar(60)) partition by range (id)",
          "create table contact_low partition of contact for values from (0) to (100)",
          "insert into contact values (1, 'ada@example.com')");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
    refused("insert into contact_low values (2, 'marker')");
    refused("select id from contact_low where email = 'marker'");
  }

  @Test
  void parentOfAProtectedTableIsRefused() throws SQLException {
    madePastUs("create table everybody (email bytea)", "alter table contact inherit everybody");
    refused("select * from everybody where email = 'marker'");
    refused("update everybody set email = 'marker'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare p as select id from contact where email = 'marker'",
        "prepare p (text) as insert into contact values (9, $1)",
        "do $$ begin insert into contact values (9, 'marker'); end $$",
        "do 'begin insert into contact values (9, ''marker''); end'",
        "copy contact from stdin",
        "copy contact to stdout",
        "copy (select email from contact) to stdout",
        "declare c cursor for select email from contact where email = 'marker'",
        "explain analyze insert into contact select 9, text from note",
        "create table copied as select email from contact",
        "create table copied as table contact",
        "create temp table copied as select * from contact",
        "select email into copied from contact",
        "create table copied (like contact including all)",
        "create table copied (extra int) inherits (contact)",
        "create function reach() returns bigint language sql as"
            + " $$ select count(*) from contact where email = 'marker' $$",
        "create or replace function reach() returns void language sql as"
            + " $$ update contact set email = 'marker' $$",
        "create or replace function reach() returns void language sql begin atomic"
            + " update contact set email = 'marker'; end",
        "create procedure reach() language sql as $$ update contact set email = 'marker' $$",
        "create or replace procedure reach() language sql as"
            + " $$ update contact set email = 'marker' $$",
        "create rule divert as on insert to note do also delete from contact",
        "create or replace rule divert as on insert to note do also"
            + " update contact set email = 'marker'",
        "create or replace trigger t before insert on contact for each row"
            + " when (new.email = 'marker') execute function f()",
        "create publication told for table contact where (email = 'marker')",
        "create statistics counted on email, (id || 'marker') from contact",
        "create policy own on contact using (email = 'marker')",
        "create trigger t before insert on contact for each row execute function f()",
        "alter table contact add column mail_length int"
            + " generated always as (octet_length(email)) stored",
        "merge into contact c using note n on c.id = n.id when matched then"
            + " update set email = n.text",
        "select query_to_xml('select * from contact', true, true, '')",
        "select table_to_xml('contact', true, true, '')",
        "select table_to_xml(16400, true, true, '')",
        "select schema_to_xml('public', true, true, '')",
        "select * from contact where email @@ 'marker'",
        "select contact from contact",
        "select row_to_json(contact) from contact",
        "select to_jsonb(c) from contact c",
        "select (c).email from contact c",
        "table contact order by email",
        "lock table contact; select email from contact where email like 'marker%'"
      })
  void refusesWhatCannotBeFollowed(String sql) throws SQLException {
    refused(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter view shown alter column email set default 'marker'",
        "alter table shown alter email set default 'marker'"
      })
  void refusesADefaultOfAViewThatPassesAColumnOn(String sql) throws SQLException {
    works("create view shown as select id, email from contact");
    refused(sql);
    works("alter view shown rename to displayed");
  }

  @Test
  void takesWhatTellsOfWholeColumns() throws SQLException {
    works("create statistics counted on id, email from contact");
    works("create publication told for table contact");
    works("create sequence email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain select id from contact where email = 'ada@example.com'",
        "explain (analyze, format json) select id from contact where email = 'ada@example.com'",
        "begin; lock table contact in share mode; commit",
        "analyze contact",
        "create statistics s on id, email from contact",
        "vacuum contact",
        "listen contact",
        "notify contact",
        "table contact",
        "comment on table contact is 'people'",
        "comment on column contact.email is 'secret'",
        "grant select on contact to public",
        "reindex table contact",
        "copy note to stdout",
        "select lo_create(0)",
        "do $$ begin perform 1; end $$",
        "prepare q as select 1"
      })
  void passesWhatIsHarmless(String sql) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        // The driver takes no COPY here, and says so itself.
        assertThat(e.getMessage()).as(sql).startsWith("COPY commands are only supported");
      }
    }
  }

  @Test
  void vendorInterfacesAreNotHandedOut() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(ours.isWrapperFor(org.postgresql.PGConnection.class)).isFalse();
      assertThatThrownBy(() -> ours.unwrap(org.postgresql.PGConnection.class))
          .hasMessageContaining("[HC-4");
      assertThatThrownBy(() -> ours.createStatement().unwrap(org.postgresql.PGStatement.class))
          .hasMessageContaining("[HC-4");
    }
  }
}
