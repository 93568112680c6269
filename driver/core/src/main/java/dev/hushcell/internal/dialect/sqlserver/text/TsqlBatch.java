package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Language.StatementEnds;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where a statement of T-SQL ends without a semicolon. Only the places that are certain are
 * found: where one is missed, two statements are read as one, which is refused.
 */
final class TsqlBatch implements StatementEnds {
  private static final Set<String> SET_OPERATIONS = Set.of("UNION", "ALL", "EXCEPT", "INTERSECT");

  /** Behind these, INSERT, UPDATE, DELETE and MERGE are part of another statement. */
  private static final Set<String> BEFORE_EVENTS =
      Set.of("THEN", "ON", "FOR", "AFTER", "OF", "LOOP", "HASH", "INNER", "LEFT", "RIGHT", "FULL");

  private final Tokens tokens;
  private int begin;
  private int depth;
  private boolean awaitsQuery;
  private boolean awaitsMain;
  private boolean awaitsSet;
  private int cases;

  TsqlBatch(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean begins(int at) {
    if (at == begin) {
      started(at);
      return false;
    }
    Token token = tokens.get(at);
    if (token.kind() == Token.Kind.SYMBOL) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      return false;
    }
    if (depth != 0 || token.kind() != Token.Kind.WORD || isUndivided()) {
      return false;
    }
    boolean starts = starts(at, token.value().toUpperCase(Locale.ROOT));
    if (starts) {
      startAt(at);
    }
    return starts;
  }

  @Override
  public void startAt(int at) {
    begin = at;
    depth = 0;
    if (at < tokens.size()) {
      started(at);
    }
  }

  private void started(int at) {
    depth = tokens.isSymbol(at, "(") ? 1 : 0;
    cases = 0;
    awaitsQuery = tokens.isWord(at, "INSERT");
    awaitsMain = tokens.isWord(at, "WITH");
    awaitsSet = tokens.isWord(at, "UPDATE");
  }

  /** Modules and MERGE reach as far as nobody here can tell. */
  private boolean isUndivided() {
    return tokens.isAnyWord(begin, "CREATE", "ALTER", "MERGE");
  }

  private boolean starts(int at, String word) {
    return switch (word) {
      case "SELECT" -> query(at);
      case "VALUES" -> {
        awaitsQuery = false;
        yield false;
      }
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> change(at);
      case "EXEC", "EXECUTE" -> call(at);
      case "CASE" -> {
        cases++;
        yield false;
      }
      case "END" -> {
        boolean own = cases > 0;
        cases -= own ? 1 : 0;
        yield !own;
      }
      case "ELSE" -> cases == 0;
      case "IF" -> !tokens.isWord(at + 1, "EXISTS") || tokens.isSymbol(at + 2, "(");
      case "WHILE", "BEGIN", "BREAK", "CONTINUE" -> true;
      case "CREATE", "ALTER", "DROP", "TRUNCATE", "USE" ->
          tokens.isAnyWord(begin, "IF", "WHILE", "ELSE", "BEGIN", "END");
      case "DECLARE", "PRINT", "RETURN", "THROW", "RAISERROR", "COMMIT", "ROLLBACK" -> true;
      case "SET" -> {
        boolean own = awaitsSet;
        awaitsSet = false;
        yield !own && !tokens.isWord(at - 1, "UPDATE") && !tokens.isWord(at - 1, "OFFSETS");
      }
      default -> false;
    };
  }

  private boolean query(int at) {
    boolean goesOn =
        awaitsQuery
            || awaitsMain
            || isOneOf(at - 1, SET_OPERATIONS)
            || tokens.isAnyWord(at - 1, "FOR", "AS");
    awaitsQuery = false;
    awaitsMain = false;
    return !goesOn;
  }

  private boolean change(int at) {
    boolean event = isOneOf(at - 1, BEFORE_EVENTS) && !tokens.isWord(begin, "SET");
    if (event || tokens.isSymbol(at - 1, ",")) {
      return false;
    }
    boolean main = awaitsMain;
    awaitsMain = false;
    if (main) {
      awaitsQuery = tokens.isWord(at, "INSERT");
      awaitsSet = tokens.isWord(at, "UPDATE");
    }
    return !main;
  }

  private boolean call(int at) {
    boolean source = awaitsQuery || tokens.isWord(at - 1, "WITH");
    awaitsQuery = false;
    return !source;
  }

  private boolean isOneOf(int at, Set<String> words) {
    Token token = tokens.get(at);
    return token.kind() == Token.Kind.WORD
        && words.contains(token.value().toUpperCase(Locale.ROOT));
  }
}
