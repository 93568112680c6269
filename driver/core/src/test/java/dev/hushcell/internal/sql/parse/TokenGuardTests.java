package dev.hushcell.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenGuardTests {
  private static final String PARSED =
      "select a , b from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = X'20'";

  private final TokenGuard guard = new TokenGuard(new Lexer(new H2Language()));

  @Test
  void acceptsOtherSpacesAndOtherCaseOfWords() {
    assertThat(
            guard.same(PARSED, "SELECT a,b FROM t WHERE c=?9 AND \"D\" IN ('13',15) AND e = X'20'"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a condition lost     | select a , b from t where c = ?9 and \"D\" in ( '13' , 15 )",
        "a column lost        | select a from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "a column added       | select a , b , c from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "columns swapped      | select b , a from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "another parameter    | select a , b from t where c = ?8 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "literals swapped     | select a , b from t where c = ?9 and \"D\" in ( '15' , 13 ) and e = X'20'",
        "string became number | select a , b from t where c = ?9 and \"D\" in ( 13 , 15 ) and e = X'20'",
        "binary became string | select a , b from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = '20'",
        "another operator     | select a , b from t where c <> ?9 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "quotes lost          | select a , b from t where c = ?9 and D in ( '13' , 15 ) and e = X'20'",
        "case of a quoted one | select a , b from t where c = ?9 and \"d\" in ( '13' , 15 ) and e = X'20'",
        "and became or        | select a , b from t where c = ?9 or \"D\" in ( '13' , 15 ) and e = X'20'",
        "parentheses lost     | select a , b from t where c = ?9 and \"D\" in '13' , 15 and e = X'20'",
        "a word added         | select distinct a , b from t where c = ?9 and \"D\" in ( '13' , 15 ) and e = X'20'",
        "unreadable           | select a , b from t where c = ?9 and \"D\" in ( '13 , 15 ) and e = X'20'"
      })
  void seesAnyDifference(String difference, String printed) {
    assertThat(guard.same(PARSED, printed)).as(difference).isFalse();
  }
}
