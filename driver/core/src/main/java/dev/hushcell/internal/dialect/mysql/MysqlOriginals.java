package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.mysql.text.MysqlLanguage;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What routines and triggers run. INFORMATION_SCHEMA shows a copy of it in which literals and names
 * are not escaped as they were: MySQL shows {@code 'it''s'} as {@code 'it's'}, MariaDB {@code
 * 'a\\'} as {@code 'a\'}. SHOW CREATE shows the code itself.
 */
final class MysqlOriginals {
  private static final int CODE = 3;

  /** No right, or no routine of the name. */
  private static final String REFUSED = "42000";

  private static final int NO_TRIGGER = 1360;
  private static final String QUOTES = "'\"`\\";

  /** One literal or name, which ends where it seems to. */
  private static final int QUOTES_OF_ONE = 2;

  private MysqlOriginals() {}

  /** Tells whether a copy may be another code than the one that runs. */
  static boolean mayDiffer(String copy) {
    return copy.indexOf('\\') >= 0
        || copy.chars().filter(MysqlOriginals::isQuote).count() > QUOTES_OF_ONE;
  }

  private static boolean isQuote(int character) {
    return QUOTES.indexOf(character) >= 0;
  }

  /**
   * Returns the code of a routine or trigger; empty where the server shows none, or has it no more.
   *
   * @param object what it is and its name, as SHOW CREATE has them
   * @param copy what INFORMATION_SCHEMA shows
   * @param mode in which it is read
   */
  static Optional<String> of(Connection connection, String object, String copy, String mode)
      throws SQLException {
    try (Statement show = connection.createStatement()) {
      show.setEscapeProcessing(false);
      try (ResultSet row = show.executeQuery("SHOW CREATE " + object)) {
        return row.next()
            ? Optional.ofNullable(row.getString(CODE)).map(code -> body(code, copy, mode))
            : Optional.empty();
      }
    } catch (SQLException e) {
      if (isNotShown(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isNotShown(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals(REFUSED) || failure.getErrorCode() == NO_TRIGGER;
  }

  /**
   * Leaves out what stands before the body, which runs nothing but has names. Up to its first quote
   * the copy is like the body; what that is like for the first time is the body, or stands before
   * it.
   */
  private static String body(String code, String copy, String mode) {
    int first = 0;
    while (first < copy.length() && !isQuote(copy.charAt(first))) {
      first++;
    }
    String beginning = copy.substring(0, first).strip();
    return new Lexer(new MysqlLanguage(), SessionFlag.in(mode))
        .read(code).stream()
            .flatMap(tokens -> tokens.list().stream())
            .map(Token::begin)
            .filter(place -> code.startsWith(beginning, place))
            .findFirst()
            .map(code::substring)
            .orElse(code);
  }
}
