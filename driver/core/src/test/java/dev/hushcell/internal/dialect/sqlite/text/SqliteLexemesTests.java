package dev.hushcell.internal.dialect.sqlite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as SQLite reads them: tokenize.c, and what its grammar makes of texts in quotes. */
class SqliteLexemesTests {
  private static final Lexer LEXER = new Lexer(new SqliteLanguage());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a \"b\" `c` [d] | WORD a, QUOTED b, QUOTED c, QUOTED d",
        "[a\"b`c] | QUOTED a\"b`c",
        "\"a\"\"b\" `c``d` | QUOTED a\"b, QUOTED c`d",
        "a$b caf\u00e9 x\u00a0y | QUOTED a$b, QUOTED caf\u00e9, QUOTED x\u00a0y",
        "= 'it''s' | SYMBOL =, STRING it's",
        "= 'a\\' | SYMBOL =, STRING a\\",
        "x'0aFF' X'' | BINARY 0aFF, BINARY ",
        "x 'a' | WORD x, QUOTED a",
        "1 1.5 .5 1. 1e3 1.5E-3 0x1F 1_000 | NUMBER 1, NUMBER 1.5, NUMBER .5, NUMBER 1., NUMBER 1e3, NUMBER 1.5E-3, NUMBER 0x1F, NUMBER 1_000",
        "a->b->>c | WORD a, SYMBOL ->, WORD b, SYMBOL ->>, WORD c",
        "a==b<>c!=d | WORD a, SYMBOL =, WORD b, SYMBOL <>, WORD c, SYMBOL !=, WORD d",
        "~a||b<<c>>d~ | ~WORD a, SYMBOL ||, WORD b, SYMBOL <<, WORD c, SYMBOL >>, WORD d~",
        "a--b | WORD a",
        "a/*b*/c | WORD a, WORD c",
        "a/*/b*/c | WORD a, WORD c",
        "a-- b\rc | WORD a",
        "? | PARAMETER ?"
      })
  void tokens(String sql, String tokens) {
    assertThat(read(sql)).isEqualTo(tokens == null ? "" : tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?1", ":a", "@a", "$a", "#a", ":a$b", "?32766"})
  void parametersWithNumbersAndNamesAreInDoubt(String parameter) {
    Tokens tokens = LEXER.lex("select " + parameter);
    assertThat(tokens.get(1).value()).isEqualTo(parameter);
    assertThat(tokens.doubts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a",
        "\"a",
        "`a",
        "[a",
        "/* a",
        "x'0",
        "x'0g'",
        "x'00",
        "1a",
        "1e",
        "0x",
        ":",
        "$a::b",
        "$a(b)",
        "{ts '2020'}",
        "a ^ b",
        "a \u000b b",
        "\ufeffselect",
        "a\\b"
      })
  void whatItDoesNotReadAlikeIsRefused(String sql) {
    assertThatThrownBy(() -> LEXER.lex(sql)).isInstanceOf(Fault.class);
  }

  private static String read(String sql) {
    return LEXER.lex(sql).list().stream()
        .map(SqliteLexemesTests::shown)
        .collect(Collectors.joining(", "))
        .strip();
  }

  private static String shown(Token token) {
    return token.kind() + " " + token.value();
  }
}
