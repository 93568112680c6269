package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * H2's {@code MERGE INTO t [(columns)] [KEY (columns)] values or query}, which is an INSERT to the
 * parser once MERGE is replaced and KEY taken out. {@code REPLACE INTO}, in the modes of H2 that
 * have it, does the same by the primary key.
 *
 * @param keyBegin index of KEY, or of the place where it would stand
 * @param keyEnd index after the key's closing parenthesis
 */
public record UpsertRewrite(int keyBegin, int keyEnd) {

  public static Optional<UpsertRewrite> of(Tokens tokens) {
    boolean merge = tokens.isWord(0, "MERGE");
    if (!(merge || tokens.isWord(0, "REPLACE")) || !tokens.isWord(1, "INTO")) {
      return Optional.empty();
    }
    int at = nameEnd(tokens, 2);
    if (at < 0) {
      return Optional.empty();
    }
    if (tokens.isSymbol(at, "(") && !isQuery(tokens, at + 1)) {
      at = Parentheses.after(tokens, at);
    }
    int keyBegin = at;
    if (merge && tokens.isWord(at, "KEY") && tokens.isSymbol(at + 1, "(")) {
      at = Parentheses.after(tokens, at + 1);
    }
    boolean rows = isQuery(tokens, at) || tokens.isSymbol(at, "(");
    return rows ? Optional.of(new UpsertRewrite(keyBegin, at)) : Optional.empty();
  }

  private static boolean isQuery(Tokens tokens, int at) {
    return tokens.isAnyWord(at, "VALUES", "SELECT", "WITH", "TABLE");
  }

  /** Returns the index after a dotted name, or -1. */
  private static int nameEnd(Tokens tokens, int from) {
    int at = from;
    while (at < tokens.size() && tokens.get(at).isName()) {
      at++;
      if (!tokens.isSymbol(at, ".")) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /** Returns the words of the INSERT. */
  public List<Token> apply(List<Token> words) {
    List<Token> rewritten = new ArrayList<>(words.size());
    Token merge = words.get(0);
    rewritten.add(new Token(TokenKind.WORD, merge.begin(), merge.end(), "INSERT"));
    rewritten.addAll(words.subList(1, keyBegin));
    rewritten.addAll(words.subList(keyEnd, words.size()));
    return rewritten;
  }

  /** Returns the key. Its columns are names apart by commas, or the statement is not understood. */
  public ParsedStatement.Upsert upsert(Tokens tokens) {
    List<Token> columns = new ArrayList<>();
    for (int i = keyBegin + 2; i < keyEnd; i += 2) {
      boolean last = i == keyEnd - 2;
      if (!tokens.get(i).isName() || !tokens.isSymbol(i + 1, last ? ")" : ",")) {
        throw SqlFault.NOT_PARSED.at(
            tokens.get(i).begin(), "KEY takes column names; check its list");
      }
      columns.add(tokens.get(i));
    }
    return new ParsedStatement.Upsert(columns);
  }
}
