package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;

/**
 * A run of tokens and the text it covers.
 *
 * @param from index of the first token
 * @param to index after the last token
 * @param begin offset of the first character
 * @param end offset after the last character
 */
public record Span(int from, int to, int begin, int end) {

  /** Returns the tokens from one index to before another. */
  public static Span of(Tokens tokens, int from, int to) {
    return new Span(from, to, tokens.get(from).begin(), tokens.get(to - 1).end());
  }

  public List<Token> in(Tokens tokens) {
    return tokens.list().subList(from, to);
  }
}
