package dev.hushcell.contract.postgresql;

import static dev.hushcell.contract.Overheard.MARK;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Overheard;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code in literals that the server runs: blocks, bodies, queries of functions, bounds of
 * partitions. What is not read to its end is not sent; {@code {m}} is the value of a protected
 * column.
 */
@EachPostgres
class RunCodeTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        later.email:   { search: equality, compare: exact }
      """;

  /** Put together by the server, so that no text has the name of the table. */
  private static final String ASSEMBLED = "'update con'||'tact set name=''{m}'''";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void tables() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table contact (id int primary key, name varchar(40), email varchar(60))",
          "create table note (id int, text varchar(90))",
          "insert into contact (id, email) values (1, 'ada@example.com')");
      scene.run(
          plain,
          "create view hidden as select id, email from contact",
          "create table later (id int, email varchar(60)) partition by list (email)",
          "create table deep (id int, email varchar(60)) partition by list (id)",
          "create table piece (id int, email varchar(60))");
    }
  }

  private static String marked(String text) {
    return text.replace("{run}", ASSEMBLED).replace("{m}", MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do $$ begin for i in 1..0x1 loop execute {run}; end loop; end $$",
        "do $$ begin for i in 0..0o0 loop execute {run}; end loop; end $$",
        "do $$ begin for i in 1..0b1 loop execute {run}; end loop; end $$",
        "do $$ declare a text := U&'\\0041'; b text := U&\"\\0061\"; begin execute {run}; end $$",
        "do $$ begin perform U&'\\0041' U&\"\\0063ontact\"; execute {run}; end $$",
        "do $$ declare a text := E'\\xc3'\n'\\xa9'; begin execute {run}; end $$",
        "do $$ begin execute format('update %I set name=''{m}''', 'con'||'tact'); end $$",
        "do $$ declare function text := {run}; begin execute function; end $$",
        "do $$ declare immediate text := {run}; begin execute immediate; end $$",
        "do $$ declare r record; begin for r in execute {run} loop end loop; end $$",
        "do $a$ begin execute 'do $$ begin execute ''update con''||''{m}''; end $$'; end $a$",
        "do $$ begin perform query_to_xml('select 1 from con'||'tact {m}', true, false, ''); end $$",
        "do $$ begin execute 'select ''{m}'; end $$",
        "create function f() returns void language plpgsql as"
            + " $$ begin for i in 1..0x1 loop execute {run}; end loop; end $$",
        "create function f() returns void as 'begin execute ''update con''||''{m}''; end'"
            + " language 'plpgsql'",
        "create function f() returns void language plperl as $$ spi_exec_query('{m}') $$",
        "create procedure f() language plpgsql as"
            + " $$ declare procedure text := {run}; begin execute procedure; end $$",
        "copy (select '{m}') to program 'cat'",
        "explain execute p('{m}')",
        "create table copied as execute p('{m}')"
      })
  void refusesBlocksAndBodiesThatMayReachAnything(String text) throws SQLException {
    Overheard.requireKept(scene, marked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select query_to_xml('select id from U&\"\\0063ontact\" where name=''{m}''',true,false,'')",
        "select query_to_xml('select id from U&\"!0063ontact\" uescape ''!'' where ''{m}''='''''"
            + ",true,false,'')",
        "select query_to_xml('select id from hidden where email::text=''{m}''', true, false, '')",
        "insert into note values (1, query_to_xml('table hidden', true, false, '{m}')::text)",
        "select U&\"query\\005fto_xml\"('select id from con'||'tact {m}', true, false, '')",
        "select U&\"query!005fto_xml\" uescape '!' ('select id from con'||'{m}', true, false, '')",
        "select query_to_xml('select ''{m}', true, false, '')"
      })
  void refusesQueriesOfFunctions(String text) throws SQLException {
    Overheard.requireKept(scene, marked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select query_to_xml(?, true, false, '')",
        "select query_to_xml('select id from hidden where email::text='''||?||'''', true, false, '')",
        "select U&\"query!005fto_xml\" uescape '!' (?, true, false, '')"
      })
  void refusesQueriesOfFunctionsWithParameters(String text) throws SQLException {
    Overheard.requireKept(scene, text, MARK);
  }

  /** Its name stands in no text before, and then in a literal only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select query_to_xml('select id from made where email::text=''{m}''', true, false, '')",
        "insert into note values (1, query_to_xml('table made', true, false, '{m}')::text)"
      })
  void findsAViewThatOthersMadeMeanwhile(String text) throws SQLException {
    try (Overheard ours = new Overheard(scene);
        Connection plain = scene.plain()) {
      ours.requireSent("select id from note");
      ours.requireSent("select id from contact");
      ours.requireSent("select query_to_xml('select 1 as m from note', true, false, '')");
      scene.run(plain, "create view made as select id, email from contact");
      ours.requireKept(marked(text));
    }
  }

  /** The driver sends the statements of a text one by one: the first decides over the second. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "set standard_conforming_strings=off;",
        "select set_config('standard_conforming_strings', 'off', false);"
      })
  void refusesATextThatSwitchesHowItsRestIsRead(String first) throws SQLException {
    String rest =
        " select 'a\\' , ' , (select count(*) from U&\"\\0063ontact\" where name='{m}') , ' --\\'\n"
            + " x' --'";
    Overheard.requireKept(scene, first + marked(rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table later_p partition of later for values in ('{m}')",
        "alter table later attach partition piece for values in ('{m}')",
        "alter table deep attach partition contact for values in ('{m}')",
        "insert into later values (1, '{m}')"
      })
  void refusesBoundsThatAreValues(String text) throws SQLException {
    Overheard.requireKept(scene, marked(text));
  }

  @Test
  void saysThatATableIsPartitionedByAProtectedColumn() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String sql :
          new String[] {
            "create table later_p partition of later for values in ('a')",
            "insert into later values (1, 'a')"
          }) {
        assertThatThrownBy(() -> scene.run(ours, sql))
            .hasMessageStartingWith("[HC-1335]")
            .hasMessageContaining("partitioned");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into note values (9, 'it''s {half [ select')",
        "insert into note values (9, E'it\\'s {half \\\\')",
        "insert into note values (9, $$it's \"half /* select$$)",
        "comment on table note is 'it''s \"half'",
        "do $$ begin raise notice 'it''s {half [ \"'; end $$",
        "do $$ begin perform 1 from note where text ~ '\\d \"x'; end $$",
        "do $$ begin execute 'select 1 from note where text = ''it''''s'''; end $$",
        "do $$ begin for i in 1..0x1 loop perform 1; end loop; end $$",
        "create function f() returns int language plpgsql set search_path = public as"
            + " $$ begin if 'a' ~ '\\d+' then raise notice 'it''s'; end if; return 1; end $$",
        "select query_to_xml('select ''it''''s'' from note', true, false, '')",
        "select id as execute from note",
        "create table deep_p partition of deep for values in (1)",
        "select U&'\\0041' U&\"\\0062\", 1_000, 0x1F, 0o17, 0b101, E'\\xc3'\n'\\xa9'"
      })
  void sendsWhatTouchesNothing(String text) throws SQLException {
    Overheard.requireSent(scene, text);
  }
}
