package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Offsets are exact: tokens cover all that is neither space nor comment, and can be replaced. */
class SpliceProperties {
  private final Lexer lexer = new Lexer(new H2Language());

  @Property(tries = 5000)
  void nothingButSpaceAndCommentsIsOutsideTheTokens(@ForAll("texts") String text) {
    Tokens tokens = lexed(text);

    StringBuilder outside = new StringBuilder();
    int at = 0;
    for (Token token : tokens.list()) {
      assertThat(token.begin()).isGreaterThanOrEqualTo(at);
      assertThat(token.end()).isGreaterThan(token.begin());
      outside.append(text, at, token.begin()).append('\n');
      at = token.end();
    }
    outside.append(text, at, text.length());
    assertThat(lexer.lex(outside.toString()).list()).isEmpty();
  }

  @Property(tries = 5000)
  void everyTokenReadAloneIsTheSame(@ForAll("texts") String text) {
    for (Token token : lexed(text).list()) {
      assertThat(lexer.lex(text.substring(token.begin(), token.end())).list())
          .singleElement()
          .isEqualTo(new Token(token.kind(), 0, token.end() - token.begin(), token.value()));
    }
  }

  @Example
  void literalsOfTheCorpusCanBeReplaced() {
    for (Corpus.Entry entry : Corpus.entries("h2-statements.txt")) {
      Tokens before = lexer.lex(entry.sql());
      Tokens after = lexer.lex(replaceLiterals(before));

      List<String> expected = new ArrayList<>();
      before.list().forEach(token -> expected.add(isValue(token) ? "BINARY 00" : describe(token)));
      assertThat(after.list())
          .as(entry.sql())
          .extracting(SpliceProperties::describe)
          .containsExactlyElementsOf(expected);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "'a''b'",
            "'",
            "\"x\"",
            "`y`",
            "$$z$$",
            "?",
            " ",
            "\n",
            "--c\n",
            "//d\n",
            "/*e*/",
            "/*f/*g*/*/",
            "h",
            "_i",
            "é",
            "\ud835\udcb3",
            "1",
            ".5",
            "1e3",
            "0x1F",
            "X'00'",
            "N'j'",
            "U&'k'",
            "U&\"l\"",
            "(",
            ")",
            ",",
            ";",
            ".",
            "||",
            "<=",
            "<",
            ">",
            "=",
            "::",
            "-",
            "/",
            "*",
            "\u00a0")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts));
  }

  private Tokens lexed(String text) {
    try {
      return lexer.lex(text);
    } catch (Fault refused) {
      Assume.that(false);
      throw refused;
    }
  }

  private static boolean isValue(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.PARAMETER;
  }

  private static String describe(Token token) {
    return token.kind() + " " + token.value();
  }

  private static String replaceLiterals(Tokens tokens) {
    StringBuilder text = new StringBuilder(tokens.text());
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (isValue(token)) {
        text.replace(token.begin(), token.end(), " X'00' ");
      }
    }
    return text.toString();
  }
}
