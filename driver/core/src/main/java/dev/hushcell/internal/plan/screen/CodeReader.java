package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads code that a database may run: a statement, the body of a routine, an expression, a text
 * that a statement runs. It reads as the database does, and to the end, or says that it did not.
 * Thread-safe.
 */
public final class CodeReader {
  private final SqlRules rules;
  private final Lexer lexer;

  /** Reads for sessions in which nothing is switched. */
  public CodeReader(SqlRules rules) {
    this(rules, Set.of());
  }

  /**
   * Reads as one session does.
   *
   * @param rules how statements are read and what they mean to the database
   * @param flags what is switched where the code runs
   */
  public CodeReader(SqlRules rules, Set<SessionFlag> flags) {
    this.rules = rules;
    this.lexer = new Lexer(rules.language(), flags);
  }

  /** Reads a code. */
  public CodeReading read(String code) {
    Reading reading = new Reading();
    reading.text(code);
    return reading.found();
  }

  /** What was found so far. */
  private final class Reading {
    private static final int DEEPEST = 16;

    private final Set<String> names = new HashSet<>();
    private boolean whole = true;
    private boolean assembles;
    private boolean steers;
    private int depth;

    CodeReading found() {
      boolean sets = rules.sessionFunctions().stream().anyMatch(names::contains);
      return new CodeReading(whole, names, assembles, steers || sets);
    }

    void text(String text) {
      Optional<Tokens> read = depth < DEEPEST ? lexed(text) : Optional.empty();
      if (read.isEmpty()) {
        whole = false;
        return;
      }
      depth++;
      read.get().split().forEach(this::code);
      depth--;
    }

    private void code(Tokens code) {
      names.addAll(code.codeNames());
      names.addAll(code.literalNames(true));
      steers |= Steered.by(code);
      RunTexts run = RunTexts.of(code, rules);
      assembles |= run.assembled();
      run.texts().forEach(token -> text(token.value()));
    }

    private Optional<Tokens> lexed(String text) {
      try {
        return Optional.of(lexer.lex(text));
      } catch (Fault unreadable) {
        return Optional.empty();
      }
    }
  }

  /** What sets the path of names, or who the session is. */
  private static final class Steered {
    private Steered() {}

    static boolean by(Tokens code) {
      for (int i = 0; i < code.size(); i++) {
        int at = code.isAnyWord(i + 1, "SESSION", "LOCAL") ? i + 2 : i + 1;
        boolean sets =
            code.isWord(i, "SET")
                && code.isAnyWord(at, "SCHEMA", "ROLE", "AUTHORIZATION", "SESSION");
        boolean named = code.get(i).isName() && Naming.key(code.get(i).value()).equals(PATH);
        if (sets || named || code.isAnyWord(i, "RESET", "DISCARD")) {
          return true;
        }
      }
      return false;
    }

    private static final String PATH = "search_path";
  }
}
