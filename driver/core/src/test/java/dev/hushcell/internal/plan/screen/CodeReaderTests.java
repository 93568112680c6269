package dev.hushcell.internal.plan.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.plan.screen.CodeReader.CodeReading;
import org.junit.jupiter.api.Test;

class CodeReaderTests {
  private final CodeReader reader = new CodeReader(PostgresRules.RULES);

  @Test
  void namesWhatStandsAtEveryDepth() {
    CodeReading reading =
        reader.read(
            "BEGIN EXECUTE 'SELECT query_to_xml(''select 1 from U&\"\\0063ontact\"'')'; END");

    assertThat(reading.isKnown()).isTrue();
    assertThat(reading.names()).contains("contact", "query_to_xml");
  }

  @Test
  void saysWhenTextsArePutTogether() {
    assertThat(reader.read("BEGIN EXECUTE 'UPDATE con' || 'tact'; END").assembles()).isTrue();
    assertThat(reader.read("BEGIN PERFORM U&\"query\\005fto_xml\"('a' || 'b'); END").assembles())
        .isTrue();
    assertThat(reader.read("CREATE TRIGGER t EXECUTE FUNCTION f()").assembles()).isFalse();
    assertThat(reader.read("GRANT EXECUTE ON FUNCTION f TO a").assembles()).isFalse();
  }

  @Test
  void saysWhenItDidNotReachTheEnd() {
    assertThat(reader.read("SELECT 'a").whole()).isFalse();
    assertThat(reader.read("BEGIN EXECUTE 'SELECT ''a'; END").whole()).isFalse();
    assertThat(reader.read("SELECT 'it''s'").whole()).isTrue();
  }

  @Test
  void saysWhatChangesTheMeaningOfNames() {
    assertThat(reader.read("SELECT U&\"set!005fconfig\" UESCAPE '!'('a', 'b', false)").steers())
        .isTrue();
    assertThat(reader.read("BEGIN SET search_path = x; END").steers()).isTrue();
    assertThat(reader.read("BEGIN EXECUTE 'SET LOCAL SCHEMA ''x'''; END").steers()).isTrue();
    assertThat(reader.read("SELECT 1").steers()).isFalse();
  }

  @Test
  void takesAVariableThatIsCalledLikeAWordForText() {
    assertThat(reader.read("BEGIN EXECUTE function; END").assembles()).isTrue();
    assertThat(reader.read("BEGIN EXECUTE immediate; END").assembles()).isTrue();
    assertThat(reader.read("SELECT query_to_xml(x, true, false, '')").assembles()).isTrue();
    assertThat(reader.read("SELECT table_to_xml('a', true, false, '')").assembles()).isTrue();
  }

  @Test
  void readsBodiesInBodies() {
    assertThat(reader.read("DO 'BEGIN DO ''BEGIN EXECUTE x; END''; END'").assembles()).isTrue();
    assertThat(reader.read("CREATE FUNCTION f() AS $$ it's $$ LANGUAGE plpgsql").whole()).isFalse();
    assertThat(reader.read("CREATE FUNCTION f() AS $$ x $$ LANGUAGE plperl").whole()).isFalse();
    assertThat(reader.read("CREATE FUNCTION f(a text DEFAULT 'it''s') AS $$ x $$").whole())
        .isTrue();
  }

  @Test
  void takesACodeForUnreadThatSwitchesHowItIsRead() {
    String switched = "BEGIN SET standard_conforming_strings = off; PERFORM 'a%s'; END";
    assertThat(reader.read(switched.formatted("\\")).whole()).isFalse();
    assertThat(reader.read(switched.formatted("b")).whole()).isTrue();
    assertThat(reader.read("SELECT set_config(x, 'off', false), '\\'").whole()).isFalse();
    assertThat(reader.read("SELECT set_config('app.x', 'off', false), '\\'").whole()).isTrue();
  }

  @Test
  void asksADatabaseWithWaysOfItsOwn() {
    CodeReader own = new CodeReader(SqlServerRules.RULES);
    assertThat(own.read("CREATE PROCEDURE p AS EXEC (@sql)").assembles()).isTrue();
    assertThat(own.read("CREATE PROCEDURE p AS EXEC sp_executesql N'select 1 from contact'"))
        .satisfies(found -> assertThat(found.isKnown()).isTrue())
        .satisfies(found -> assertThat(found.names()).contains("contact"));
  }
}
