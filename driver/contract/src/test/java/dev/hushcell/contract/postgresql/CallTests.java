package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Routines of PostgreSQL that take and give cells, as {@code procedures:} declares. */
@EachPostgres
class CallTests {
  private static final String SECTIONS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.born: {}
      procedures:
        crm.set_email: { parameters: [ plain, contact.email ] }
        crm.get_email: { parameters: [ plain, { out: contact.email }, { out: plain } ] }
        crm.swap_email: { parameters: [ plain, { inout: contact.email } ] }
        crm.email_of: { parameters: [ plain ], returns: contact.email }
        crm.emails: { parameters: [], returns: contact.email }
        crm.ids: { parameters: [ contact.email ] }
        crm.people: { parameters: [ plain ], results: [ { id: plain, mail: contact.email } ] }
        crm.browse: { parameters: [ plain ], returns: { cursor: { id: plain, email: contact.email } } }
        crm.browse_two:
          parameters:
            - { cursor: { id: plain, email: contact.email } }
            - { cursor: [ contact.born ] }
        crm.tell: { parameters: [ { out: contact.email }, { out: contact.born } ] }
      """;
  private static final String MARK = "m4rked@example.org";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void routines() throws Exception {
    scene = Scene.of(server, directory, SECTIONS);
    ours = scene.ours();
    scene.run(
        ours,
        "create schema crm",
        "create table crm.contact (id int primary key, email varchar(40), born date)",
        "insert into crm.contact values (1, '" + MARK + "', '1815-12-10'), (2, null, null)");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create procedure crm.set_email(which int, address bytea) language sql as"
              + " 'update crm.contact set email = address where id = which'",
          "create function crm.get_email(which int, out address bytea, out found int)"
              + " language sql as 'select email, id from crm.contact where id = which'",
          "create procedure crm.swap_email(which int, inout address bytea) language plpgsql as"
              + " $$ declare old bytea; begin select email into old from crm.contact where id ="
              + " which; update crm.contact set email = address where id = which; address := old;"
              + " end $$",
          "create function crm.email_of(which int) returns bytea language sql as"
              + " 'select email from crm.contact where id = which'",
          "create function crm.emails() returns setof bytea language sql as"
              + " 'select email from crm.contact order by id'",
          "create function crm.ids(address bytea) returns setof int language sql as"
              + " 'select id from crm.contact where email = address'",
          "create function crm.people(since int) returns table (id int, mail bytea) language sql as"
              + " 'select id, email from crm.contact where id >= since order by id'",
          "create function crm.browse(since int) returns refcursor language plpgsql as"
              + " $$ declare c refcursor; begin open c for select id, email from crm.contact where"
              + " id >= since order by id; return c; end $$",
          "create function crm.browse_two(out a refcursor, out b refcursor) language plpgsql as"
              + " $$ begin open a for select id, email from crm.contact order by id;"
              + " open b for select born from crm.contact order by id; end $$",
          "create function crm.tell(out address bytea, out day bytea) language sql as"
              + " 'select email, born from crm.contact where id = 1'");
    }
  }

  @AfterEach
  void nothingLeaked() throws Exception {
    ours.close();
    server.flush();
    assertThat(scene.traces().of(MARK)).isEmpty();
    assertThat(server.told()).noneMatch(text -> text.contains("m4rked"));
  }

  @Test
  void procedureTakesACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("call crm.set_email(?, ?)")) {
      call.setInt(1, 2);
      call.setString(2, MARK + "2");
      call.execute();
    }
    assertThat(Found.rows(ours, "select id from crm.contact where email = '" + MARK + "2'"))
        .containsExactly("2");
  }

  @Test
  void functionGivesCellsByItsParameters() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call crm.get_email(?, ?, ?)}")) {
      call.setInt(1, 1);
      call.registerOutParameter(2, Types.VARCHAR);
      call.registerOutParameter(3, Types.INTEGER);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
      assertThat(call.getObject(2)).isEqualTo(MARK);
      assertThat(call.getString("address")).isEqualTo(MARK);
      assertThat(call.wasNull()).isFalse();
      assertThat(call.getInt(3)).isEqualTo(1);
      assertThat(call.getInt("found")).isEqualTo(1);
      call.setInt("which", 2);
      call.execute();
      assertThat(call.getString(2)).isNull();
      assertThat(call.wasNull()).isTrue();
    }
  }

  @Test
  void procedureExchangesACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("call crm.swap_email(?, ?)")) {
      call.setInt(1, 1);
      call.setString(2, MARK + "3");
      call.registerOutParameter(2, Types.VARCHAR);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
    }
    assertThat(Found.rows(ours, "select email from crm.contact where id = 1"))
        .containsExactly(MARK + "3");
  }

  @Test
  void functionReturnsACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{? = call crm.email_of(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setInt(2, 1);
      call.execute();
      assertThat(call.getString(1)).isEqualTo(MARK);
    }
    assertThat(Found.rows(ours, "select crm.email_of(id), id from crm.contact order by id"))
        .containsExactly(MARK + "|1", "null|2");
    assertThat(
            Found.rows(ours, "select id from crm.contact where crm.email_of(id) = '" + MARK + "'"))
        .containsExactly("1");
    assertThat(Found.rows(ours, "select * from crm.email_of(1)")).containsExactly(MARK);
    assertThat(Found.rows(ours, "select e from crm.emails() e where e is not null"))
        .containsExactly(MARK);
  }

  @Test
  void functionReturnsRows() throws SQLException {
    String row = "1|" + MARK;
    assertThat(Found.rows(ours, "select * from crm.people(0)")).containsExactly(row, "2|null");
    assertThat(Found.rows(ours, "select p.mail from crm.people(0) p where p.mail = '" + MARK + "'"))
        .containsExactly(MARK);
    try (CallableStatement call = ours.prepareCall("{call crm.people(?)}")) {
      call.setInt(1, 1);
      try (ResultSet rows = call.executeQuery()) {
        assertThat(rows.getMetaData().getColumnTypeName(2)).isEqualTo("varchar");
        assertThat(Found.rows(rows)).containsExactly(row, "2|null");
      }
    }
    assertThat(Found.rows(ours, "select * from crm.ids('" + MARK + "')")).containsExactly("1");
  }

  @Test
  void cursorsGiveCells() throws SQLException {
    ours.setAutoCommit(false);
    try (CallableStatement call = ours.prepareCall("{? = call crm.browse(?)}")) {
      call.registerOutParameter(1, Types.OTHER);
      call.setInt(2, 1);
      call.execute();
      try (ResultSet rows = (ResultSet) call.getObject(1)) {
        assertThat(Found.rows(rows)).containsExactly("1|" + MARK, "2|null");
      }
    }
    try (CallableStatement call = ours.prepareCall("{call crm.browse_two(?, ?)}")) {
      call.registerOutParameter(1, Types.REF_CURSOR);
      call.registerOutParameter(2, Types.REF_CURSOR);
      call.execute();
      assertThat(Found.rows((ResultSet) call.getObject(1))).containsExactly("1|" + MARK, "2|null");
      assertThat(Found.rows((ResultSet) call.getObject(2))).containsExactly("1815-12-10", "null");
    }
    ours.rollback();
  }
}
