package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * JDBC escapes as the real driver translates them. What is planned is the text that the driver
 * would send, so an escape means what it means without Hushcell.
 *
 * <p>The driver, which may write to its log what it translates, is shown the code alone: marks
 * stand in place of literals and parameters, and comments are left out.
 */
public final class Escapes {
  private final Connection raw;
  private final boolean readsDates;
  private final Supplier<Lexer> lexers;

  /**
   * Builds the escapes of a connection.
   *
   * @param raw the connection of the real driver
   * @param driver what the driver is like
   * @param lexers supplies what reads texts as the session does now
   */
  public Escapes(Connection raw, RealDriver driver, Supplier<Lexer> lexers) {
    this.raw = raw;
    this.readsDates = driver.has(RealDriver.Habit.READS_DATES_OF_ESCAPES);
    this.lexers = lexers;
  }

  /**
   * Returns the text that the driver would send. It is the same text where it has no escape, is the
   * call of a routine, or is not translated; a brace that is left in code has it refused.
   */
  public String translated(String sql) {
    if (sql.indexOf('{') < 0) {
      return sql;
    }
    try {
      Lexer lexer = lexers.get();
      Tokens tokens = lexer.lex(sql);
      boolean executable =
          tokens.doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.EXECUTABLE_COMMENT);
      return executable || tokens.isSymbol(0, "{") ? sql : new Masked(sql, tokens).through(lexer);
    } catch (SQLException | Fault notTranslated) {
      return sql;
    }
  }

  /** One text whose literals and parameters have marks in their place. */
  private final class Masked {
    private final String sql;
    private final String mark;
    private final Map<String, Token> marked = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    Masked(String sql, Tokens tokens) {
      this.sql = sql;
      this.mark = mark(sql);
      int at = 0;
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        gap(at, token.begin());
        if (isMarked(tokens, i)) {
          write(mark + i, token);
        } else {
          text.append(sql, token.begin(), token.end());
        }
        at = token.end();
      }
      gap(at, sql.length());
    }

    /** Returns a word that the text does not have. */
    private static String mark(String sql) {
      StringBuilder mark = new StringBuilder("h");
      while (sql.contains(mark)) {
        mark.append('h');
      }
      return mark.append('_').toString();
    }

    private boolean isMarked(Tokens tokens, int at) {
      Token token = tokens.get(at);
      boolean begins = tokens.isSymbol(at - 2, "{");
      boolean read =
          begins
              && (tokens.isWord(at - 1, "LIMIT")
                  || (readsDates && tokens.isAnyWord(at - 1, "D", "T", "TS")));
      // An operator with a question mark would become another one.
      boolean asks = token.kind() == Token.Kind.PARAMETER || tokens.isAt(token.begin(), '?');
      return !read && (asks || token.isLiteral());
    }

    private void write(String name, Token token) {
      boolean behindQuote = text.length() > 0 && text.charAt(text.length() - 1) == '\'';
      text.append(behindQuote ? " '" : "'").append(name).append('\'');
      marked.put(name, token);
    }

    private void gap(int begin, int end) {
      String gap = sql.substring(begin, end);
      text.append(gap.isBlank() || gap.strip().startsWith("/*+") ? gap : " ");
    }

    String through(Lexer lexer) throws SQLException {
      if (text.indexOf("{") < 0) {
        return sql;
      }
      String translated = raw.nativeSQL(text.toString());
      StringBuilder restored = new StringBuilder();
      int at = 0;
      for (Token token : lexer.lex(translated).list()) {
        Token original = token.kind() == Token.Kind.STRING ? marked.get(token.value()) : null;
        if (original != null) {
          restored.append(translated, at, token.begin());
          restored.append(sql, original.begin(), original.end());
          at = token.end();
        }
      }
      restored.append(translated, at, translated.length());
      return restored.indexOf(mark) < 0 ? restored.toString() : sql;
    }
  }
}
