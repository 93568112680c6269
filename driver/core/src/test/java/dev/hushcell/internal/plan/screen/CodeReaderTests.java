package dev.hushcell.internal.plan.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import org.junit.jupiter.api.Test;

class CodeReaderTests {
  private final CodeReader reader = new CodeReader(new PostgresRules());

  @Test
  void namesWhatStandsAtEveryDepth() {
    CodeReading reading =
        reader.read(
            "BEGIN EXECUTE 'SELECT query_to_xml(''select 1 from U&\"\\0063ontact\"'')'; END");

    assertThat(reading.isKnown()).isTrue();
    assertThat(reading.names()).contains("contact", "query_to_xml");
  }

  @Test
  void sayWhenTextsArePutTogether() {
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
}
