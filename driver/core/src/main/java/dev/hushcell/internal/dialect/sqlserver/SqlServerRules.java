package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.sqlserver.text.TsqlDdlParser;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlDynamic;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlGrammar;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlLanguage;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import java.util.Set;

/** What statements mean to SQL Server. */
public final class SqlServerRules {
  private static final Scoping SCOPING =
      new Scoping(
          Recursion.ALWAYS,
          Set.of(Place.ORDER_BY),
          false,
          false,
          Set.of(),
          Set.of("current_timestamp", "current_user", "session_user", "system_user", "user"),
          Scoping.folded(TsqlGrammar.RESERVED));

  public static final SqlRules RULES =
      new SqlRules.Builder(
              new TsqlLanguage(),
              flags -> TsqlGrammar.grammar(),
              new TsqlDdlParser(),
              SCOPING,
              SqlHabit.TARGETS_AMONG_SOURCES)
          .lastStatement(
              new LastStatement(Set.of("rowcount", "rowcount_big", "error"), Set.of(), Set.of()))
          .executedTexts(new TsqlDynamic())
          .sqlFunctions(Set.of("openquery", "openrowset", "opendatasource"))
          .build();

  private SqlServerRules() {}
}
