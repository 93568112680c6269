package dev.hushcell.internal.keyring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as the drivers give them, SQL Server's with both of its ways to give states. */
class SqlTroubleTests {
  @ParameterizedTest
  @CsvSource({
    "S0051, 1222, true, false",
    "42000, 1222, true, false",
    "S0001, 2714, true, false",
    "42S01, 2714, true, false",
    "40001, 1205, true, false",
    "S0005, 229, false, true",
    "42000, 262, false, true",
    "S0001, 262, false, true",
    "21000, 1222, false, false",
    "42501, 0, false, true",
    "40P01, 0, true, false",
    "S0002, 208, false, false"
  })
  void tellsRacesFromMissingRights(String state, int number, boolean race, boolean right) {
    SQLException failure = new SQLException("", state, number);
    assertThat(SqlTrouble.isRace(failure)).isEqualTo(race);
    assertThat(SqlTrouble.isMissingRight(failure)).isEqualTo(right);
  }
}
