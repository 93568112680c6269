package dev.hushcell.internal.explain;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/** Writes tokens without the literals among them. */
final class Masked {
  private static final Set<String> SIZED =
      Names.words(
          "CHAR VARCHAR CHARACTER VARYING NCHAR NVARCHAR BINARY VARBINARY DECIMAL NUMERIC DEC");

  private Masked() {}

  /** Tells whether a text defines something, so that its numbers may be lengths of types. */
  static boolean defines(Tokens tokens) {
    return tokens.split().stream()
        .anyMatch(piece -> StatementHead.of(piece) == StatementHead.DEFINITION);
  }

  /** Returns a token as it stands in the text, or what takes the place of a literal. */
  static String token(Tokens tokens, int index, boolean defines) {
    Token token = tokens.get(index);
    return switch (token.kind()) {
      case STRING -> "<text>";
      case BINARY -> "<bytes>";
      case NUMBER -> isLength(tokens, index, defines) ? token.value() : "<number>";
      case QUOTED -> mayBeText(tokens, token) ? "<name>" : written(tokens, token);
      case WORD, PARAMETER, SYMBOL -> written(tokens, token);
    };
  }

  private static String written(Tokens tokens, Token token) {
    return tokens.text().substring(token.begin(), token.end());
  }

  private static boolean mayBeText(Tokens tokens, Token token) {
    char quote = tokens.text().charAt(token.begin());
    return tokens.language().quotesMayBeTexts() && (quote == '"' || quote == '\'');
  }

  /**
   * Tells whether a number is part of a type. CHAR(65) may also call a function, so a type must
   * follow AS, or a name in a definition, or stand alone.
   */
  static boolean isLength(Tokens tokens, int index, boolean defines) {
    int open = tokens.isSymbol(index - 1, ",") ? index - 3 : index - 1;
    int type = open - 1;
    if (!tokens.isSymbol(open, "(") || !isSized(tokens, type)) {
      return false;
    }
    while (isSized(tokens, type)) {
      type--;
    }
    boolean name = type >= 0 && tokens.get(type).isName() && !tokens.isWord(type, "DEFAULT");
    return tokens.isWord(type, "AS") || type < 0 || (defines && name);
  }

  private static boolean isSized(Tokens tokens, int index) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).kind() == Token.Kind.WORD
        && SIZED.stream().anyMatch(tokens.get(index)::isWord);
  }
}
