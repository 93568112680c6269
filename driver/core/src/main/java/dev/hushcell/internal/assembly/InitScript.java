package dev.hushcell.internal.assembly;

import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The INIT of a URL, run through the surface. One statement after the other: a later one may need
 * the table that an earlier one makes.
 */
public final class InitScript {
  private final Tokens tokens;

  public InitScript(Lexer lexer, String sql) {
    this.tokens = lexer.lex(sql);
  }

  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Tokens piece : tokens.split()) {
        int begin = piece.get(0).begin();
        int end = piece.get(piece.size() - 1).end();
        statement.execute(tokens.text().substring(begin, end));
      }
    }
  }
}
