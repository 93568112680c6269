package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.LetterFolding;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.Optional;
import java.util.Set;

/**
 * How statements of one kind of database are read and what they mean, where kinds differ. Stateless
 * and thread-safe.
 */
public interface SqlRules {
  /** Returns how its texts are cut into statements. */
  Language language();

  /** Returns what it writes in its own way, as a session has switched it. */
  Grammar grammar(Set<SessionFlag> flags);

  /** Returns what reads its definitions. */
  DdlReader definitions();

  /** Returns where it looks for names. */
  Scoping scoping();

  /** Returns what statements mean to it and not to others, where that takes no more than a word. */
  Set<SqlHabit> habits();

  default boolean has(SqlHabit habit) {
    return habits().contains(habit);
  }

  /** Tells whether a schema, as the database reports it, is one of temporary tables only. */
  default boolean isTemporary(String schema) {
    return false;
  }

  /** Returns an expression for the beginning of a cell that {@code %s} stands for. */
  default String beginning(ProtectedColumn column) {
    return "SUBSTRING(%s, 1, " + CellSize.storedBeginning(column) + ")";
  }

  /**
   * Returns an expression for a cell, {@code %2$s}, behind the value of a column, {@code %1$s}, as
   * a text and a colon; NULL where the cell is. Empty where none is known.
   */
  default Optional<String> behindKey(Storage storage) {
    return Optional.empty();
  }

  /** Returns an aggregate that gives any of the cells that {@code %s} stands for. */
  default String anyOf() {
    return "MIN(%s)";
  }

  /** Returns how an index is made over the beginnings of the cells of a column. */
  default BeginningIndex beginningIndex(ProtectedColumn column) {
    return BeginningIndex.NONE;
  }

  /** Returns how texts are folded that fall into groups; empty where nothing is evaluated. */
  default Optional<LetterFolding> folding() {
    return Optional.empty();
  }

  /** Returns how the cells of groups are asked for. */
  default GroupTest groupTest(ProtectedColumn column, String written) {
    return switch (beginningIndex(column)) {
      case NONE, EXPRESSION -> GroupTest.ofBeginning(beginning(column).replace("%s", written));
      case LENGTH -> GroupTest.ofPattern(written);
      case WHOLE -> GroupTest.ofRange(written);
    };
  }

  /** How an index is made over the beginnings of values. */
  enum BeginningIndex {
    /** There is none. */
    NONE,
    /** It is one over an expression. */
    EXPRESSION,
    /** A length behind the column says how much of it counts, for a unique one too. */
    LENGTH,
    /** It is one over whole cells, which has together what begins alike. */
    WHOLE
  }

  /** Returns what {@code CAST(x AS VARCHAR(n))} does with a longer text. */
  default TextCasts textCasts() {
    return TextCasts.UNKNOWN;
  }

  /** What a CAST to a type of text does with a text that is longer. */
  enum TextCasts {
    /** Nobody knows; the statement is refused. */
    UNKNOWN,
    /** It cuts the text off behind as many characters as the length of a column counts. */
    CUT,
    /** It keeps the text. */
    KEEP
  }

  /** Returns how code is given to it in literals. */
  default RunForms runForms() {
    return RunForms.NONE;
  }

  /** Returns what finds the texts that a statement runs, where it has ways of its own. */
  default Optional<ExecutedTexts> executedTexts() {
    return Optional.empty();
  }

  /** Returns functions, folded, that run a text as SQL. */
  default Set<String> sqlFunctions() {
    return Set.of();
  }

  /** Returns functions, folded, that read or run what their arguments need not name. */
  default Set<String> unseenFunctions() {
    return Set.of();
  }

  /** Returns functions, folded, after which names may mean something else. */
  default Set<String> sessionFunctions() {
    return Set.of();
  }

  /** Returns what it tells of the last statement of a session. */
  default LastStatement lastStatement() {
    return LastStatement.untold();
  }

  /** Returns which conditions can be evaluated in the driver as it would evaluate them. */
  default EvaluationRules evaluation() {
    return EvaluationRules.none();
  }

  /** Returns how it takes keys of rows that were found in the driver; empty where nothing is. */
  default Optional<KeyedRows> keyedRows() {
    return Optional.empty();
  }

  /** Returns settings, folded, that change what names mean in a session. */
  default Set<String> steeringSettings() {
    return Set.of();
  }

  /** Returns settings, folded, that change how the texts of a session are read. */
  default Set<String> readingSettings() {
    return Set.of();
  }

  /** Returns settings, folded, that change what every session means by its statements. */
  default Set<String> fixedSettings() {
    return Set.of();
  }
}
