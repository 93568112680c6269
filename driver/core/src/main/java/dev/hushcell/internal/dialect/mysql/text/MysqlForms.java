package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.SqlFault;
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
 * Writes what JSqlParser does not know of MySQL's statements in forms that it knows and that mean
 * the same, and leaves out what only steers how a statement is run. No name of a table or column
 * and no literal is left out.
 */
public final class MysqlForms {
  private static final Set<String> SELECT_MODIFIERS =
      Names.words(
          """
          ALL HIGH_PRIORITY STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT
          SQL_NO_CACHE SQL_CACHE SQL_CALC_FOUND_ROWS
          """);
  private static final Set<String> CHANGE_MODIFIERS =
      Set.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "QUICK");
  private static final Set<String> HINTS = Set.of("USE", "FORCE", "IGNORE");

  private final Tokens tokens;
  private final List<Token> words;
  private final List<Token> out = new ArrayList<>();

  private MysqlForms(Tokens tokens, List<Token> words) {
    this.tokens = tokens;
    this.words = words;
  }

  /**
   * Returns the words of a statement as the parser takes them.
   *
   * @param tokens the statement
   * @param words its tokens as they would be written for the parser, one for each
   */
  private static List<Token> apply(Tokens tokens, List<Token> words) {
    MysqlForms forms = new MysqlForms(tokens, words);
    int at = forms.head();
    while (at < tokens.size()) {
      at = forms.step(at);
    }
    return MysqlDelete.apply(forms.out);
  }

  /** Writes a statement in forms that the parser knows. */
  public static Written write(Tokens part, List<Token> words) {
    return new Written(apply(part, words), upsert(part));
  }

  /** Returns the key of REPLACE, which is every unique one; empty for any other statement. */
  private static Optional<Upsert> upsert(Tokens tokens) {
    return tokens.isWord(0, "REPLACE") ? Optional.of(new Upsert(List.of())) : Optional.empty();
  }

  /** Reads the first words; returns the index after them. */
  private int head() {
    if (tokens.isAnyWord(0, "INSERT", "REPLACE")) {
      replace(0, "INSERT");
      int at = changeModifiers(1);
      if (tokens.isWord(at, "IGNORE")) {
        out.add(words.get(at++));
      }
      if (!tokens.isWord(at, "INTO") && at < tokens.size()) {
        Token next = words.get(at);
        out.add(new Token(TokenKind.WORD, next.begin(), next.begin(), "INTO"));
      }
      return at;
    }
    if (tokens.isAnyWord(0, "UPDATE", "DELETE")) {
      out.add(words.get(0));
      return changeModifiers(1);
    }
    boolean described = tokens.isAnyWord(0, "DESCRIBE", "DESC");
    if (described || tokens.isWord(0, "EXPLAIN")) {
      replace(0, "EXPLAIN");
      return explainOptions(1);
    }
    return 0;
  }

  private int changeModifiers(int from) {
    int at = from;
    while (isAny(at, CHANGE_MODIFIERS)) {
      at++;
    }
    return at;
  }

  private int explainOptions(int from) {
    if (tokens.isAnyWord(from, "EXTENDED", "PARTITIONS")) {
      return from + 1;
    }
    boolean format = tokens.isWord(from, "FORMAT") && tokens.isSymbol(from + 1, "=");
    return format ? from + 3 : from;
  }

  private int step(int at) {
    Token token = tokens.get(at);
    if (token.kind() == TokenKind.SYMBOL) {
      return symbol(at, token);
    }
    if (token.kind() != TokenKind.WORD) {
      return keep(at);
    }
    return switch (token.value().toUpperCase(Locale.ROOT)) {
      case "SELECT" -> select(at);
      case "USE", "FORCE", "IGNORE" -> hint(at);
      case "LOCK" -> lock(at);
      case "FULL" -> full(at);
      case "ROW" -> tokens.isSymbol(at + 1, "(") ? at + 1 : keep(at);
      case "MOD" -> modulo(at);
      case "PARTITION" ->
          tokens.isSymbol(at + 1, "(") ? Parentheses.after(tokens, at + 1) : keep(at);
      default -> keep(at);
    };
  }

  private int symbol(int at, Token token) {
    return switch (token.value()) {
      case "||" ->
          tokens.flags().contains(SessionFlag.PIPES_AS_CONCAT) ? keep(at) : replace(at, "OR");
      case "&&" -> replace(at, "AND");
      case "<=>" -> sameness(at);
      case "!" ->
          // Binds tighter than a comparison, which the parser does not know.
          throw SqlFault.NOT_PARSED.at(token.begin(), "! is not understood; write NOT");
      case "(" -> emptyColumns(at);
      default -> keep(at);
    };
  }

  /** To the parser it is an operator of vectors. */
  private int sameness(int at) {
    for (String word : List.of("IS", "NOT", "DISTINCT")) {
      replace(at, word);
    }
    return replace(at, "FROM");
  }

  /** {@code INSERT INTO t () VALUES ()}. */
  private int emptyColumns(int at) {
    boolean empty =
        tokens.isSymbol(at + 1, ")")
            && tokens.isAnyWord(at + 2, "VALUES", "VALUE")
            && out.size() > 1
            && out.get(0).isWord("INSERT");
    return empty ? at + 2 : keep(at);
  }

  private int select(int at) {
    keep(at);
    int next = at + 1;
    while (isAny(next, SELECT_MODIFIERS)) {
      next++;
    }
    return tokens.isWord(next, "DISTINCTROW") ? replace(next, "DISTINCT") : next;
  }

  /** {@code USE KEY FOR JOIN (i)} is {@code USE INDEX (i)} to the parser. */
  private int hint(int at) {
    boolean key = tokens.isWord(at + 1, "KEY");
    if (!isAny(at, HINTS) || !(key || tokens.isWord(at + 1, "INDEX"))) {
      return keep(at);
    }
    keep(at);
    replace(at + 1, "INDEX");
    if (!tokens.isWord(at + 2, "FOR")) {
      return at + 2;
    }
    return tokens.isWord(at + 3, "JOIN") ? at + 4 : at + 5;
  }

  /** {@code FULL JOIN} is a join behind an alias here, and a kind of join to the parser. */
  private int full(int at) {
    if (tokens.isAnyWord(at + 1, "JOIN", "OUTER")) {
      throw SqlFault.NOT_PARSED.at(
          tokens.get(at).begin(),
          "FULL before JOIN is the alias of a table here; write AS before it, or another join");
    }
    return keep(at);
  }

  private int lock(int at) {
    boolean shared =
        tokens.isWord(at + 1, "IN")
            && tokens.isWord(at + 2, "SHARE")
            && tokens.isWord(at + 3, "MODE");
    if (!shared) {
      return keep(at);
    }
    replace(at, "FOR");
    replace(at + 2, "SHARE");
    return at + 4;
  }

  /** {@code a MOD b}; as a function it stands behind no operand. */
  private int modulo(int at) {
    boolean operand =
        at > 0
            && (tokens.isSymbol(at - 1, ")")
                || tokens.get(at - 1).kind() == TokenKind.QUOTED
                || tokens.get(at - 1).kind() == TokenKind.NUMBER
                || tokens.get(at - 1).kind() == TokenKind.PARAMETER);
    if (!operand && !tokens.isSymbol(at + 1, "(")) {
      operand = at > 0 && tokens.get(at - 1).kind() == TokenKind.WORD;
    }
    Token token = words.get(at);
    if (operand) {
      out.add(new Token(TokenKind.SYMBOL, token.begin(), token.end(), "%"));
      return at + 1;
    }
    return keep(at);
  }

  private int keep(int at) {
    out.add(words.get(at));
    return at + 1;
  }

  private int replace(int at, String word) {
    Token token = words.get(at);
    out.add(new Token(TokenKind.WORD, token.begin(), token.end(), word));
    return at + 1;
  }

  private boolean isAny(int at, Set<String> any) {
    return at < tokens.size()
        && tokens.get(at).kind() == TokenKind.WORD
        && any.contains(tokens.get(at).value().toUpperCase(Locale.ROOT));
  }
}
