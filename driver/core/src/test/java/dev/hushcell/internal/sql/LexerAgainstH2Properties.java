package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fault.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** The lexer and the tokenizer of the real H2 read every text alike. */
class LexerAgainstH2Properties {
  private static final H2Oracle H2 = new H2Oracle();
  private static final Lexer LEXER = new Lexer(Dialect.H2);

  @Property(tries = 20_000)
  void readsAnyMixtureOfFragmentsLikeH2(@ForAll("fragments") String text) {
    Assume.that(!isRefusedOnPurpose(text));
    assertThat(ours(text)).as(escaped(text)).isEqualTo(theirs(text));
  }

  @Property(tries = 20_000)
  void readsNumbersLikeH2(@ForAll("numbers") String text) {
    assertThat(ours(text)).as(escaped(text)).isEqualTo(theirs(text));
  }

  @Example
  void readsEveryPairOfPrintableCharactersLikeH2() {
    SoftAssertions all = new SoftAssertions();
    for (char first = ' '; first < 0x7f; first++) {
      for (char second = ' '; second < 0x7f; second++) {
        for (String text : List.of("" + first + second, "a" + first + second + "1")) {
          if (!isRefusedOnPurpose(text)) {
            all.assertThat(ours(text)).as(text).isEqualTo(theirs(text));
          }
        }
      }
    }
    all.assertAll();
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
            "'",
            "''",
            "\"",
            "`",
            "$$",
            "$",
            "$1",
            "?",
            "?1",
            "??(",
            "??)",
            "--",
            "//",
            "/*",
            "*/",
            "\n",
            "\r",
            " ",
            "\t",
            "\u00a0",
            "\u3000",
            "\u0085",
            "a",
            "B",
            "select",
            "U&'",
            "u&\"",
            "U&",
            "\\",
            "\\0041",
            "\\+01F600",
            "UESCAPE",
            "'!'",
            "!0041",
            "N'",
            "n'",
            "X'",
            "x'",
            "4A",
            "4",
            "g",
            "E'",
            "1",
            "12",
            ".5",
            "1e3",
            "0x1F",
            "_",
            "L",
            "é",
            "\ud835\udcb3",
            "\ud835",
            "e\u0301",
            "ß",
            "ı",
            "\u0000",
            "\u200b",
            "€",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "::",
            ":=",
            "=",
            "<",
            ">",
            "<>",
            "<=",
            "!=",
            "!~",
            "!",
            "~",
            "|",
            "||",
            "&",
            "&&",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "#",
            "@",
            ".")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings()
        .withChars("0123456789__..eE+-xXoObBaAfFlLgG ")
        .ofMinLength(1)
        .ofMaxLength(9);
  }

  /**
   * H2 refuses to mix ? and ?1 while it reads; here every ?1 is refused later, as a doubt. Escapes
   * side by side are refused at once.
   */
  private static boolean isRefusedOnPurpose(String text) {
    try {
      return LEXER.lex(text).doubts().stream()
          .anyMatch(doubt -> doubt.kind() == Doubt.Kind.NUMBERED_PARAMETER);
    } catch (Fault refused) {
      return refused.code() == SqlFault.ESCAPES_SIDE_BY_SIDE;
    }
  }

  private static Optional<List<String>> ours(String text) {
    try {
      return Optional.of(
          LEXER.lex(text).list().stream().map(LexerAgainstH2Properties::describe).toList());
    } catch (Fault refused) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> theirs(String text) {
    return H2.read(text)
        .map(list -> list.stream().map(reading -> describe(text, reading)).toList());
  }

  private static String describe(Token token) {
    String value =
        switch (token.kind()) {
          case QUOTED -> token.value();
          case WORD -> token.value().toUpperCase(Locale.ENGLISH);
          case STRING -> "'" + token.value() + "'";
          case BINARY -> "X'" + token.value().toLowerCase(Locale.ROOT) + "'";
          case NUMBER, PARAMETER -> "";
          case SYMBOL -> token.value().equals("!=") ? "<>" : token.value();
        };
    return token.begin() + " " + token.kind() + " " + value;
  }

  private static String describe(String text, H2Oracle.Reading reading) {
    String printed = reading.text();
    int start = reading.start();
    TokenKind kind =
        switch (reading.type()) {
          case "IdentifierToken" -> printed.startsWith("\"") ? TokenKind.QUOTED : TokenKind.WORD;
          case "CharacterStringToken" -> TokenKind.STRING;
          case "BinaryStringToken" -> TokenKind.BINARY;
          case "IntegerToken", "BigintToken", "ValueToken" -> TokenKind.NUMBER;
          case "ParameterToken" -> TokenKind.PARAMETER;
          default ->
              Character.isJavaIdentifierStart(text.charAt(start)) && text.charAt(start) != '$'
                  ? TokenKind.WORD
                  : TokenKind.SYMBOL;
        };
    return switch (kind) {
      case QUOTED -> start + " QUOTED " + printed.substring(1);
      case WORD ->
          start
              + " WORD "
              + (reading.type().equals("IdentifierToken") ? printed.substring(1) : printed);
      case STRING -> start + " STRING '" + printed + "'";
      case BINARY -> start + " BINARY " + printed;
      // H2 gives the place after the prefix for 0x1F.
      case NUMBER -> numberStart(text, start) + " NUMBER ";
      case PARAMETER -> start + " PARAMETER ";
      case SYMBOL -> start + " SYMBOL " + printed;
    };
  }

  private static int numberStart(String text, int start) {
    boolean prefixed =
        start >= 2
            && text.charAt(start - 2) == '0'
            && "xXoObB".indexOf(text.charAt(start - 1)) >= 0
            && text.charAt(start) != '.';
    return prefixed ? start - 2 : start;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> escaped.append(c < ' ' || c > '~' ? "\\u" + Integer.toHexString(c) : (char) c));
    return escaped.toString();
  }
}
