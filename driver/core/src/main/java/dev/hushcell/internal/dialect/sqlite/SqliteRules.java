package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.text.SqliteDdlParser;
import dev.hushcell.internal.dialect.sqlite.text.SqliteGrammar;
import dev.hushcell.internal.dialect.sqlite.text.SqliteLanguage;
import dev.hushcell.internal.dialect.sqlite.text.SqliteReach;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Routines;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.SqlRules.BeginningIndex;
import dev.hushcell.internal.plan.SqlRules.TextCasts;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What statements mean to SQLite. */
public final class SqliteRules {
  private static final Scoping SCOPING =
      new Scoping(
          Recursion.ALWAYS_AND_FORWARD,
          Set.of(Place.WHERE, Place.GROUP_BY, Place.HAVING, Place.ORDER_BY),
          true,
          false,
          Set.of("rowid", "oid", "_rowid_"),
          Set.of("current_date", "current_time", "current_timestamp"),
          Scoping.folded(SqliteGrammar.RESERVED));

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

  public static final SqlRules RULES =
      new SqlRules.Builder(
              new SqliteLanguage(),
              flags -> SqliteGrammar.grammar(),
              new SqliteDdlParser(),
              SCOPING,
              SqlHabit.VIEWS_READ_OWN_SCHEMA,
              SqlHabit.UPDATES_FROM_OTHERS,
              SqlHabit.ALLOWS_NO_TYPE,
              SqlHabit.JOINED_COLUMNS_STAY,
              SqlHabit.GROUPS_BY_PLACE,
              SqlHabit.RUNS_FIRST_STATEMENT)
          .folding(BroadFolding.LETTERS)
          .beginningIndexes(column -> BeginningIndex.EXPRESSION)
          .keyedRows(SqliteKeyLists.INSTANCE)
          .evaluation(EVALUATION)
          .textCasts(TextCasts.KEEP)
          .temporarySchemas(SqliteSchema.TEMP::equalsIgnoreCase)
          .executedTexts(new SqliteReach())
          // Most of them are of the command line tool, or of extensions.
          .unseenFunctions(
              Names.words(
                  """
                  edit eval fsdir fts3_tokenizer load_extension lsmode readfile sqlite_dbdata
                  sqlite_dbpage writefile zipfile
                  """))
          // What it joins becomes text, which keeps the bytes of a cell in no encoding but one.
          .behindKeys(
              Map.of(
                  Storage.BINARY,
                  "CASE WHEN %2$s IS NULL THEN NULL ELSE unhex(hex(%1$s) || '3A' || hex(%2$s)) END",
                  Storage.TEXT,
                  "(%1$s || ':' || %2$s)"))
          .build();

  private SqliteRules() {}
}
