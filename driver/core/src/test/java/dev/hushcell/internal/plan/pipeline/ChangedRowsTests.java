package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Lexer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedRowsTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select id from inbox | inbox",
        "select id from a.inbox i where id = 1 | a.inbox",
        "select (select 1 from other), id from \"In box\" | \"In box\"",
        "select id from only inbox | inbox",
        "select extract(year from day) from inbox where id in (select id from other) | inbox"
      })
  void theTableBehindFromStandsForTheirs(String query, String table) {
    assertThat(statement(query)).contains("DELETE FROM " + table);
  }

  /** Of two, either may be the one of the table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select note is distinct from other, id from inbox",
        "select id from inbox where note is distinct from other",
        "select id from inbox union select id from other"
      })
  void noneStandsForThemBehindTwo(String query) {
    assertThat(statement(query)).isEmpty();
  }

  @Test
  void noneStandsForThemWithoutATable() {
    assertThat(statement("select 1")).isEmpty();
    assertThat(statement("select id from (select id from inbox) i")).isEmpty();
  }

  private static Optional<String> statement(String query) {
    return new ChangedRows(Lexer.ofCommonText().lex(query)).statement();
  }
}
