package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a first statement needs is loaded by statements that each kind of database plans. */
class RehearsalTests {
  static List<Database> kinds() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void statementsTouchProtectedColumnsAndCellsOpen(Database kind) throws SQLException {
    Rehearsal rehearsal = new Rehearsal(() -> FipsModules.shared(ModuleChoice.CERTIFIED), kind);

    assertThat(rehearsal.plans()).allMatch(Touching.class::isInstance);
    assertThat(rehearsal.rows()).isEqualTo(1);
    assertThat(rehearsal.opened("a text")).containsExactly("a text", "a text");
  }
}
