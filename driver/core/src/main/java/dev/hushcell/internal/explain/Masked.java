package dev.hushcell.internal.explain;

import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;

/** Writes tokens without the literals among them. */
final class Masked {
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
      case NUMBER -> Lengths.isLength(tokens, index, defines) ? token.value() : "<number>";
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
}
