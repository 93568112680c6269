package dev.hushcell.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement written anew for the parser: tokens apart by one space, no comments, no line ends,
 * and the index of its token in place of the content of every literal and parameter.
 *
 * @param words the tokens as the parser shall see them
 * @param upsert what was taken out of H2's MERGE, which the parser does not know
 */
record NormalText(List<Token> words, Optional<ParsedStatement.Upsert> upsert) {

  static NormalText of(Tokens tokens) {
    List<Token> words = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      words.add(normal(tokens.get(i), i));
    }
    Optional<UpsertRewrite> rewrite = UpsertRewrite.of(tokens);
    return rewrite
        .map(r -> new NormalText(r.apply(words), Optional.of(r.upsert(tokens))))
        .orElseGet(() -> new NormalText(FetchRewrite.apply(words), Optional.empty()));
  }

  /** A token whose value is its text for the parser. */
  private static Token normal(Token token, int index) {
    String value =
        switch (token.kind()) {
          case WORD, SYMBOL -> token.value();
          case QUOTED -> quote(token);
          case STRING -> "'" + index + "'";
          case BINARY ->
              "X'" + (Integer.toString(index).length() % 2 == 0 ? "" : "0") + index + "'";
          case NUMBER -> Integer.toString(index);
          case PARAMETER -> "?" + index;
        };
    return new Token(token.kind(), token.begin(), token.end(), value);
  }

  private static String quote(Token token) {
    String name = token.value();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ') {
        throw SqlFault.UNUSUAL_NAME.at(
            token.begin(), "a quoted name contains a control character; rename it");
      }
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns the text for the parser. */
  String text() {
    StringBuilder text = new StringBuilder(words.size() * 8);
    for (Token word : words) {
      text.append(word.value()).append(' ');
    }
    return text.toString();
  }
}
