package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import dev.hushcell.internal.sql.form.ParserForms.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what JSqlParser does not know of SQLite's statements in forms that it knows and that mean
 * the same, and leaves out what only steers how a statement is run. No name of a table or column
 * and no literal is left out.
 */
public final class SqliteForms {
  /** What a statement does where a row does not keep a constraint. */
  private static final Set<String> RESOLUTIONS =
      Set.of("ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK");

  /** What makes IS a test of its own. */
  private static final Set<String> TESTS = Set.of("NULL", "TRUE", "FALSE", "DISTINCT");

  private final Tokens tokens;
  private final List<Token> words;
  private final List<Token> out = new ArrayList<>();
  private final int verb;

  private SqliteForms(Tokens tokens, List<Token> words) {
    this.tokens = tokens;
    this.words = words;
    this.verb = verb(tokens);
  }

  /** Writes a statement in forms that the parser knows. */
  public static Written write(Tokens part, List<Token> words) {
    SqliteForms forms = new SqliteForms(part, words);
    int at = 0;
    while (at < part.size()) {
      at = forms.step(at);
    }
    return new Written(forms.out, upsert(part));
  }

  /** Returns the key of REPLACE, which is every unique one; empty for any other statement. */
  private static Optional<Upsert> upsert(Tokens tokens) {
    int insert = verb(tokens);
    boolean replaces =
        tokens.isWord(insert, "REPLACE")
            || (tokens.isWord(insert, "INSERT")
                && tokens.isWord(insert + 1, "OR")
                && tokens.isWord(insert + 2, "REPLACE"));
    return replaces ? Optional.of(new Upsert(List.of())) : Optional.empty();
  }

  /** Returns the index of the first word behind common table expressions. */
  private static int verb(Tokens tokens) {
    int at = explained(tokens);
    if (!tokens.isWord(at, "WITH")) {
      return at;
    }
    while (at < tokens.size() && !isVerb(tokens, at)) {
      at = tokens.isSymbol(at, "(") ? Parentheses.after(tokens, at) : at + 1;
    }
    return at;
  }

  private static boolean isVerb(Tokens tokens, int at) {
    return tokens.isWord(at, "INSERT")
        || tokens.isWord(at, "REPLACE")
        || tokens.isWord(at, "UPDATE")
        || tokens.isWord(at, "DELETE")
        || tokens.isWord(at, "SELECT");
  }

  /** Returns the index behind EXPLAIN or EXPLAIN QUERY PLAN. */
  private static int explained(Tokens tokens) {
    if (!tokens.isWord(0, "EXPLAIN")) {
      return 0;
    }
    return tokens.isWord(1, "QUERY") && tokens.isWord(2, "PLAN") ? 3 : 1;
  }

  private int step(int at) {
    Token token = tokens.get(at);
    if (token.isSymbol("==")) {
      return replace(at, TokenKind.SYMBOL, "=");
    }
    if (token.kind() != TokenKind.WORD) {
      return keep(at);
    }
    return switch (token.value().toUpperCase(Locale.ROOT)) {
      case "EXPLAIN" -> at == 0 ? explain() : keep(at);
      case "REPLACE" -> at == verb ? replace(at, TokenKind.WORD, "INSERT") : keep(at);
      case "INSERT", "UPDATE" -> resolved(at);
      case "IS" -> is(at);
      case "NOT" -> not(at);
      case "NOTNULL" -> test(at, at + 1, "IS", "NOT", "NULL");
      case "ISNULL" -> test(at, at + 1, "IS", "NULL");
      case "INDEXED" -> tokens.isWord(at + 1, "BY") ? at + 3 : keep(at);
      case "GLOB", "MATCH" -> pattern(at);
      default -> keep(at);
    };
  }

  private int explain() {
    keep(0);
    return explained(tokens);
  }

  /** {@code INSERT OR IGNORE}. */
  private int resolved(int at) {
    boolean resolution =
        tokens.isWord(at + 1, "OR")
            && at + 2 < tokens.size()
            && RESOLUTIONS.contains(tokens.get(at + 2).value().toUpperCase(Locale.ROOT));
    keep(at);
    return resolution ? at + 3 : at + 1;
  }

  /** {@code a IS b} is true or false, whatever is NULL. */
  private int is(int at) {
    boolean not = tokens.isWord(at + 1, "NOT");
    int right = not ? at + 2 : at + 1;
    if (TESTS.stream().anyMatch(word -> tokens.isWord(right, word))) {
      return keep(at);
    }
    return not
        ? test(at, right, "IS", "DISTINCT", "FROM")
        : test(at, right, "IS", "NOT", "DISTINCT", "FROM");
  }

  /** {@code a NOT NULL} and {@code NOT INDEXED}. */
  private int not(int at) {
    if (tokens.isWord(at + 1, "INDEXED")) {
      return at + 2;
    }
    boolean test = tokens.isWord(at + 1, "NULL") && !tokens.isWord(at - 1, "IS");
    return test ? test(at, at + 2, "IS", "NOT", "NULL") : keep(at);
  }

  /** A pattern to the planner, whatever its signs mean. */
  private int pattern(int at) {
    return tokens.isSymbol(at + 1, "(") ? keep(at) : replace(at, TokenKind.WORD, "LIKE");
  }

  private int test(int at, int next, String... instead) {
    for (String word : instead) {
      replace(at, TokenKind.WORD, word);
    }
    return next;
  }

  private int keep(int at) {
    out.add(words.get(at));
    return at + 1;
  }

  private int replace(int at, TokenKind kind, String word) {
    Token token = words.get(at);
    out.add(new Token(kind, token.begin(), token.end(), word));
    return at + 1;
  }
}
