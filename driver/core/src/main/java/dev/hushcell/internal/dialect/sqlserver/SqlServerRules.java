package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.sqlserver.text.TsqlDdlParser;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlDynamic;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlGrammar;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlLanguage;
import dev.hushcell.internal.plan.ExecutedTexts;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.Scoping.Recursion;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Grammar;
import java.util.Optional;
import java.util.Set;

/** What statements mean to SQL Server. */
public final class SqlServerRules implements SqlRules {
  private static final Set<SqlHabit> HABITS = Set.of(SqlHabit.TARGETS_AMONG_SOURCES);

  private static final Scoping SCOPING =
      new Scoping(
          Recursion.ALWAYS,
          Set.of(Place.ORDER_BY),
          false,
          false,
          Set.of(),
          Set.of("current_timestamp", "current_user", "session_user", "system_user", "user"),
          Scoping.folded(TsqlGrammar.RESERVED));

  @Override
  public Set<SqlHabit> habits() {
    return HABITS;
  }

  @Override
  public LastStatement lastStatement() {
    return new LastStatement(Set.of("rowcount", "rowcount_big", "error"), Set.of(), Set.of());
  }

  @Override
  public Language language() {
    return new TsqlLanguage();
  }

  @Override
  public Grammar grammar(Set<SessionFlag> flags) {
    return TsqlGrammar.grammar();
  }

  @Override
  public DdlReader definitions() {
    return new TsqlDdlParser();
  }

  @Override
  public Scoping scoping() {
    return SCOPING;
  }

  @Override
  public Optional<ExecutedTexts> executedTexts() {
    return Optional.of(new TsqlDynamic());
  }

  @Override
  public Set<String> sqlFunctions() {
    return Set.of("openquery", "openrowset", "opendatasource");
  }
}
