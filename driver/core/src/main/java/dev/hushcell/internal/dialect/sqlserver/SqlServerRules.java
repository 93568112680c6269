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
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Grammar;
import java.util.Optional;
import java.util.Set;

/** What statements mean to SQL Server. */
public final class SqlServerRules implements SqlRules {
  private static final String RESERVED =
      """
          add all alter and any as asc authorization backup begin between break browse bulk by
          cascade case check checkpoint close clustered coalesce collate column commit compute
          constraint contains containstable continue convert create cross current current_date
          current_time current_timestamp current_user cursor database dbcc deallocate declare
          default delete deny desc disk distinct distributed double drop dump else end errlvl
          escape except exec execute exists exit external fetch file fillfactor for foreign
          freetext freetexttable from full function goto grant group having holdlock identity
          identitycol if in index inner insert intersect into is join key kill left like
          lineno merge national nocheck nonclustered not null nullif of off offsets on open
          opendatasource openquery openrowset openxml option or order outer over percent pivot
          plan primary print proc procedure public raiserror read readtext reconfigure
          references replication restore restrict return revert revoke right rollback rowcount
          rowguidcol rule save schema select session_user set setuser shutdown some statistics
          system_user table tablesample textsize then to top tran transaction trigger truncate
          try_convert tsequal union unique unpivot update updatetext use user values varying
          view waitfor when where while with writetext
      """;

  private static final Set<SqlHabit> HABITS = Set.of(SqlHabit.TARGETS_AMONG_SOURCES);

  private static final Scoping SCOPING =
      new Scoping(
          Recursion.ALWAYS,
          Set.of(Place.ORDER_BY),
          false,
          false,
          Set.of(),
          Set.of("current_timestamp", "current_user", "session_user", "system_user", "user"),
          Names.words(RESERVED));

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
