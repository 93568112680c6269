package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.text.SqliteLanguage;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Knows the conditions of generated CHECKs. SQLite keeps a definition as it was written, but for
 * the names of renamed columns, so two conditions are compared token by token.
 */
final class CellCheckText {
  private static final Lexer LEXER = new Lexer(new SqliteLanguage());

  private static final Shape OF_BYTES = Shape.of(SqliteTypes.CHECKS.condition(Storage.BINARY, "c"));
  private static final Shape OF_TEXT = Shape.of(SqliteTypes.CHECKS.condition(Storage.TEXT, "c"));

  private CellCheckText() {}

  /** Returns the type of the column that such a condition guards; empty for any other one. */
  static Optional<String> storage(String condition) {
    Shape shape = Shape.of(condition);
    if (shape.columns().stream().map(Names::fold).distinct().count() != 1) {
      return Optional.empty();
    }
    if (shape.words().equals(OF_BYTES.words())) {
      return Optional.of(SqliteTypes.BYTES);
    }
    return shape.words().equals(OF_TEXT.words()) ? Optional.of(SqliteTypes.TEXT) : Optional.empty();
  }

  static boolean isDropped(String condition) {
    Shape shape = Shape.of(condition);
    int columns = shape.columns().size();
    Shape dropped = Shape.of(String.join(" AND ", Collections.nCopies(columns, "length(c) >= 0")));
    return columns > 0 && shape.words().equals(dropped.words());
  }

  /**
   * A condition.
   *
   * @param words its tokens, with the same word for every column
   * @param columns the names of the columns, one for each time that one is named
   */
  private record Shape(List<String> words, List<String> columns) {
    static Shape of(String condition) {
      List<String> words = new ArrayList<>();
      List<String> columns = new ArrayList<>();
      List<Token> tokens;
      try {
        tokens = LEXER.lex(condition).list();
      } catch (Fault unreadable) {
        return new Shape(words, columns);
      }
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        boolean argument =
            i > 1
                && tokens.get(i - 1).isSymbol("(")
                && (tokens.get(i - 2).isWord("length") || tokens.get(i - 2).isWord("substr"));
        if (argument && token.isName()) {
          columns.add(token.value());
          words.add("c");
        } else {
          words.add(token.kind() + " " + token.value().toUpperCase(Locale.ROOT));
        }
      }
      return new Shape(words, columns);
    }
  }
}
