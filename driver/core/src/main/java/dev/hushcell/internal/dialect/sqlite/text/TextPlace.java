package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what a text in single quotes is by what stands before it: SQLite takes one for a name where
 * its grammar wants a name, such as behind FROM, beside a dot or where an alias may stand. A text
 * counts as a value only where an expression begins.
 */
record TextPlace(List<Token> before) {
  /** Words behind which an expression begins. */
  private static final Set<String> EXPRESSIONS =
      Names.words(
          """
          ALL AND BETWEEN BY CASE DATABASE DEFAULT DISTINCT ELSE ESCAPE GLOB HAVING IS LIKE LIMIT
          MATCH NOT OFFSET ON OR REGEXP RETURNING SELECT THEN WHEN WHERE ATTACH DETACH
          """);

  /** Words that begin a part of a query in which a comma stands between expressions. */
  private static final Set<String> LISTS =
      Set.of("SELECT", "WHERE", "BY", "HAVING", "SET", "VALUES", "RETURNING", "LIMIT", "WINDOW");

  /** Words in front of a parenthesis with names in it. */
  private static final Set<String> NAMES = Set.of("USING", "KEY", "UNIQUE", "SET");

  boolean isName(char next) {
    int last = before.size() - 1;
    if (next == '.') {
      return true;
    }
    if (last < 0) {
      return false;
    }
    Token token = before.get(last);
    return switch (token.kind()) {
      case WORD -> isNameBehind(last, next);
      case SYMBOL -> isNameBehindSymbol(last);
      case QUOTED, STRING, BINARY, NUMBER, PARAMETER -> true; // an alias
    };
  }

  private boolean isNameBehind(int at, char next) {
    return switch (word(at)) {
      case "FROM" -> !isWord(at - 1, "DISTINCT") || !isWord(at - 2, "IS", "NOT");
      case "ON" -> next == '(' || isDefinition();
      case "BY" -> isWord(at - 1, "INDEXED");
      case "NOT", "OR", "DISTINCT", "ALL", "DEFAULT" -> false;
      default -> !EXPRESSIONS.contains(word(at));
    };
  }

  /** Behind ON of a definition stands a table, as long as nothing else has begun. */
  private boolean isDefinition() {
    int at = before.size() - 1;
    while (at >= 0 && !before.get(at).isSymbol(";")) {
      if (isWord(at, "AS", "BEGIN", "WHEN", "WHERE")) {
        return false;
      }
      at--;
    }
    return isWord(at + 1, "CREATE");
  }

  private boolean isNameBehindSymbol(int last) {
    return switch (before.get(last).value()) {
      case ".", ")" -> true;
      case "(", "," -> isNameOfList(last) || isTable(last);
      default -> false;
    };
  }

  private boolean isNameOfList(int last) {
    return before.get(last).isSymbol("(")
        && NAMES.stream().anyMatch(word -> isWord(last - 1, word));
  }

  /** Tells whether a table may stand behind the token at an index, as behind FROM. */
  private boolean isTable(int at) {
    if (isWord(at, "FROM", "JOIN")) {
      return true;
    }
    if (isSymbol(at, "(")) {
      return at > 0 && isTable(at - 1);
    }
    return isSymbol(at, ",") && !isListOfTexts(at) && isAmongTables(at);
  }

  /** Behind a text that is a whole element of a list stands another element of it. */
  private boolean isListOfTexts(int comma) {
    return comma > 1
        && before.get(comma - 1).kind() == Token.Kind.STRING
        && (isSymbol(comma - 2, ",") || isSymbol(comma - 2, "("));
  }

  /** Goes back to what the comma belongs to. */
  private boolean isAmongTables(int comma) {
    int depth = 0;
    for (int at = comma - 1; at >= 0; at--) {
      Token token = before.get(at);
      if (token.isSymbol(")")) {
        depth++;
      } else if (token.isSymbol("(") && --depth < 0) {
        return at > 0 && isTable(at);
      } else if (depth == 0 && token.isSymbol(";")) {
        return false;
      } else if (depth == 0 && isWord(at, "FROM") && !isWord(at - 1, "DISTINCT")) {
        return true;
      } else if (depth == 0 && token.kind() == Token.Kind.WORD && LISTS.contains(word(at))) {
        return false;
      }
    }
    return false;
  }

  private String word(int at) {
    return before.get(at).value().toUpperCase(Locale.ROOT);
  }

  private boolean isWord(int at, String... words) {
    for (String word : words) {
      if (at >= 0 && at < before.size() && before.get(at).isWord(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSymbol(int at, String symbol) {
    return at >= 0 && before.get(at).isSymbol(symbol);
  }
}
