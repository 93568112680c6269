package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.dialect.postgresql.text.PostgresLanguage;
import dev.hushcell.internal.fault.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresLexerTests {
  private final Lexer lexer = new Lexer(new PostgresLanguage());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "abc                       | WORD   | abc",
        "_a$1é$$b$$                | WORD   | _a$1é$$b$$",
        "\"a\"\"b\"                | QUOTED | a\"b",
        "U&\"\\0061\\+000062\\\\\" | QUOTED | ab\\",
        "U&\"!0061\" UESCAPE '!'   | QUOTED | a",
        "'it''s'                   | STRING | it's",
        "'a\\'                     | STRING | a\\",
        "E'a\\'b''c'               | STRING | a'b'c",
        "e'\\x41\\102\\u0043\\U00000044\\z' | STRING | ABCDz",
        "E'\\xc3\\xbc\\303\\274'   | STRING | üü",
        "$$it's$$                  | STRING | it's",
        "$a1$ $$ $b$ $a1$          | STRING | ^ $$ $b$ ^",
        "U&'!0041!!' UESCAPE '!'   | STRING | A!",
        "1_000.5e-3                | NUMBER | 1_000.5e-3",
        "0xFF                      | NUMBER | 0xFF",
        "?                         | PARAMETER | ?",
        "::                        | SYMBOL | ::",
        "!=                        | SYMBOL | !=",
        "->>                       | SYMBOL | ->>",
        "@>                        | SYMBOL | @>",
        "!~~*                      | SYMBOL | !~~*"
      })
  void readsEveryNotation(String text, Token.Kind kind, String value) {
    assertThat(lexer.lex(text).list()).containsExactly(new Token(kind, 0, text.length(), value));
    assertThat(lexer.lex(text).doubts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a\\b             | UNEXPECTED_CHARACTER",
        "a\u0001b         | UNEXPECTED_CHARACTER",
        "a $ b            | UNEXPECTED_CHARACTER",
        "$a b$            | UNEXPECTED_CHARACTER",
        "'abc             | UNTERMINATED",
        "E'abc\\'         | UNTERMINATED",
        "E'abc\\          | UNTERMINATED",
        "$a$ $b$          | UNTERMINATED",
        "$a$ $A$          | UNTERMINATED",
        "/* /* */         | UNTERMINATED",
        "\"abc            | UNTERMINATED",
        "12a              | MALFORMED_NUMBER",
        "12L              | MALFORMED_NUMBER",
        "1__0             | MALFORMED_NUMBER",
        "E'\\xff'         | MALFORMED_UNICODE",
        "E'\\u00g1'       | MALFORMED_UNICODE",
        "E'\\UFFFFFFFF'   | MALFORMED_UNICODE"
      })
  void refusesWhatTheDatabaseRefuses(String text, SqlFault expected) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> lexer.lex(text))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      value = {
        "select X'4A'             ¦ HC-2040",
        "select b'101'            ¦ HC-2040",
        "select N'a'              ¦ HC-2041",
        "select a <-> b           ¦ HC-2042",
        "select a @? b            ¦ HC-2042",
        "select a ??| b           ¦ HC-2042",
        "select |/ 25             ¦ HC-2042",
        "select $1                ¦ HC-2030",
        "select ?1                ¦ HC-2030",
        "select 'a'¬'b'        ¦ HC-2032",
        "select 'a' 'b'         ¦ HC-2032",
        "select E'a'--x¬'b'    ¦ HC-2032",
        "select $$a$$ 'b'         ¦ HC-2032",
        "select {fnx()}           ¦ HC-2031"
      })
  void passesWhatIsReadButRefusesItWhereItTouches(String text, String code) {
    String sql = text.replace('¬', '\n');
    List<Doubt> doubts = lexer.lex(sql).doubts();
    assertThat(doubts).isNotEmpty();
    assertThat(doubts.get(0).refusal()).hasMessageContaining(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      value = {
        "a=-1              ¦ a,=,-,1",
        "a=@-1             ¦ a,=@-,1",
        "a*-b              ¦ a,*,-,b",
        "a<--b             ¦ a,<",
        "a</*c*/b          ¦ a,<,b",
        "?||'%'            ¦ ?,||,'%'",
        "a->?              ¦ a,->,?",
        "a[1:2]            ¦ a,[,1,:,2,]",
        "f(a=>1)           ¦ f,(,a,=>,1,)",
        "a ?? b            ¦ a,??,b",
        "x.*-1             ¦ x,.,*,-,1",
        "1..10             ¦ 1,..,10",
        "1..0x1            ¦ 1,..,0x1",
        "0o0..0b1          ¦ 0o0,..,0b1",
        "1.5..2            ¦ 1.5,..,2",
        ".5..6             ¦ .5,..,6",
        "select'a'         ¦ select,'a'",
        "a\u00a0b          ¦ a\u00a0b",
        "1.5::text         ¦ 1.5,::,text",
        "/* /* */ ' */ a   ¦ a",
        "-- '¬a           ¦ a",
        "$1                ¦ $1"
      })
  void cutsTextWhereTheDatabaseCutsIt(String written, String pieces) {
    String text = written.replace('¬', '\n');
    assertThat(lexer.lex(text).list())
        .extracting(token -> text.substring(token.begin(), token.end()))
        .containsExactly(pieces.split(","));
  }

  @Test
  void joinsTheLinesOfALiteralAsTheDatabaseDoes() {
    assertThat(lexer.lex("'a' -- b\n  'c'").list()).extracting(Token::value).containsExactly("ac");
    assertThat(lexer.lex("'a' /* b \n */ 'c'").list())
        .extracting(Token::value)
        .containsExactly("a", "c");
  }

  @Test
  void cutsNamesWhereTheDatabaseCutsThem() {
    String kept = "x".repeat(62) + "y";
    String umlauts = "ü".repeat(31) + "x";
    assertThat(lexer.lex(kept + "zz").get(0).value()).isEqualTo(kept);
    assertThat(lexer.lex("\"" + kept + "zz\"").get(0).value()).isEqualTo(kept);
    assertThat(lexer.lex("U&\"" + kept + "zz\"").get(0).value()).isEqualTo(kept);
    assertThat(lexer.lex(umlauts + "ü").get(0).value()).isEqualTo(umlauts);
    assertThat(lexer.lex("ü".repeat(32)).get(0).value()).isEqualTo("ü".repeat(31));
  }

  @Test
  void countsOnlyJdbcParameters() {
    Tokens tokens = lexer.lex("select $1, ?, '?', $$?$$, \"?\", a ?? b, ? -- ?\n/* ? */");
    assertThat(tokens.parameters()).isEqualTo(2);
  }

  @Test
  void bytesOfOneCharacterMayStandInTwoPieces() {
    assertThat(lexer.lex("E'\\xc3'\n'\\xa9'").get(0).value()).isEqualTo("é");
    assertThat(lexer.read("E'\\xc3' || E'\\xa9'")).isEmpty();
    assertThat(lexer.read("E'\\xc3z'\n'\\xa9'")).isEmpty();
  }

  @Test
  void decodesBothOfTwoEscapedPartsSideBySide() {
    assertThat(lexer.lex("U&'\\0041' U&\"\\0062\"").list())
        .extracting(Token::value)
        .containsExactly("A", "b");
    assertThat(lexer.lex("U&'\\00' -- x\n'41'").list())
        .extracting(Token::value)
        .containsExactly("A");
  }

  @Test
  void readsNoBackslashOfWhichNobodyKnowsWhatItIs() {
    Lexer doubtful = new Lexer(new PostgresLanguage(), Set.of(SessionFlag.BACKSLASHES_IN_DOUBT));
    assertThat(doubtful.read("select 'a\\'")).isEmpty();
    assertThat(doubtful.read("select E'a\\\\', $$\\$$, \"\\\"")).isPresent();
  }
}
