package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.text.SqliteDdlParser;
import dev.hushcell.internal.dialect.sqlite.text.SqliteGrammar;
import dev.hushcell.internal.dialect.sqlite.text.SqliteLanguage;
import dev.hushcell.internal.dialect.sqlite.text.SqliteReach;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterFolding;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
import dev.hushcell.internal.plan.ExecutedTexts;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Routines;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.Optional;
import java.util.Set;

/** What statements mean to SQLite. */
public final class SqliteRules implements SqlRules {
  private static final String RESERVED =
      """
          add all alter and as autoincrement between case check collate commit constraint create
          default deferrable delete distinct drop else escape exists foreign from group having
          in index insert into is isnull join limit not notnull null on or order primary
          references select set table then to transaction union unique update using values when
          where
      """;

  private static final Set<SqlHabit> HABITS =
      Set.of(
          SqlHabit.VIEWS_READ_OWN_SCHEMA,
          SqlHabit.UPDATES_FROM_OTHERS,
          SqlHabit.ALLOWS_NO_TYPE,
          SqlHabit.JOINED_COLUMNS_STAY,
          SqlHabit.GROUPS_BY_PLACE,
          SqlHabit.RUNS_FIRST_STATEMENT);

  private static final Scoping SCOPING =
      new Scoping(
          Recursion.ALWAYS_AND_FORWARD,
          Set.of(Place.WHERE, Place.GROUP_BY, Place.HAVING, Place.ORDER_BY),
          true,
          false,
          Set.of("rowid", "oid", "_rowid_"),
          Set.of("current_date", "current_time", "current_timestamp"),
          Names.words(RESERVED));

  /**
   * What a plain column keeps of a number or a time depends on how it is written, so only texts are
   * compared.
   */
  private static final EvaluationRules EVALUATION =
      new EvaluationRules(
          Set.of(TextOrder.CODE_POINT),
          Set.of(),
          Optional.of(new Sign.Known(null)),
          Optional.empty(),
          false,
          PresumedLetters.A_TO_Z,
          false,
          true,
          Optional.of(new SqliteSummary()),
          Optional.of(NullOrder.LOW),
          true,
          Routines.COMMON
              .with(Routine.LENGTH, "LENGTH")
              .with(Routine.INDEX, "INSTR")
              .with(Routine.CONCAT_PRESENT, "CONCAT")
              .with(Routine.COALESCE, "IFNULL")
              .formatting("STRFTIME", 0, Routine.FORMAT_TEXT, "%Y", "%m", "%d", "%H", "%M", "%S"));

  @Override
  public Set<SqlHabit> habits() {
    return HABITS;
  }

  @Override
  public Optional<LetterFolding> folding() {
    return Optional.of(BroadFolding.LETTERS);
  }

  @Override
  public BeginningIndex beginningIndex(ProtectedColumn column) {
    return BeginningIndex.EXPRESSION;
  }

  /** What it joins becomes text, which keeps the bytes of a cell in no encoding but one. */
  @Override
  public Optional<String> behindKey(Storage storage) {
    return Optional.of(
        switch (storage) {
          case BINARY ->
              "CASE WHEN %2$s IS NULL THEN NULL ELSE unhex(hex(%1$s) || '3A' || hex(%2$s)) END";
          case TEXT -> "(%1$s || ':' || %2$s)";
        });
  }

  @Override
  public Optional<KeyedRows> keyedRows() {
    return Optional.of(SqliteKeyLists.INSTANCE);
  }

  @Override
  public EvaluationRules evaluation() {
    return EVALUATION;
  }

  @Override
  public Language language() {
    return new SqliteLanguage();
  }

  @Override
  public Grammar grammar(Set<SessionFlag> flags) {
    return SqliteGrammar.grammar();
  }

  @Override
  public DdlReader definitions() {
    return new SqliteDdlParser();
  }

  @Override
  public TextCasts textCasts() {
    return TextCasts.KEEP;
  }

  @Override
  public Scoping scoping() {
    return SCOPING;
  }

  @Override
  public boolean isTemporary(String schema) {
    return schema.equalsIgnoreCase(SqliteSchema.TEMP);
  }

  @Override
  public Optional<ExecutedTexts> executedTexts() {
    return Optional.of(new SqliteReach());
  }

  /** Most of them are of the command line tool, or of extensions. */
  @Override
  public Set<String> unseenFunctions() {
    return Names.words(
        """
        edit eval fsdir fts3_tokenizer load_extension lsmode readfile sqlite_dbdata sqlite_dbpage
        writefile zipfile
        """);
  }
}
