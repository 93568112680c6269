package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How statements of one kind of database are read and what they mean, where kinds differ. Names of
 * functions and settings are folded. Immutable.
 *
 * @param language how its texts are cut into statements
 * @param grammars what it writes in its own way, as a session has switched it
 * @param definitions what reads its definitions
 * @param scoping where it looks for names
 * @param habits what statements mean to it and not to others, where that takes no more than a word
 * @param temporarySchemas which schemas, as the database reports them, are of temporary tables only
 * @param beginnings an expression for as much of the beginning as {@code %d} says of a cell that
 *     {@code %s} stands for
 * @param behindKeys an expression for a cell, {@code %2$s}, behind the value of a column, {@code
 *     %1$s}, as a text and a colon; NULL where the cell is. None where none is known
 * @param anyOf an aggregate that gives any of the cells that {@code %s} stands for
 * @param beginningIndexes how an index is made over the beginnings of the cells of a column
 * @param folding how texts are folded that fall into groups; empty where nothing is evaluated
 * @param textCasts what {@code CAST(x AS VARCHAR(n))} does with a longer text
 * @param runForms how code is given to it in literals
 * @param executedTexts what finds the texts that a statement runs, where it has ways of its own
 * @param sqlFunctions those that run a text as SQL
 * @param unseenFunctions those that read or run what their arguments need not name
 * @param sessionFunctions those after which names may mean something else
 * @param lastStatement which functions and variables report on the last statement of a session
 * @param evaluation which conditions can be evaluated in the driver as it would evaluate them
 * @param keyedRows how it takes keys of rows that were found in the driver; empty where nothing is
 * @param steeringSettings those that change what names mean in a session
 * @param readingSettings those that change how the texts of a session are read
 * @param fixedSettings those that change what every session means by its statements
 */
public record SqlRules(
    Language language,
    Function<Set<SessionFlag>, Grammar> grammars,
    DdlReader definitions,
    Scoping scoping,
    Set<SqlHabit> habits,
    Predicate<String> temporarySchemas,
    String beginnings,
    Map<Storage, String> behindKeys,
    String anyOf,
    Function<ProtectedColumn, BeginningIndex> beginningIndexes,
    Optional<LetterCase.Folding> folding,
    TextCasts textCasts,
    RunForms runForms,
    Optional<ExecutedTexts> executedTexts,
    Set<String> sqlFunctions,
    Set<String> unseenFunctions,
    Set<String> sessionFunctions,
    LastStatement lastStatement,
    EvaluationRules evaluation,
    Optional<KeyedRows> keyedRows,
    Set<String> steeringSettings,
    Set<String> readingSettings,
    Set<String> fixedSettings) {
  public Grammar grammar(Set<SessionFlag> flags) {
    return grammars.apply(flags);
  }

  public boolean has(SqlHabit habit) {
    return habits.contains(habit);
  }

  public boolean isTemporary(String schema) {
    return temporarySchemas.test(schema);
  }

  /** Returns an expression for the beginning of a cell that {@code %s} stands for. */
  public String beginning(ProtectedColumn column) {
    return beginnings.replace("%d", String.valueOf(CellSize.storedBeginning(column)));
  }

  public Optional<String> behindKey(Storage storage) {
    return Optional.ofNullable(behindKeys.get(storage));
  }

  public BeginningIndex beginningIndex(ProtectedColumn column) {
    return beginningIndexes.apply(column);
  }

  /** Returns how the cells of groups are asked for. */
  public GroupTest groupTest(ProtectedColumn column, String written) {
    return switch (beginningIndex(column)) {
      case NONE, EXPRESSION -> GroupTest.ofBeginning(beginning(column).replace("%s", written));
      case LENGTH -> GroupTest.ofPattern(written);
      case WHOLE -> GroupTest.ofRange(written);
    };
  }

  /** How an index is made over the beginnings of values. */
  public enum BeginningIndex {
    /** There is none. */
    NONE,
    /** It is one over an expression. */
    EXPRESSION,
    /** A length behind the column says how much of it counts, for a unique one too. */
    LENGTH,
    /** It is one over whole cells, which has together what begins alike. */
    WHOLE
  }

  /** What a CAST to a type of text does with a text that is longer. */
  public enum TextCasts {
    /** Nobody knows; the statement is refused. */
    UNKNOWN,
    /** It cuts the text off behind as many characters as the length of a column counts. */
    CUT,
    /** It keeps the text. */
    KEEP
  }

  /** Builds the rules of a database. What is left out is as in most databases, or absent. */
  public static final class Builder {
    private final Language language;
    private final Function<Set<SessionFlag>, Grammar> grammars;
    private final DdlReader definitions;
    private final Scoping scoping;
    private final Set<SqlHabit> habits;
    private Predicate<String> temporarySchemas = schema -> false;
    private String beginnings = "SUBSTRING(%s, 1, %d)";
    private Map<Storage, String> behindKeys = Map.of();
    private String anyOf = "MIN(%s)";
    private Function<ProtectedColumn, BeginningIndex> beginningIndexes =
        column -> BeginningIndex.NONE;
    private Optional<LetterCase.Folding> folding = Optional.empty();
    private TextCasts textCasts = TextCasts.UNKNOWN;
    private RunForms runForms = RunForms.NONE;
    private Optional<ExecutedTexts> executedTexts = Optional.empty();
    private Set<String> sqlFunctions = Set.of();
    private Set<String> unseenFunctions = Set.of();
    private Set<String> sessionFunctions = Set.of();
    private LastStatement lastStatement = LastStatement.untold();
    private EvaluationRules evaluation = EvaluationRules.none();
    private Optional<KeyedRows> keyedRows = Optional.empty();
    private Set<String> steeringSettings = Set.of();
    private Set<String> readingSettings = Set.of();
    private Set<String> fixedSettings = Set.of();

    public Builder(
        Language language,
        Function<Set<SessionFlag>, Grammar> grammars,
        DdlReader definitions,
        Scoping scoping,
        SqlHabit... habits) {
      this.language = language;
      this.grammars = grammars;
      this.definitions = definitions;
      this.scoping = scoping;
      this.habits = Set.of(habits);
    }

    public Builder temporarySchemas(Predicate<String> temporarySchemas) {
      this.temporarySchemas = temporarySchemas;
      return this;
    }

    public Builder beginnings(String beginnings) {
      this.beginnings = beginnings;
      return this;
    }

    public Builder behindKeys(Map<Storage, String> behindKeys) {
      this.behindKeys = behindKeys;
      return this;
    }

    public Builder anyOf(String anyOf) {
      this.anyOf = anyOf;
      return this;
    }

    public Builder beginningIndexes(Function<ProtectedColumn, BeginningIndex> beginningIndexes) {
      this.beginningIndexes = beginningIndexes;
      return this;
    }

    public Builder folding(LetterCase.Folding folding) {
      this.folding = Optional.of(folding);
      return this;
    }

    public Builder textCasts(TextCasts textCasts) {
      this.textCasts = textCasts;
      return this;
    }

    public Builder runForms(RunForms runForms) {
      this.runForms = runForms;
      return this;
    }

    public Builder executedTexts(ExecutedTexts executedTexts) {
      this.executedTexts = Optional.of(executedTexts);
      return this;
    }

    public Builder sqlFunctions(Set<String> sqlFunctions) {
      this.sqlFunctions = Set.copyOf(sqlFunctions);
      return this;
    }

    public Builder unseenFunctions(Set<String> unseenFunctions) {
      this.unseenFunctions = Set.copyOf(unseenFunctions);
      return this;
    }

    public Builder sessionFunctions(Set<String> sessionFunctions) {
      this.sessionFunctions = Set.copyOf(sessionFunctions);
      return this;
    }

    public Builder lastStatement(LastStatement lastStatement) {
      this.lastStatement = lastStatement;
      return this;
    }

    public Builder evaluation(EvaluationRules evaluation) {
      this.evaluation = evaluation;
      return this;
    }

    public Builder keyedRows(KeyedRows keyedRows) {
      this.keyedRows = Optional.of(keyedRows);
      return this;
    }

    public Builder steeringSettings(Set<String> steeringSettings) {
      this.steeringSettings = Set.copyOf(steeringSettings);
      return this;
    }

    public Builder readingSettings(Set<String> readingSettings) {
      this.readingSettings = Set.copyOf(readingSettings);
      return this;
    }

    public Builder fixedSettings(Set<String> fixedSettings) {
      this.fixedSettings = Set.copyOf(fixedSettings);
      return this;
    }

    public SqlRules build() {
      return new SqlRules(
          language,
          grammars,
          definitions,
          scoping,
          habits,
          temporarySchemas,
          beginnings,
          behindKeys,
          anyOf,
          beginningIndexes,
          folding,
          textCasts,
          runForms,
          executedTexts,
          sqlFunctions,
          unseenFunctions,
          sessionFunctions,
          lastStatement,
          evaluation,
          keyedRows,
          steeringSettings,
          readingSettings,
          fixedSettings);
    }
  }

  /**
   * How one kind of database is given code in literals.
   *
   * @param routines what CREATE makes that may have a literal behind AS as its body
   * @param languages in which bodies are read, folded; empty where none is SQL
   * @param blocks whether DO runs a literal, and EXECUTE one in a body
   */
  public record RunForms(Set<String> routines, Set<String> languages, boolean blocks) {
    /** No code is in a literal, but for EXECUTE IMMEDIATE, PREPARE and functions. */
    public static final RunForms NONE = new RunForms(Set.of(), Set.of(), false);

    public RunForms {
      routines = Set.copyOf(routines);
      languages = Set.copyOf(languages);
    }
  }

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
}
