package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways in which a database may read one text. What the session has switched decides; but a text
 * that switches it and goes on may be read in another way than here.
 */
public final class SessionReadings {
  private SessionReadings() {}

  /**
   * Refuses a text that may switch how it is read itself, unless it has the same tokens whatever is
   * switched; and so for the texts that it runs.
   *
   * @param pieces its statements
   * @param run what each of them runs
   * @param steers whether one calls a function that may set anything, or names what decides
   */
  public static void requireOne(
      Tokens tokens, List<Tokens> pieces, List<RunTexts> run, boolean steers) {
    boolean alone = pieces.size() == 1 && run.get(0).texts().isEmpty();
    if (alone || tokens.language().readings().isEmpty()) {
      return;
    }
    boolean switches = steers || pieces.stream().anyMatch(SessionReadings::maySwitch);
    boolean goesOn = pieces.size() > 1;
    boolean known = !switches || !goesOn || isSameInAllWays(tokens);
    for (int i = 0; i < pieces.size() && known && switches; i++) {
      if (goesOn || !runsAtOnce(pieces.get(i))) {
        known = run.get(i).texts().stream().allMatch(each -> isSame(tokens, each));
      }
    }
    if (!known) {
      throw PlanFault.READINGS_DIFFER.fault(
          "the text may switch how quotes and backslashes are read, and has such characters; send"
              + " its statements one by one");
    }
  }

  /** Tells whether a statement runs a text before anything is switched. */
  private static boolean runsAtOnce(Tokens piece) {
    return piece.isAnyWord(0, "EXECUTE", "PREPARE", "DO");
  }

  private static boolean isSame(Tokens tokens, RunTexts.Text text) {
    String inner = text.literal().value();
    Optional<Tokens> read = new Lexer(tokens.language(), tokens.flags()).read(inner);
    return read.isPresent() && isSameInAllWays(read.get());
  }

  private static boolean maySwitch(Tokens piece) {
    return switch (StatementHead.of(piece)) {
      case SESSION, DYNAMIC, VARIABLES, OTHER -> true;
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DEFINITION, TRANSACTION, INFORMATION ->
          false;
    };
  }

  /** Tells whether a text has the same tokens whatever is switched. */
  static boolean isSameInAllWays(Tokens tokens) {
    String text = tokens.text();
    return tokens.language().readings().stream().allMatch(flags -> isSame(tokens, text, flags));
  }

  private static boolean isSame(Tokens tokens, String text, Set<SessionFlag> flags) {
    return new Lexer(tokens.language(), flags)
        .read(text)
        .filter(other -> other.list().equals(tokens.list()))
        .isPresent();
  }
}
