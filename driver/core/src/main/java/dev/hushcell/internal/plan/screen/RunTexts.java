package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * What a statement, or a part of a body up to a semicolon, runs as SQL.
 *
 * @param texts the literals that are run
 * @param assembled whether something else is run, or read without a name
 */
record RunTexts(List<Token> texts, boolean assembled) {
  private static final List<String> BEHIND = List.of("USING", "INTO", "END", "LOOP");

  RunTexts {
    texts = List.copyOf(texts);
  }

  static RunTexts of(Tokens code, SqlRules rules) {
    Search search = new Search(code, rules, new ArrayList<>());
    boolean assembled = false;
    for (int i = 0; i < code.size(); i++) {
      assembled |= search.isAssembledAt(i);
    }
    return new RunTexts(search.texts, assembled);
  }

  /** Collects the literals; used by one thread. */
  private record Search(Tokens code, SqlRules rules, List<Token> texts) {
    boolean isAssembledAt(int i) {
      if (code.isWord(i, "EXECUTE") && code.isWord(i + 1, "IMMEDIATE")) {
        return !isOneLiteral(i + 2);
      }
      if (code.isWord(i, "PREPARE") && code.isWord(i + 2, "FROM")) {
        return !isOneLiteral(i + 3);
      }
      if (rules.bodiesAreLiterals()) {
        if (code.isWord(i, "EXECUTE") && !code.isWord(i + 1, "ON") && !isTrigger(i)) {
          return !isOneLiteral(i + 1);
        }
        if (isBody(i)) {
          texts.add(code.get(i));
        }
      }
      return isCallAt(i);
    }

    private boolean isOneLiteral(int at) {
      boolean one =
          isLiteral(at)
              && (at + 1 == code.size()
                  || code.isSymbol(at + 1, ";")
                  || BEHIND.stream().anyMatch(word -> code.isWord(at + 1, word)));
      if (one) {
        texts.add(code.get(at));
      }
      return one;
    }

    private boolean isTrigger(int at) {
      boolean trigger = false;
      for (int i = 0; i < at; i++) {
        trigger |= code.isWord(i, "TRIGGER");
      }
      return trigger && code.isAnyWord(at + 1, "FUNCTION", "PROCEDURE");
    }

    private boolean isBody(int at) {
      return isLiteral(at) && (code.isAnyWord(at - 1, "AS", "DO") || code.isWord(at - 3, "DO"));
    }

    private boolean isCallAt(int i) {
      if (!code.get(i).isName() || !code.isSymbol(i + 1, "(")) {
        return false;
      }
      String name = Names.fold(code.get(i).value());
      if (rules.unseenFunctions().contains(name)) {
        return true;
      }
      return rules.sqlFunctions().contains(name) && !areLiterals(i + 2);
    }

    private boolean areLiterals(int from) {
      for (int i = from; i < code.size(); i++) {
        if (code.isSymbol(i, ")")) {
          return true;
        }
        boolean literal =
            isLiteral(i)
                || code.get(i).kind() == TokenKind.NUMBER
                || code.isAnyWord(i, "TRUE", "FALSE", "NULL");
        boolean alone = code.isSymbol(i + 1, ",") || code.isSymbol(i + 1, ")");
        if (!code.isSymbol(i, ",") && !(literal && alone)) {
          return false;
        }
        if (isLiteral(i)) {
          texts.add(code.get(i));
        }
      }
      return false;
    }

    private boolean isLiteral(int at) {
      return at >= 0 && at < code.size() && code.get(at).kind() == TokenKind.STRING;
    }
  }
}
