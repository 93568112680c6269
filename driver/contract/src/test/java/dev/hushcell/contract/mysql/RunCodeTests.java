package dev.hushcell.contract.mysql;

import static dev.hushcell.contract.Overheard.MARK;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Overheard;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code that some versions take for a comment, and texts that the server runs. What is not read to
 * its end is not sent; {@code {m}} is the value of a protected column.
 */
@EachMaria
@EveryServer
@OneCollation
class RunCodeTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";

  /** Put together by the server, so that no text has the name of the table. */
  private static final String ASSEMBLED = "concat('update con','tact set name=''{m}''')";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void tables() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, name varchar(40), email varchar(60))",
          "create table note (id int, word varchar(90))",
          "insert into contact (id, email) values (1, 'ada@example.com')");
    }
  }

  private static String marked(String text) {
    return text.replace("{run}", ASSEMBLED).replace("{m}", MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*!999999 [ */ execute immediate {run}",
        "/*!999999 ' */ execute immediate {run}",
        "/*!999999 ' */ execute immediate {run} /*!999999 ' */",
        "/*M!999999 \" */ execute immediate {run}",
        "/*!999999 [ */ prepare s from {run}",
        "/*!999999 [ */ begin not atomic execute immediate {run}; end",
        "/*!999999 select 1 -- */ execute immediate {run}",
        "/*!999999 # */ execute immediate {run}",
        "/*!999999 /* */ execute immediate {run} */",
        "/*!10000 execute */ /*!99998 select */ /*!10001 immediate */ {run}",
        "execute immediate '/*!999999 [ */ execute immediate {run}'",
        "execute # x\nimmediate {run}",
        "begin not atomic for i in 1..0x1 do execute immediate {run}; end for; end",
        "execute immediate 'select ''{m}'",
        "analyze execute immediate {run}",
        "select $$ ' $$, '{m}'"
      })
  void refusesCodeThatMayBeAComment(String text) throws SQLException {
    Overheard.requireKept(scene, marked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*!999999 ' */ execute immediate concat('update con','tact set name=?') using ?",
        "execute immediate concat('update con','tact set name=?') using ?"
      })
  void refusesItWithParameters(String text) throws SQLException {
    Overheard.requireKept(scene, text, MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set sql_mode='MSSQL'; select 1 as [x]; execute immediate {run}",
        "set sql_mode='ANSI_QUOTES'; select \"{m}\"",
        "set names gbk; select '縗', '{m}'",
        "set statement sql_mode='ANSI_QUOTES' for execute immediate 'select \"{m}\"'",
        "create procedure p() begin set sql_mode='ANSI_QUOTES'; execute immediate 'select \"{m}\"';"
            + " end"
      })
  void refusesATextThatSwitchesHowItsRestIsRead(String text) throws SQLException {
    Overheard.requireKept(scene, marked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*!40101 set @a = 1 */",
        "select /*! 1 + */ 1",
        "insert /*!99999 ignore */ into note values (3, 'x')",
        "create table parted (id int) /*!50100 partition by hash (id) partitions 2 */",
        "insert into note values (9, 'it''s {half [ select')",
        "insert into note values (9, \"it's \\\" /* half [ select\")",
        "execute immediate 'select 1 from note where word = ''it [ {'''",
        "begin not atomic for i in 1..2 do insert into note values (i, 'x'); end for; end",
        "select '縗' from note"
      })
  void sendsWhatTouchesNothing(String text) throws SQLException {
    assumeTrue(server.takes(text), "the server has no such form");
    Overheard.requireSent(scene, text);
  }
}
