package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.dialect.sqlserver.text.TsqlHints;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.FetchRewrite;
import dev.hushcell.internal.sql.form.OffsetRewrite;
import dev.hushcell.internal.sql.form.ParserForms.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what H2 takes in its modes in forms that JSqlParser knows and that mean the same, and
 * leaves out what H2 passes over: hints of tables, the name between DELETE and FROM, and a catalog
 * before two dots, which can only be that of the database. Where a mode does not have a form, H2
 * refuses the statement.
 */
public final class H2Forms {
  private static final Map<String, String> TYPES =
      Map.of("d", "DATE", "t", "TIME", "ts", "TIMESTAMP");

  private final Tokens tokens;
  private final List<Token> words;
  private final List<Token> out = new ArrayList<>();

  private H2Forms(Tokens tokens, List<Token> words) {
    this.tokens = tokens;
    this.words = words;
  }

  /**
   * Writes a statement in forms that the parser knows.
   *
   * @param part the statement
   * @param words its tokens as they would be written for the parser, one for each
   */
  public static Written write(Tokens part, List<Token> words) {
    List<Token> typed = typed(part, words);
    return UpsertRewrite.of(part)
        .map(each -> new Written(each.apply(typed), Optional.ofNullable(each.upsert(part))))
        .orElseGet(() -> new Written(OffsetRewrite.apply(FetchRewrite.apply(apply(part, typed)))));
  }

  /**
   * To H2, D, T and TS before a literal are its type; what its driver makes of escapes has them.
   */
  private static List<Token> typed(Tokens part, List<Token> words) {
    List<Token> typed = new ArrayList<>(words);
    for (int i = 0; i + 1 < part.size(); i++) {
      Token word = part.get(i);
      String type = word.kind() == TokenKind.WORD ? TYPES.get(Names.fold(word.value())) : null;
      if (type != null && part.get(i + 1).kind() == TokenKind.STRING) {
        typed.set(i, new Token(TokenKind.WORD, word.begin(), word.end(), type));
      }
    }
    return typed;
  }

  static List<Token> apply(Tokens tokens, List<Token> words) {
    H2Forms forms = new H2Forms(tokens, words);
    forms.requireKeywords();
    forms.rewrite();
    return forms.out;
  }

  /** To the parser these are keywords always. */
  private void requireKeywords() {
    requireKeyword("LIMIT", SessionFlag.LIMIT_IS_A_NAME, "FETCH FIRST");
    requireKeyword("MINUS", SessionFlag.MINUS_IS_A_NAME, "EXCEPT");
  }

  private void requireKeyword(String word, SessionFlag flag, String instead) {
    if (!tokens.flags().contains(flag)) {
      return;
    }
    for (Token token : tokens.list()) {
      if (token.isWord(word)) {
        throw SqlFault.NOT_PARSED.at(
            token.begin(),
            word + " is a name in this mode of H2; write " + instead + ", or quote the name");
      }
    }
  }

  private void rewrite() {
    int top = topEnd();
    int at = head(top);
    while (at < words.size()) {
      int next = Math.max(hintsEnd(at), catalogEnd(at));
      if (next > at) {
        at = next;
      } else {
        out.add(words.get(at++));
      }
    }
    if (top > 0) {
      Token word = words.get(1);
      out.add(new Token(TokenKind.WORD, word.begin(), word.end(), "LIMIT"));
      out.add(words.get(tokens.isSymbol(2, "(") ? 3 : 2));
    }
  }

  /** Writes UPDATE or DELETE without what may follow it; returns the index of what is next. */
  private int head(int top) {
    if (top > 0) {
      out.add(words.get(0));
      return top;
    }
    int from = nameEnd(1);
    if (tokens.isWord(0, "DELETE") && from > 1 && tokens.isWord(from, "FROM")) {
      out.add(words.get(0));
      return from;
    }
    return 0;
  }

  /** Returns the index behind {@code UPDATE TOP (n)}, or 0. */
  private int topEnd() {
    boolean top = tokens.isAnyWord(0, "UPDATE", "DELETE") && tokens.isWord(1, "TOP");
    if (!top) {
      return 0;
    }
    if (tokens.isSymbol(2, "(") && isNumber(3) && tokens.isSymbol(4, ")")) {
      return 5;
    }
    return tokens.isWord(0, "DELETE") && isNumber(2) ? 3 : 0;
  }

  private boolean isNumber(int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == TokenKind.NUMBER
            || tokens.get(at).kind() == TokenKind.PARAMETER);
  }

  /** Returns the index behind a dotted name other than FROM, or the place itself. */
  private int nameEnd(int begin) {
    int at = begin;
    while (at < tokens.size() && tokens.get(at).isName() && !tokens.isWord(at, "FROM")) {
      at++;
      if (!tokens.isSymbol(at, ".")) {
        return at;
      }
      at++;
    }
    return begin;
  }

  /** Returns the index of the table in {@code catalog..table}, that of the current schema. */
  private int catalogEnd(int begin) {
    boolean empty =
        tokens.get(begin).isName()
            && tokens.isSymbol(begin + 1, ".")
            && tokens.isSymbol(begin + 2, ".");
    return empty ? begin + 3 : begin;
  }

  /** Returns the index behind {@code WITH (NOLOCK)}, or the place itself. */
  private int hintsEnd(int begin) {
    if (!tokens.isWord(begin, "WITH") || !tokens.isSymbol(begin + 1, "(")) {
      return begin;
    }
    int at = begin + 2;
    while (isAny(at, TsqlHints.TABLE_HINTS)) {
      at++;
      if (tokens.isSymbol(at, ")")) {
        return at + 1;
      }
      if (!tokens.isSymbol(at, ",")) {
        return begin;
      }
      at++;
    }
    return begin;
  }

  private boolean isAny(int at, Set<String> any) {
    return at < tokens.size()
        && tokens.get(at).kind() == TokenKind.WORD
        && any.contains(tokens.get(at).value().toUpperCase(Locale.ROOT));
  }
}
