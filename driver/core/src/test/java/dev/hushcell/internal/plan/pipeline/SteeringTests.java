package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.sql.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
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
    assertThat(Steering.is(sql, Dialect.POSTGRESQL)).isTrue();
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
    assertThat(Steering.is(sql, Dialect.POSTGRESQL)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "POSTGRESQL")
  void knowsNoneWhereAnotherStatementMayFollowWithoutSemicolon(Dialect dialect) {
    assertThat(Steering.is("BEGIN SELECT email FROM contact END", dialect)).isFalse();
    assertThat(Steering.is("COMMIT", dialect)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "END;", "abort work", "Rollback and chain", "rollback"})
  void knowsWhatEndsATransaction(String sql) {
    assertThat(Steering.endsTransaction(sql)).isTrue();
    assertThat(Steering.takesBackPart(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rollback to a", "ROLLBACK WORK TO SAVEPOINT a", "rollback transaction to a;"})
  void knowsWhatTakesAPartBack(String sql) {
    assertThat(Steering.endsTransaction(sql)).isFalse();
    assertThat(Steering.takesBackPart(sql)).isTrue();
  }
}
