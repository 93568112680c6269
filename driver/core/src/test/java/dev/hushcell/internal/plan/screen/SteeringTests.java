package dev.hushcell.internal.plan.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.plan.SqlHabit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        " BEGIN; ",
        "start transaction isolation level serializable, read only",
        "commit",
        "end work",
        "rollback",
        "rollback to savepoint a",
        "release b",
        "savepoint a_1",
        "set transaction read only",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
        "set constraints all deferred"
      })
  void knowsWhatOnlySteers(String sql) {
    assertThat(Steering.of(sql)).isNotEqualTo(Steering.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "select email from contact",
        "begin; select email from contact",
        "commit/**/;select 1",
        "set search_path to one",
        "set transaction_isolation to 'serializable'",
        "commit prepared 'x'",
        "savepoint \"a\"",
        "prepare transaction x"
      })
  void leavesTheRestToThePlanner(String sql) {
    assertThat(Steering.of(sql)).isEqualTo(Steering.NONE);
  }

  /** Where another statement may follow without a semicolon, such a text may hold anything. */
  @Test
  void isAskedOnlyWhereNothingButASemicolonEndsAStatement() {
    assertThat(PostgresRules.RULES.has(SqlHabit.ONLY_SEMICOLONS_END)).isTrue();
    assertThat(List.of(H2Rules.RULES, MysqlRules.MYSQL, SqlServerRules.RULES))
        .noneMatch(rules -> rules.has(SqlHabit.ONLY_SEMICOLONS_END));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "END;", "abort work", "Rollback and chain", "rollback"})
  void knowsWhatEndsATransaction(String sql) {
    assertThat(Steering.of(sql).endsTransaction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rollback to a", "ROLLBACK WORK TO SAVEPOINT a", "rollback transaction to a;"})
  void knowsWhatTakesAPartBack(String sql) {
    assertThat(Steering.of(sql)).isEqualTo(Steering.ROLLS_BACK_PART);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local statement_timeout = 5000",
        " SET search_path TO a, public;",
        "set role none",
        "set session authorization default",
        "reset all"
      })
  void knowsWhatSetsSomethingInPlainWords(String sql) {
    assertThat(Steering.sets(sql)).isTrue();
    assertThat(Steering.shows(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path to \"a\"",
        "set a = 'b'",
        "set a = 1; select 1",
        "set a = f(1)",
        "set transaction read only",
        "settle a",
        "select set",
        "show all"
      })
  void leavesOtherSettingsToThePlanner(String sql) {
    assertThat(Steering.sets(sql)).isFalse();
  }

  @Test
  void knowsWhatShowsASetting() {
    assertThat(Steering.shows("show search_path")).isTrue();
    assertThat(Steering.shows("show \"a\"")).isFalse();
  }
}
