package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the outermost ORDER BY, token by token.
 *
 * @param first index of ORDER; behind the last token where there is none
 * @param end index after the last key
 */
record SortTerms(Tokens tokens, int first, int end) {

  /**
   * A key.
   *
   * @param column how the column is written elsewhere
   * @param direction what stands behind it
   * @param descending whether that has DESC
   * @param nullsFirst where it says NULL is sorted; null where it does not
   */
  record Term(String column, String direction, boolean descending, @Nullable Boolean nullsFirst) {}

  /** Finds ORDER BY before what cuts the rows. */
  static SortTerms before(Tokens tokens, Tail tail) {
    int depth = 0;
    for (int i = 0; i < tail.first(); i++) {
      depth += tokens.isSymbol(i, "(") ? 1 : tokens.isSymbol(i, ")") ? -1 : 0;
      if (depth == 0 && tokens.isWord(i, "ORDER") && tokens.isWord(i + 1, "BY")) {
        return new SortTerms(tokens, i, tail.first());
      }
    }
    return new SortTerms(tokens, tail.first(), tail.first());
  }

  int begin() {
    return tokens.get(first).begin();
  }

  /** Reads the keys; empty where the tokens are not exactly those. */
  List<Term> over(List<SortKey> keys) {
    List<Term> terms = new ArrayList<>();
    Walk walk = new Walk(first + 2);
    for (SortKey key : keys) {
      if (!terms.isEmpty()) {
        walk.symbol(",");
      }
      terms.add(walk.term(key));
    }
    return walk.fits && walk.at == end ? terms : List.of();
  }

  /** Goes from token to token. */
  private final class Walk {
    private int at;
    private boolean fits = true;

    Walk(int at) {
      this.at = at;
    }

    void symbol(String symbol) {
      fits &= tokens.isSymbol(at, symbol);
      at++;
    }

    Term term(SortKey key) {
      int begin = at;
      key(key);
      if (!fits || at > end) {
        fits = false;
        return new Term("", "", false, null);
      }
      int after = tokens.get(at - 1).end();
      String column =
          key.spelled() == null ? tokens.text(tokens.get(begin).begin(), after) : key.spelled();
      boolean descending = tokens.isWord(at, "DESC");
      at += descending || tokens.isWord(at, "ASC") ? 1 : 0;
      Boolean nullsFirst = nulls();
      String direction = tokens.text(after, tokens.get(at - 1).end());
      return new Term(column, direction, descending, nullsFirst);
    }

    private void key(SortKey key) {
      if (!(key.written() instanceof Column column)) {
        fits &= at < end && tokens.get(at).kind() == TokenKind.NUMBER;
        at++;
        return;
      }
      int names = column.getTable() == null ? 0 : column.getTable().getNameParts().size();
      for (int i = 0; i <= names; i++) {
        if (i > 0) {
          symbol(".");
        }
        Token name = at < end ? tokens.get(at) : null;
        fits &= name != null && name.isName();
        at++;
      }
    }

    private @Nullable Boolean nulls() {
      if (!tokens.isWord(at, "NULLS")) {
        return null;
      }
      boolean first = tokens.isWord(at + 1, "FIRST");
      fits &= first || tokens.isWord(at + 1, "LAST");
      at += 2;
      return first;
    }
  }
}
