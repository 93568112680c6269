package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.StatementPlan;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each function that runs a text, or reads the table that a text names. */
class ExecutedTextTests {
  private static final SampleSchema SCHEMA = new SampleSchema();

  @TestFactory
  Stream<DynamicTest> refusesWhatNamesAProtectedTableOrIsPutTogether() {
    return Stream.of(new H2Database(), new PostgresDatabase(), MysqlDatabase.all().get(0))
        .flatMap(
            database ->
                database.rules().sqlFunctions().stream()
                    .sorted()
                    .map(
                        function ->
                            DynamicTest.dynamicTest(
                                database.name() + " " + function,
                                () -> check(database, function))));
  }

  private static void check(Database database, String function) {
    for (String arguments :
        new String[] {
          "'contact'", "'select 1 from contact where email = ''a'''", "concat('a', 'b')"
        }) {
      assertThatThrownBy(() -> plan(database, "select " + function + "(" + arguments + ")"))
          .hasMessageContaining("[HC-2119]");
    }
    assertThat(plan(database, "select '" + function + "' from thing where label = 'contact'"))
        .isInstanceOf(StatementPlan.Untouched.class);
  }

  private static StatementPlan plan(Database database, String sql) {
    TextPlanner planner =
        new TextPlanner(
            database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing());
    return planner.plan(sql, SCHEMA, SCHEMA.protection());
  }
}
