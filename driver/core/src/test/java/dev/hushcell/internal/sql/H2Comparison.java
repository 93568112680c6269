package dev.hushcell.internal.sql;

import dev.hushcell.internal.fault.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Both ways to read a text, in words that can be compared. */
record H2Comparison(H2Oracle h2, Lexer lexer) {

  /** Returns pieces of which texts are made. */
  static Arbitrary<String> fragments() {
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
        ".");
  }

  /**
   * H2 refuses to mix ? and ?1 while it reads; here every ?1 is refused later, as a doubt. Escapes
   * side by side are refused at once.
   */
  boolean isRefusedOnPurpose(String text) {
    try {
      return lexer.lex(text).doubts().stream()
          .anyMatch(doubt -> doubt.kind() == Doubt.Kind.NUMBERED_PARAMETER);
    } catch (Fault refused) {
      return refused.code() == SqlFault.ESCAPES_SIDE_BY_SIDE;
    }
  }

  Optional<List<String>> ours(String text) {
    try {
      return Optional.of(lexer.lex(text).list().stream().map(H2Comparison::describe).toList());
    } catch (Fault refused) {
      return Optional.empty();
    }
  }

  Optional<List<String>> theirs(String text) {
    return h2.read(text)
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
    Token.Kind kind =
        switch (reading.type()) {
          case "IdentifierToken" -> printed.startsWith("\"") ? Token.Kind.QUOTED : Token.Kind.WORD;
          case "CharacterStringToken" -> Token.Kind.STRING;
          case "BinaryStringToken" -> Token.Kind.BINARY;
          case "IntegerToken", "BigintToken", "ValueToken" -> Token.Kind.NUMBER;
          case "ParameterToken" -> Token.Kind.PARAMETER;
          default ->
              Character.isJavaIdentifierStart(text.charAt(start)) && text.charAt(start) != '$'
                  ? Token.Kind.WORD
                  : Token.Kind.SYMBOL;
        };
    return switch (kind) {
      case QUOTED -> start + " QUOTED " + printed.substring(1);
      case WORD ->
          start
              + " WORD "
              + (reading.type().equals("IdentifierToken") ? printed.substring(1) : printed)
                  .toUpperCase(Locale.ENGLISH);
      case STRING -> start + " STRING '" + printed + "'";
      // H2 gives the place after the prefix for 0x1F.
      case BINARY -> binaryStart(text, start) + " BINARY " + printed;
      case NUMBER -> numberStart(text, start) + " NUMBER ";
      case PARAMETER -> start + " PARAMETER ";
      case SYMBOL -> start + " SYMBOL " + printed;
    };
  }

  private static int binaryStart(String text, int start) {
    return text.regionMatches(true, start, "X'", 0, 2) ? start : start - 2;
  }

  private static int numberStart(String text, int start) {
    boolean prefixed =
        start >= 2
            && text.charAt(start - 2) == '0'
            && "xXoObB".indexOf(text.charAt(start - 1)) >= 0
            && text.charAt(start) != '.';
    return prefixed ? start - 2 : start;
  }
}
