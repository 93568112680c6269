package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Tokens;

/** Refuses statements that run, or may run, SQL over a protected table. Thread-safe. */
@FunctionalInterface
public interface ExecutedTexts {
  /** What the planner knows of a statement that may run others. */
  interface Ground {
    /** Tells whether a statement names something protected. */
    boolean touches(Tokens piece);

    /** Tells whether a literal with SQL in it names something protected. */
    boolean inLiterals(Tokens piece);

    /** Tells whether a text that is run touches nothing; a refusal of it is thrown. */
    boolean isUntouched(String text);
  }

  /** Refuses a piece of which any part runs SQL that reaches, or may reach, a protected table. */
  void requireHarmless(Tokens piece, Ground ground);
}
