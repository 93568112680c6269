package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Set;

/**
 * The ways in which a database may read one text. What the session has switched decides; but a text
 * that switches it and goes on, or that is code in a comment, may be read in another way than here.
 */
public final class SessionReadings {
  private SessionReadings() {}

  /** Refuses a text that contains a protected name anywhere and has no certain reading. */
  public static void requireOne(Tokens tokens, TouchFilter touch) {
    for (Doubt doubt : tokens.doubts()) {
      if (doubt.kind() == Doubt.Kind.EXECUTABLE_COMMENT && touch.occursIn(tokens.text())) {
        throw doubt.refusal();
      }
    }
    boolean switchable = !tokens.language().readings().isEmpty();
    if (switchable
        && maySwitch(tokens)
        && touch.occursIn(tokens.text())
        && !isSameInAllWays(tokens)) {
      throw PlanFault.READINGS_DIFFER.fault(
          "the text may switch how quotes and backslashes are read, and has both a protected name"
              + " and such characters; send its statements one by one");
    }
  }

  private static boolean maySwitch(Tokens tokens) {
    List<Tokens> pieces = tokens.split();
    return pieces.size() > 1
        && pieces.stream().map(StatementHead::of).anyMatch(SessionReadings::maySwitch);
  }

  private static boolean maySwitch(StatementHead head) {
    return switch (head) {
      case SESSION, DYNAMIC, OTHER -> true;
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DEFINITION, TRANSACTION, INFORMATION ->
          false;
    };
  }

  private static boolean isSameInAllWays(Tokens tokens) {
    String text = tokens.text();
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      return true;
    }
    return tokens.language().readings().stream().allMatch(flags -> isSame(tokens, flags));
  }

  private static boolean isSame(Tokens tokens, Set<SessionFlag> flags) {
    List<Token> other;
    try {
      other = new Lexer(tokens.language(), flags).lex(tokens.text()).list();
    } catch (Fault unreadable) {
      return false;
    }
    return other.equals(tokens.list());
  }
}
