package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.mysql.text.MysqlDdlParser;
import dev.hushcell.internal.dialect.mysql.text.MysqlGrammar;
import dev.hushcell.internal.dialect.mysql.text.MysqlLanguage;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Routines;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.SqlRules.BeginningIndex;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What statements mean to MySQL and MariaDB. */
public final class MysqlRules {
  /** What else finds rows, or sets their number to none, differs by server and kind. */
  private static final LastStatement LAST =
      new LastStatement(
          Names.words("found_rows row_count warnings errors warning_count error_count diagnostics"),
          Set.of("found_rows"),
          Set.of("select"));

  /** Words that are values in both although a column has that name. */
  private static final String CONSTANTS =
      """
          current_user current_date current_time current_timestamp localtime localtimestamp
          utc_date utc_time utc_timestamp
      """;

  /** Reserved in MySQL alone. */
  private static final String[] OF_MYSQL =
      "cume_dist dense_rank dual first_value nth_value ntile percent_rank rank".split(" ");

  /** {@code ESCAPE ''} depends on the mode of the session. */
  private static final EvaluationRules EVALUATION =
      new EvaluationRules(
          Set.of(TextOrder.CODE_POINT),
          Set.of(Family.EXACT, Family.DATE, Family.TIME, Family.TIMESTAMP, Family.BOOLEAN),
          Optional.of(new Sign.Known('\\')),
          Optional.of(SessionFlag.NO_BACKSLASH_ESCAPES),
          false,
          PresumedLetters.PAIRS,
          false,
          false,
          Optional.of(new MysqlSummary()),
          Optional.of(NullOrder.LOW),
          false,
          Routines.STANDARD
              .with(Routine.UPPER, "UCASE")
              .with(Routine.LOWER, "LCASE")
              .with(Routine.SUBSTRING, "MID")
              .with(Routine.REPLACE_EXACT, "REPLACE")
              .with(Routine.POSITION, "LOCATE")
              .with(Routine.INDEX, "INSTR")
              .with(Routine.CONCAT, "CONCAT")
              .with(Routine.COALESCE, "IFNULL")
              .with(Routine.NVL2, "NVL2")
              .with(Routine.YEAR, "YEAR")
              .with(Routine.QUARTER, "QUARTER")
              .with(Routine.MONTH, "MONTH")
              .with(Routine.DAY, "DAY", "DAYOFMONTH")
              .with(Routine.DAY_OF_YEAR, "DAYOFYEAR")
              .with(Routine.DAY_OF_WEEK, "DAYOFWEEK")
              .with(Routine.DAY_FROM_MONDAY, "WEEKDAY")
              .with(Routine.ISO_WEEK, "WEEKOFYEAR")
              .with(Routine.HOUR, "HOUR")
              .with(Routine.MINUTE, "MINUTE")
              .with(Routine.SECOND, "SECOND")
              .extracting(Routine.SECOND, "SECOND")
              .formatting("DATE_FORMAT", 1, Routine.FORMAT, "%Y", "%m", "%d", "%H", "%i", "%s"));

  public static final SqlRules MYSQL = rules(scoping(Recursion.WHEN_SAID, CONSTANTS));
  public static final SqlRules MARIADB =
      rules(scoping(Recursion.WHEN_SAID_AND_FORWARD, CONSTANTS + " current_role"));

  private MysqlRules() {}

  /** On MySQL a change of rows has found none. */
  private static Scoping scoping(Recursion recursion, String constants) {
    return new Scoping(
        recursion,
        Set.of(Place.GROUP_BY, Place.HAVING, Place.ORDER_BY, Place.WITHIN_SELECT),
        false,
        false,
        Names.words("microsecond second minute hour day week month quarter year"),
        Names.words(constants),
        Scoping.folded(MysqlGrammar.RESERVED, OF_MYSQL));
  }

  private static SqlRules rules(Scoping scoping) {
    String behindKey = "CONCAT(CAST(%1$s AS CHAR), ':', %2$s)";
    return new SqlRules.Builder(
            new MysqlLanguage(),
            MysqlGrammar::of,
            new MysqlDdlParser(),
            scoping,
            SqlHabit.CHANGES_JOINED,
            SqlHabit.EXTRACTS_DOCUMENTS,
            SqlHabit.GROUPS_BY_PLACE,
            SqlHabit.UNLISTED_TEMPORARY_TABLES)
        .folding(BroadFolding.LETTERS)
        .beginningIndexes(column -> BeginningIndex.LENGTH)
        .keyedRows(MysqlKeyLists.INSTANCE)
        .evaluation(EVALUATION)
        .lastStatement(LAST)
        .sqlFunctions(Set.of("spider_direct_sql", "spider_bg_direct_sql"))
        .unseenFunctions(Set.of("execute_prepared_stmt"))
        // No statement can name it: code that sets anything is taken for a call of this.
        .sessionFunctions(Set.of("@@set"))
        .readingSettings(Set.of("sql_mode", "character_set_client"))
        .behindKeys(Map.of(Storage.BINARY, behindKey, Storage.TEXT, behindKey))
        .build();
  }
}
