package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.SqlRules.ExecutedTexts;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
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

  /**
   * What a code is known to do. One that was not read as a whole may do anything: nobody may take
   * it for harmless.
   *
   * @param whole whether it was read to its end, and so was each text that it runs
   * @param names the keys of all names in it and in its literals, at every depth, see {@link
   *     dev.hushcell.internal.sql.Naming#keys}
   * @param assembles whether it runs, or may run, a text that is put together when it runs, or
   *     reads what it does not name
   * @param steers whether it may change what names mean in the session
   */
  public record CodeReading(boolean whole, Set<String> names, boolean assembles, boolean steers) {
    public CodeReading {
      names = Set.copyOf(names);
    }

    /** Tells whether all that it may reach is among its names. */
    public boolean isKnown() {
      return whole && !assembles;
    }
  }

  /** Reads a code. */
  public CodeReading read(String code) {
    Reading reading = new Reading();
    reading.text(code);
    return reading.found();
  }

  /** What was found so far. */
  private final class Reading implements ExecutedTexts.Ground {
    private static final int DEEPEST = 16;

    private final Set<String> names = new HashSet<>();
    private boolean whole = true;
    private boolean assembles;
    private boolean steers;
    private int depth;

    CodeReading found() {
      return new CodeReading(whole, names, assembles, steers);
    }

    private void text(String text) {
      Optional<Tokens> read = depth < DEEPEST ? lexer.read(text) : Optional.empty();
      depth++;
      try {
        whole &= read.isPresent();
        read.ifPresent(tokens -> rules.language().versions(tokens).forEach(this::version));
      } catch (Fault tooMany) {
        whole = false;
      }
      depth--;
    }

    private void version(Tokens tokens) {
      List<Tokens> parts = tokens.split();
      parts.forEach(this::part);
      // What was switched is switched for what is read when it runs.
      whole &= !mayBeSwitched(parts) || SessionReadings.isSameInAllWays(tokens);
    }

    private void part(Tokens part) {
      names.addAll(part.codeNames());
      names.addAll(part.literals().names(true));
      steers |= isSteering(part);
      rules.executedTexts().ifPresent(own -> runsByItself(own, part));
      RunTexts run = RunTexts.ofBody(part, rules);
      whole &= !run.foreign();
      assembles |= run.unseen().isPresent();
      run.texts().forEach(each -> text(each.literal().value()));
    }

    /** A setting is in the text by its name, unless that is computed. */
    private boolean mayBeSwitched(List<Tokens> parts) {
      return !rules.language().readings().isEmpty()
          && (!Collections.disjoint(names, rules.readingSettings())
              || parts.stream().anyMatch(this::setsUnseen));
    }

    private boolean setsUnseen(Tokens part) {
      for (int i = 0; i < part.size(); i++) {
        String name = part.get(i).isName() ? Names.fold(part.get(i).value()) : "";
        boolean sets =
            rules.sessionFunctions().contains(name) && !rules.sqlFunctions().contains(name);
        boolean seen =
            part.isSymbol(i + 1, "(") && part.isString(i + 2) && part.isSymbol(i + 3, ",");
        if (sets && !seen) {
          return true;
        }
      }
      return false;
    }

    private void runsByItself(ExecutedTexts own, Tokens part) {
      try {
        own.requireHarmless(part, this);
      } catch (Fault unknown) {
        assembles = true;
      }
    }

    private boolean isSteering(Tokens part) {
      Set<String> named = part.codeNames();
      return !Collections.disjoint(named, rules.sessionFunctions())
          || !Collections.disjoint(named, rules.steeringSettings())
          || !Collections.disjoint(named, rules.readingSettings())
          || setsWho(part);
    }

    private static boolean setsWho(Tokens part) {
      for (int i = 0; i < part.size(); i++) {
        int at = part.isAnyWord(i + 1, "SESSION", "LOCAL") ? i + 2 : i + 1;
        if (part.isAnyWord(i, "RESET", "DISCARD")
            || (part.isWord(i, "SET") && part.isAnyWord(at, "SCHEMA", "ROLE", "AUTHORIZATION"))) {
          return true;
        }
      }
      return false;
    }

    /** What is named is known without asking. */
    @Override
    public boolean touches(Tokens piece) {
      return false;
    }

    @Override
    public boolean inLiterals(Tokens piece) {
      return false;
    }

    @Override
    public boolean isUntouched(String text) {
      text(text);
      return true;
    }
  }
}
