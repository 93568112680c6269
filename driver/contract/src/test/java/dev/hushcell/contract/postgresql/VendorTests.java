package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** What only PostgreSQL and its driver have, and the ways past the driver among it. */
@EachPostgres
class VendorTests {
  private static final String COLUMNS = "columns: { contact.email: { search: equality } }\n";
  private static final String ALLOWED = COLUMNS + "unwrap: allow\n";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene(String configuration) throws Exception {
    Scene scene = Scene.of(server, directory, configuration);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(100))",
          "create table note (id int, word varchar(40))",
          "insert into contact values (1, 'ada@example.com')",
          "insert into note values (1, 'plain')");
    }
    return scene;
  }

  @Test
  void nothingOfTheDriverIsHandedOut() throws Exception {
    try (Connection ours = scene(COLUMNS).ours();
        Statement statement = ours.createStatement()) {
      for (Class<?> type :
          new Class<?>[] {PGConnection.class, org.postgresql.core.BaseConnection.class}) {
        assertThat(ours.isWrapperFor(type)).isFalse();
        assertThatThrownBy(() -> ours.unwrap(type)).hasMessageContaining("[HC-4001]");
      }
      assertThatThrownBy(() -> statement.unwrap(PGStatement.class))
          .hasMessageContaining("[HC-4001]");
      assertThatThrownBy(() -> ours.getMetaData().getConnection().unwrap(PGConnection.class))
          .hasMessageContaining("[HC-4001]");
      assertThatThrownBy(() -> statement.getConnection().unwrap(PGConnection.class))
          .hasMessageContaining("[HC-4001]");
      assertThat((Object) ours).isNotInstanceOf(PGConnection.class);
    }
  }

  /** Past the driver there are cells, and the CHECK keeps plaintext out of text formats too. */
  @Test
  void copyManagerMovesCellsWhereItIsAllowed() throws Exception {
    Scene scene = scene(ALLOWED);
    try (Connection ours = scene.ours()) {
      CopyManager copies = ours.unwrap(PGConnection.class).getCopyAPI();
      StringWriter out = new StringWriter();
      assertThat(copies.copyOut("copy contact to stdout", out)).isEqualTo(1);
      assertThat(out.toString()).startsWith("1\t\\\\xf").doesNotContain("ada@");
      scene.run(ours, "delete from contact");
      assertThat(copies.copyIn("copy contact from stdin", new StringReader(out.toString())))
          .isEqualTo(1);
      assertThat(Found.rows(ours, "select email from contact where email = 'ada@example.com'"))
          .containsExactly("ada@example.com");
      assertThatThrownBy(
              () -> copies.copyIn("copy contact from stdin", new StringReader("2\tclear\n")))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
      assertThat(copies.copyIn("copy note from stdin", new StringReader("2\tclear\n"))).isOne();
      assertThat(Found.rows(ours, "select word from note where id = 2")).containsExactly("clear");
    }
  }

  @Test
  void largeObjectsAreNoCells() throws Exception {
    Scene scene = scene(ALLOWED);
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      LargeObjectManager objects = ours.unwrap(PGConnection.class).getLargeObjectAPI();
      long oid = objects.createLO();
      try (LargeObject object = objects.open(oid, LargeObjectManager.READWRITE)) {
        object.write("plain".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(Found.rows(ours, "select convert_from(lo_get(" + oid + "), 'UTF8') from contact"))
          .containsExactly("plain");
      scene.run(ours, "select lo_unlink(" + oid + ")");
      ours.commit();
      assertThatThrownBy(
              () -> scene.run(ours, "select lo_from_bytea(0, email) from contact where id = 1"))
          .hasMessageContaining("[HC-2");
      ours.rollback();
    }
  }

  @Test
  void notificationsArrive() throws Exception {
    Scene scene = scene(ALLOWED);
    try (Connection ours = scene.ours();
        Connection other = scene.ours()) {
      scene.run(ours, "listen contact");
      scene.run(other, "notify contact, 'id 1'", "select pg_notify('contact', 'id 2')");
      PGNotification[] got = ours.unwrap(PGConnection.class).getNotifications(5000);
      assertThat(got).extracting(PGNotification::getParameter).contains("id 1");
      scene.run(ours, "unlisten contact", "unlisten *");
    }
  }

  @Test
  void whatIsDeclaredOverPlainTablesWorks() throws Exception {
    Scene scene = scene(COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "prepare p (int) as select word from note where id = $1", "deallocate p");
      ours.setAutoCommit(false);
      scene.run(ours, "declare c cursor for select word from note");
      assertThat(Found.rows(ours, "fetch next from c")).containsExactly("plain");
      scene.run(ours, "move first in c", "close c");
      ours.commit();
      scene.run(ours, "do $$ begin insert into note values (3, 'code'); end $$");
      assertThat(Found.rows(ours, "select word from note where id = 3")).containsExactly("code");
      ours.rollback();
    }
  }

  /** What somebody made in the session under a harmless name is not seen. */
  @Test
  void whatWasPreparedPastUsIsRefused() throws Exception {
    Scene scene = scene(ALLOWED);
    try (Connection ours = scene.ours();
        Connection real = ours.unwrap(Connection.class)) {
      Connection raw = (Connection) ours.unwrap(PGConnection.class);
      scene.run(raw, "prepare hidden as select email from contact");
      try (Statement statement = real.createStatement()) {
        assertThatThrownBy(() -> statement.execute("execute hidden"))
            .hasMessageContaining("[HC-2119]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare p as insert into contact values (2, 'marker')",
        "prepare p (text) as select id from contact where email = $1",
        "declare c cursor with hold for select email from contact",
        "declare c scroll cursor for select id from contact where email = 'marker'",
        "copy contact (id, email) from stdin",
        "copy contact from program 'cat marker'",
        "copy contact from '/tmp/marker'",
        "copy contact to '/tmp/marker'",
        "copy (select email from contact where email = 'marker') to stdout",
        "copy (update contact set email = 'marker' returning id) to stdout",
        "do $$ begin update contact set email = 'marker'; end $$",
        "do language plpgsql 'begin update contact set email = ''marker''; end'",
        "do $a$ begin execute 'update con' || 'tact set email = ''marker'''; end $a$; select * from"
            + " contact order by email",
        "select query_to_xml('select id from contact where email = ''marker''', true, false, '')",
        "select query_to_xml_and_xmlschema($$select * from contact$$, true, false, '')",
        "select table_to_xml('contact', true, false, '')",
        "select database_to_xml(true, false, '')",
        "select cursor_to_xml('c', 1, true, false, '') from contact",
        "select * from dblink('dbname=x', 'select email from contact') as t(email text)",
        "select dblink_exec('dbname=x', 'update contact set email = ''marker''')",
        "select ts_stat('select to_tsvector(email) from contact')",
        "select * from ts_stat($$select to_tsvector(email::text) from contact$$)",
        "do $$ begin perform query_to_xml('select 1 from con' || 'tact', true, false, ''); end $$",
        "do $$ begin perform database_to_xml(true, false, ''); end $$",
        "create function f() returns xml language sql as $$ select query_to_xml('select 1 from con'"
            + " || 'tact', true, false, '') $$",
        "create or replace function f() returns text language sql return (select email::text from"
            + " contact limit 1)",
        "create extension file_fdw; select email from contact where email like 'm%'",
        "select lo_from_bytea(0, email) from contact",
        "select pg_notify('c', email) from contact",
        "select set_config('my.mail', email, false) from contact",
        "select string_agg(email, ',') from contact",
        "select encode(email, 'hex') from contact",
        "select email::bytea from contact",
        "select * from contact tablesample system (50) where email like 'm%'",
        "select email from only contact where email < 'marker'",
        "select (select json_agg(c) from contact c)",
        "select * from rows from (unnest(array(select email from contact))) as t(m)",
        "explain (analyze) update contact set email = email || 'marker'",
        "with w as materialized (select email from contact) select * from w where email like 'm%'"
      })
  void waysPastUsAreRefused(String sql) throws Exception {
    try (Connection ours = scene(COLUMNS).ours();
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .as(sql)
          .hasMessageContaining("[HC-2")
          .hasMessageNotContaining("marker");
      assertThatThrownBy(
              () -> {
                try (PreparedStatement prepared = ours.prepareStatement(sql)) {
                  prepared.execute();
                }
              })
          .as(sql)
          .hasMessageContaining("[HC-2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comment on table plain is 'Execute the order; crosstab(x) is used'",
        "alter table plain add column told text default 'execute the order'",
        "create type kind as enum ('execute the order')",
        "notify channel, 'execute the order'",
        "set application_name = 'execute the order'"
      })
  void textThatIsNoCodeIsNotTakenForSome(String sql) throws Exception {
    Scene scene = scene(COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create table plain (id int)");
      scene.run(ours, sql);
    }
  }
}
