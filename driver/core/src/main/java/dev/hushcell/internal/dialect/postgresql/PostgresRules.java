package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.postgresql.text.PostgresDdlForms;
import dev.hushcell.internal.dialect.postgresql.text.PostgresGrammar;
import dev.hushcell.internal.dialect.postgresql.text.PostgresLanguage;
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
import dev.hushcell.policy.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements mean to PostgreSQL. */
public final class PostgresRules {
  private static final Scoping SCOPING =
      new Scoping(
          Recursion.WHEN_SAID_AND_FORWARD,
          Set.of(Place.GROUP_BY, Place.ORDER_BY),
          false,
          true,
          Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax"),
          Names.words(
              """
              user current_user session_user system_user current_role current_schema current_catalog
              current_date current_time current_timestamp localtime localtimestamp
              """),
          Scoping.folded(PostgresGrammar.RESERVED));

  /** Those of the database itself and of the extensions that come with it. */
  static final Set<String> SQL_FUNCTIONS =
      Names.words(
          """
          query_to_xml query_to_xmlschema query_to_xml_and_xmlschema table_to_xmlschema ts_stat
          ts_rewrite dblink dblink_exec dblink_open dblink_send_query crosstab crosstab2 crosstab3
          crosstab4 crosstabn connectby xpath_table
          """);

  /** A whole schema, or a table by its number. */
  static final Set<String> UNSEEN_FUNCTIONS =
      Names.words(
          """
          table_to_xml table_to_xml_and_xmlschema schema_to_xml schema_to_xml_and_xmlschema
          database_to_xml database_to_xml_and_xmlschema cursor_to_xml
          """);

  /** They change settings; whatever runs a text may run one that does. */
  static final Set<String> STEERING_FUNCTIONS =
      Stream.of(Set.of("set_config", "pg_settings"), SQL_FUNCTIONS, UNSEEN_FUNCTIONS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final EvaluationRules EVALUATION =
      new EvaluationRules(
          Set.of(TextOrder.CODE_POINT),
          EvaluationRules.IN_ORDER,
          Optional.of(new Sign.Known('\\')),
          Optional.empty(),
          true,
          PresumedLetters.A_TO_Z,
          true,
          false,
          Optional.of(new PostgresSummary()),
          Optional.of(NullOrder.HIGH),
          true,
          Routines.STANDARD
              .with(Routine.TRIM, "BTRIM")
              .with(Routine.LENGTH, "LENGTH")
              .with(Routine.INDEX, "STRPOS")
              .with(Routine.CONCAT_PRESENT, "CONCAT")
              .extracting(Routine.DAY_OF_YEAR, "DOY")
              .extracting(Routine.DAY_FROM_SUNDAY, "DOW")
              .extracting(Routine.DAY_OF_ISO_WEEK, "ISODOW")
              .extracting(Routine.ISO_WEEK, "WEEK")
              .extracting(Routine.ISO_YEAR, "ISOYEAR")
              .extracting(Routine.SECOND_AND_FRACTION, "SECOND")
              .truncating("DATE_TRUNC", "year", "quarter", "month", "week", "day", "hour", "minute")
              .formatting(
                  "TO_CHAR", 1, Routine.FORMAT_TIME, "YYYY", "MM", "DD", "HH24", "MI", "SS"));

  public static final SqlRules RULES =
      new SqlRules.Builder(
              new PostgresLanguage(),
              flags -> PostgresGrammar.grammar(),
              new DdlParser(
                  flags -> PostgresGrammar.grammar(),
                  (readers, flags) -> new PostgresDdlForms(readers)),
              SCOPING,
              SqlHabit.UPDATES_FROM_OTHERS,
              SqlHabit.ONE_CATALOGUE,
              SqlHabit.COMPARES_WITH_ARRAYS,
              SqlHabit.FOLDS_PATTERNS,
              SqlHabit.GROUPS_BY_PLACE,
              SqlHabit.MAKES_OPERATORS,
              SqlHabit.SETTINGS_OF_SESSION,
              SqlHabit.ONLY_SEMICOLONS_END)
          .beginnings("pg_catalog.substring(%s, 1, %d)")
          .anyOf("(pg_catalog.array_agg(%s))[1]")
          .folding(BroadFolding.LETTERS)
          .beginningIndexes(column -> BeginningIndex.EXPRESSION)
          .keyedRows(PostgresKeyLists.INSTANCE)
          .evaluation(EVALUATION)
          .textCasts(TextCasts.CUT)
          .temporarySchemas(schema -> schema.startsWith("pg_temp"))
          .runForms(new RunForms(Set.of("FUNCTION", "PROCEDURE"), Set.of("sql", "plpgsql"), true))
          .sqlFunctions(SQL_FUNCTIONS)
          .unseenFunctions(UNSEEN_FUNCTIONS)
          .sessionFunctions(STEERING_FUNCTIONS)
          .steeringSettings(Set.of("search_path"))
          .readingSettings(Set.of("standard_conforming_strings"))
          .behindKeys(
              Map.of(
                  Storage.BINARY,
                  "(pg_catalog.convert_to(CAST(%1$s AS pg_catalog.text) OPERATOR(pg_catalog.||) ':'::pg_catalog.text, 'UTF8') OPERATOR(pg_catalog.||) %2$s)",
                  Storage.TEXT,
                  "(CAST(%1$s AS pg_catalog.text) OPERATOR(pg_catalog.||) ':'::pg_catalog.text OPERATOR(pg_catalog.||) CAST(%2$s AS pg_catalog.text))"))
          .build();

  private PostgresRules() {}
}
