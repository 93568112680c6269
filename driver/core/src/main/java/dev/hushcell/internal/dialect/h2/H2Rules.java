package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.h2.text.H2Grammar;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.dialect.h2.text.MysqlModeForms;
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
import dev.hushcell.internal.plan.SqlRules.RunForms;
import dev.hushcell.internal.plan.SqlRules.TextCasts;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What statements mean to H2. */
public final class H2Rules {
  /** Where H2 looks for names. */
  private static final Scoping SCOPING =
      new Scoping(
          Recursion.WHEN_SAID_AS_TEXT,
          Set.of(Place.GROUP_BY, Place.HAVING, Place.ORDER_BY, Place.QUALIFY),
          true,
          false,
          Set.of("sysdate", "systimestamp", "today"),
          Names.words(
              """
              user current_user session_user system_user current_role current_schema current_catalog
              current_path current_date current_time current_timestamp localtime localtimestamp
              unknown rownum _rowid_
              """),
          Scoping.folded(H2Grammar.RESERVED, "_rowid_"));

  private static final EvaluationRules EVALUATION =
      new EvaluationRules(
          Set.of(TextOrder.UTF_16, TextOrder.UTF_16_IGNORE_CASE),
          EvaluationRules.IN_ORDER,
          Optional.of(new Sign.Known('\\')),
          Optional.empty(),
          true,
          PresumedLetters.PAIRS,
          true,
          false,
          Optional.of(new H2Summary()),
          Optional.of(NullOrder.SET),
          true,
          Routines.STANDARD
              .with(Routine.UPPER, "UCASE")
              .with(Routine.LOWER, "LCASE")
              .with(Routine.LENGTH, "LENGTH")
              .with(Routine.POSITION, "LOCATE")
              .with(Routine.INDEX, "INSTR")
              .with(Routine.CONCAT_PRESENT, "CONCAT")
              .with(Routine.COALESCE, "IFNULL")
              .with(Routine.NVL2, "NVL2")
              .with(Routine.YEAR, "YEAR")
              .with(Routine.QUARTER, "QUARTER")
              .with(Routine.MONTH, "MONTH")
              .with(Routine.DAY, "DAY", "DAY_OF_MONTH", "DAYOFMONTH")
              .with(Routine.DAY_OF_YEAR, "DAY_OF_YEAR", "DAYOFYEAR")
              .with(Routine.DAY_OF_ISO_WEEK, "ISO_DAY_OF_WEEK")
              .with(Routine.ISO_WEEK, "ISO_WEEK")
              .with(Routine.ISO_YEAR, "ISO_YEAR")
              .with(Routine.HOUR, "HOUR")
              .with(Routine.MINUTE, "MINUTE")
              .with(Routine.SECOND, "SECOND")
              .extracting(Routine.DAY_OF_YEAR, "DOY", "DAY_OF_YEAR", "DAYOFYEAR")
              .extracting(Routine.DAY_OF_ISO_WEEK, "ISODOW", "ISO_DAY_OF_WEEK")
              .extracting(Routine.ISO_WEEK, "ISO_WEEK")
              .extracting(Routine.ISO_YEAR, "ISOYEAR", "ISO_YEAR")
              .extracting(Routine.SECOND, "SECOND")
              .truncating("DATE_TRUNC", "year", "quarter", "month", "day", "hour", "minute")
              .formatting("FORMATDATETIME", 1, Routine.FORMAT, "yyyy", "MM", "dd", "HH", "mm", "ss")
              .formatting("TO_CHAR", 1, Routine.FORMAT, "YYYY", "MM", "DD", "HH24", "MI", "SS"));

  public static final SqlRules RULES =
      new SqlRules.Builder(
              new H2Language(),
              H2Grammar::of,
              new DdlParser(H2Grammar::of, MysqlModeForms::new),
              SCOPING,
              SqlHabit.TABLES_HIDE_COMMONS,
              SqlHabit.ONE_CATALOGUE,
              SqlHabit.LOWERS_EXACTLY)
          .folding(BroadFolding.LETTERS)
          .beginningIndexes(H2Rules::beginningIndex)
          // An escape character that was set for the database is an obstacle to every statement.
          .evaluation(EVALUATION)
          .keyedRows(H2KeyLists.INSTANCE)
          .textCasts(TextCasts.CUT)
          // Bodies are in Java or a language of scripts.
          .runForms(new RunForms(Set.of("ALIAS", "TRIGGER"), Set.of(), false))
          .sqlFunctions(Set.of("csvwrite", "ft_create_index", "ftl_create_index"))
          .unseenFunctions(Set.of("link_schema"))
          .fixedSettings(Names.words("mode ignorecase variable_binary builtin_alias_override"))
          .behindKeys(
              Map.of(
                  Storage.BINARY,
                  "CASE WHEN %2$s IS NULL THEN NULL ELSE STRINGTOUTF8(CAST(%1$s AS VARCHAR) || ':') || %2$s END",
                  Storage.TEXT,
                  "CASE WHEN %2$s IS NULL THEN NULL ELSE CAST(%1$s AS VARCHAR) || ':' || %2$s END"))
          .build();

  private H2Rules() {}

  private static BeginningIndex beginningIndex(ProtectedColumn column) {
    boolean together = column.hasBeginnings() && column.storage() == Storage.BINARY;
    return together ? BeginningIndex.WHOLE : BeginningIndex.NONE;
  }
}
