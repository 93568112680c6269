package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTests {
  private final Lexer lexer = new Lexer(new H2Language());

  @Test
  void keepsTheOffsetsOfTheText() {
    String sql = "SELECT\t\"a\"\"b\" /* \ud83d\ude00 */ ,\r\n x'00'||? FROM t -- end";

    List<Token> tokens = lexer.lex(sql).list();

    assertThat(tokens)
        .extracting(token -> sql.substring(token.begin(), token.end()))
        .containsExactly("SELECT", "\"a\"\"b\"", ",", "x'00'", "||", "?", "FROM", "t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "abc                       | WORD   | abc",
        "_a$1é                     | WORD   | _a$1é",
        "\"a\"\"b\"                | QUOTED | a\"b",
        "`a b`                     | QUOTED | A B",
        "U&\"\\0061\\+000062\\\\\" | QUOTED | ab\\",
        "'it''s'                   | STRING | it's",
        "N'x'                      | STRING | x",
        "$$it's$$                  | STRING | it's",
        "U&'!0041!!' UESCAPE '!'   | STRING | A!",
        "X'4a 4B'                  | BINARY | 4a4B",
        "1_000.5e-3                | NUMBER | 1_000.5e-3",
        "0xFFL                     | NUMBER | 0xFFL",
        "?                         | PARAMETER | ?",
        "::                        | SYMBOL | ::",
        "!=                        | SYMBOL | !="
      })
  void readsEveryNotation(String text, Token.Kind kind, String value) {
    assertThat(lexer.lex(text).list()).containsExactly(new Token(kind, 0, text.length(), value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a # b               | UNEXPECTED_CHARACTER",
        "a \\ b              | UNEXPECTED_CHARACTER",
        "a ! b               | UNEXPECTED_CHARACTER",
        "'abc                | UNTERMINATED",
        "'abc''              | UNTERMINATED",
        "\"abc               | UNTERMINATED",
        "`abc                | UNTERMINATED",
        "$$abc               | UNTERMINATED",
        "X'00                | UNTERMINATED",
        "/* /* */            | UNTERMINATED",
        "1_                  | MALFORMED_NUMBER",
        "1e                  | MALFORMED_NUMBER",
        "0x                  | MALFORMED_NUMBER",
        "0b12                | MALFORMED_NUMBER",
        "X'0'                | MALFORMED_BINARY",
        "X'0g'               | MALFORMED_BINARY",
        "U&'\\004'           | MALFORMED_UNICODE",
        "U&'\\00g1'          | MALFORMED_UNICODE",
        "U&'\\+110000'       | MALFORMED_UNICODE",
        "U&'a' UESCAPE 'ab'  | MALFORMED_UNICODE",
        "U&'a' UESCAPE       | MALFORMED_UNICODE",
        "U&\"a\" U&\"b\"     | ESCAPES_SIDE_BY_SIDE"
      })
  void refusesWhatTheDatabaseRefuses(String text, SqlFault expected) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> lexer.lex(text))
        .withMessageContaining(expected.id())
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(expected));
  }

  @Test
  void saysWhereItStopped() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> lexer.lex("SELECT 'x"))
        .withMessageContaining("(position 8)");
  }
}
