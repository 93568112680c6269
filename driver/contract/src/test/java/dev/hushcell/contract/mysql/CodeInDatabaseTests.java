package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code and tables of the database that reach a protected table over others: found through every
 * step, and refused where they are used.
 */
@EachMaria
@OneCollation
class CodeInDatabaseTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";
  private static final String CONTACT =
      "create table contact (id int primary key, name varchar(40), email varchar(100))";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create view v as select email from contact; create view w as select upper(email) as u from v"
            + "| select u from w",
        "create sql security invoker view v as select concat(email, '!') as u from contact"
            + "| select u from v",
        "create algorithm = temptable sql security definer view v as select id from contact where"
            + " email like 'a%' | select id from v",
        "create function f() returns int reads sql data return (select count(*) from contact where"
            + " email = 'ada@example.com'); create view v as select f() as n | select n from v",
        "create function f() returns int reads sql data return (select count(*) from contact where"
            + " email = 'ada@example.com'); create function g() returns int reads sql data return f()"
            + "| select g() from other",
        "create procedure p() insert into contact (id, email) values (7, 'clear');"
            + " create trigger t after insert on other for each row call p()"
            + "| insert into other (id) values (1)",
        "create table third (id int); create trigger t after insert on other for each row insert into"
            + " third values (new.id); create trigger u after insert on third for each row insert into"
            + " contact (id, email) values (new.id, 'clear') | insert into other (id) values (1)",
        "create trigger t after update on contact for each row insert into other (id, word) values"
            + " (new.id, new.email) | update contact set name = 'x'",
        "create trigger t after delete on contact for each row insert into other (id, word) values"
            + " (old.id, old.email) | delete contact from contact where id = 1",
        "create trigger t after update on other for each row update contact set email = new.word"
            + "| update other o join contact c on c.id = o.id set o.word = 'x'",
        "create view v as select id, word from other; create trigger t after update on other for each"
            + " row update contact set email = new.word | update v set word = 'x'",
        "create procedure p() begin declare exit handler for sqlexception begin end; begin not atomic"
            + " select email from contact; end; end; create procedure q() call p() | call q()",
        "create procedure p(t text) execute immediate t | call p('select email from contact')"
      })
  void codeIsFollowed(String code, String use) throws SQLException {
    assumeTrue(server.takes(code), "the server has no such form");
    given(CONTACT, "create table other (id int, word varchar(200))");
    given("insert into other values (0, 'w')");
    given(code.split(";(?= create )"));
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, use)).hasMessageContaining("[HC-2");
    }
  }

  @Test
  void viewsOverViewsAreReadAsTheTable() throws SQLException {
    given(
        CONTACT,
        "create sql security invoker view v as select id, email as mail from contact",
        "create view w as select mail as m from v where id < 10");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      assertThat(Found.rows(ours, "select m from w where m = 'ada@example.com'"))
          .containsExactly("ada@example.com");
      assertThatThrownBy(() -> scene.run(ours, "update w set m = 'x'"))
          .hasMessageContaining("[HC-2118]");
    }
  }

  @Test
  void eventsOfOthersStoreNoPlaintext() throws SQLException {
    given(
        CONTACT,
        "create event e on schedule every 1 day starts '2037-01-01' do insert into contact (id, email)"
            + " values (2, 'clear')");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      assertThatThrownBy(
              () -> scene.run(plain, "insert into contact (id, email) values (2, 'clear')"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> scene.run(ours, "alter event e do update contact set email = 'clear'"))
          .hasMessageContaining("[HC-2");
      scene.run(ours, "alter event e disable", "drop event e");
    }
  }

  @Test
  void tablesOverTheRowsOfOthersAreGuarded() throws SQLException {
    given(
        CONTACT + " engine=MyISAM",
        "create table merged (id int primary key, name varchar(40), email varchar(100)) engine=merge"
            + " union=(contact) insert_method=last");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      for (String use :
          new String[] {
            "select email from merged",
            "insert into merged (id, email) values (2, 'clear')",
            "update merged m join contact c on c.id = m.id set m.email = 'clear'",
            "delete from merged"
          }) {
        assertThatThrownBy(() -> scene.run(ours, use)).as(use).hasMessageContaining("[HC-2118]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FEDERATED", "CONNECT", "SPIDER"})
  void tablesOfOtherServersAreGuarded(String engine) throws SQLException {
    try (Connection plain = scene.plain()) {
      assumeFalse(
          Found.rows(
                  plain,
                  "select 1 from information_schema.engines where support in ('YES', 'DEFAULT') and"
                      + " engine = '"
                      + engine
                      + "'")
              .isEmpty(),
          "the server has no engine " + engine);
    }
    given(CONTACT, remote(engine));
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      assertThatThrownBy(() -> scene.run(ours, "select * from remote"))
          .hasMessageContaining("[HC-2118]");
    }
  }

  private static String remote(String engine) {
    String table = "create table remote (id int not null, email varchar(100)) engine=" + engine;
    return switch (engine) {
      case "FEDERATED" -> table + " connection='mysql://u@localhost:1/base/contact'";
      case "CONNECT" -> table + " table_type=mysql dbname=base tabname=contact";
      default -> table + " comment='wrapper \"mysql\", table \"contact\"'";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table contact (id int primary key, name varchar(40), email varchar(100)) with system"
            + " versioning",
        "create table contact (id int, name varchar(40), email varchar(100)) partition by list"
            + " columns (email) (partition a values in ('ada@example.com'), partition b default)",
        "create table contact (id int, name varchar(40), email varchar(100)) partition by range"
            + " columns (email) (partition a values less than ('m'), partition b values less than"
            + " (maxvalue))",
        "create table contact (id int, name varchar(40), email varchar(100)) partition by key (email)"
            + " partitions 2",
        "create table contact (id int, name varchar(40), email varchar(100)) partition by range (id)"
            + " subpartition by key (email) subpartitions 2 (partition a values less than maxvalue)",
        "create table contact (id int, name varchar(40), email varchar(100), low varchar(100) as"
            + " (lower(email)) stored)",
        "create table contact (id int, name varchar(40), email varchar(100) default (uuid()))",
        "create view contact as select 1 as id, 'n' as name, 'e' as email"
      })
  void tableThatKeepsPlaintextElsewhereIsNotActivated(String table) throws SQLException {
    assumeTrue(server.takes(table), "the server has no such form");
    given(table);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThatThrownBy(
              () ->
                  scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')"))
          .hasMessageContaining("[HC-");
      assertThat(Found.rows(plain, "select count(*) from contact where email like '%ada%'"))
          .containsExactly("0");
    }
  }

  /** A history is made by the database, of cells alone; it is read past the driver only. */
  @Test
  @EveryServer
  void historyThatBeginsLaterHoldsCellsAndIsNotRead() throws SQLException {
    String versioned = "alter table contact add system versioning";
    assumeTrue(server.takes(versioned), "the server keeps no history");
    given(CONTACT);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      scene.run(plain, versioned);
      scene.run(ours, "update contact set email = 'new@example.com' where id = 1");
      assertThat(Found.rows(ours, "select email from contact where email = 'new@example.com'"))
          .containsExactly("new@example.com");
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact for system_time all"))
          .hasMessageContaining("[HC-2");
      assertThatThrownBy(() -> scene.run(ours, "delete history from contact"))
          .hasMessageContaining("[HC-2");
      assertThat(Found.bytes(plain, "select email from contact for system_time all"))
          .hasSize(2)
          .noneMatch(cell -> cell.contains("example"));
    }
  }

  private void given(String... statements) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, statements);
    }
  }
}
