package dev.hushcell.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.dialect.sqlite.SqliteDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as the drivers give them, SQL Server's with both of its ways to give states. */
class FailuresTests {
  @ParameterizedTest
  @CsvSource({
    "H2, 42S01, 42101, true, false",
    "H2, HYT00, 50200, true, false",
    "H2, HY000, 50000, true, false",
    "H2, 23505, 23505, true, false",
    "H2, 90096, 90096, false, true",
    "H2, 42000, 42000, false, false",
    "PostgreSQL, 40P01, 0, true, false",
    "PostgreSQL, 42P07, 0, true, false",
    "PostgreSQL, 55P03, 0, true, false",
    "PostgreSQL, 42501, 0, false, true",
    "PostgreSQL, 42P01, 0, false, false",
    "MariaDB, 42S01, 1050, true, false",
    "MariaDB, HY000, 1205, true, false",
    "MariaDB, 40001, 1213, true, false",
    "MariaDB, 42000, 1142, false, true",
    "SQL Server, S0051, 1222, true, false",
    "SQL Server, 42000, 1222, true, false",
    "SQL Server, S0001, 2714, true, false",
    "SQL Server, 42S01, 2714, true, false",
    "SQL Server, 40001, 1205, true, false",
    "SQL Server, S0005, 229, false, true",
    "SQL Server, 42000, 262, false, true",
    "SQL Server, S0001, 262, false, true",
    "SQL Server, S0002, 208, false, false",
    "SQLite, , 5, true, false",
    "SQLite, , 6, true, false",
    "SQLite, , 17, true, false",
    "SQLite, , 19, true, false",
    "SQLite, , 8, false, true",
    "SQLite, , 23, false, true",
    "SQLite, , 1, false, false"
  })
  void tellsRacesFromMissingRights(
      String database, String state, int number, boolean race, boolean right) {
    Failures failures = of(database);
    SQLException failure = new SQLException("", state, number);
    assertThat(failures.isRace(failure)).isEqualTo(race);
    assertThat(failures.isMissingRight(failure)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "H2, 90097, 90097, true",
    "H2, 90096, 90096, false",
    "PostgreSQL, 25006, 0, true",
    "PostgreSQL, 42501, 0, false",
    "MariaDB, HY000, 1290, true",
    "MariaDB, 25006, 1792, true",
    "MariaDB, 42000, 1142, false",
    "SQL Server, S0001, 3906, true",
    "SQL Server, S0001, 262, false",
    "SQLite, , 8, true",
    "SQLite, , 3, false"
  })
  void tellsADatabaseThatOnlyReads(String database, String state, int number, boolean only) {
    assertThat(of(database).isReadOnly(new SQLException("", state, number))).isEqualTo(only);
  }

  @ParameterizedTest
  @CsvSource({
    "H2, 42S02, 42102, true",
    "H2, 23513, 23513, true",
    "H2, 23505, 23505, false",
    "PostgreSQL, 42P01, 0, true",
    "PostgreSQL, 23514, 0, true",
    "PostgreSQL, 23505, 0, false",
    "MariaDB, 42S02, 1146, true",
    "MariaDB, 23000, 4025, true",
    "MariaDB, HY000, 3819, true",
    "MariaDB, 23000, 1062, false",
    "SQL Server, 23000, 547, true",
    "SQL Server, 23000, 2627, false",
    "SQLite, , 1, true",
    "SQLite, , 19, true",
    "SQLite, , 5, false"
  })
  void tellsWhatAChangeByOthersWouldExplain(
      String database, String state, int number, boolean sign) {
    assertThat(of(database).showsChange(new SQLException("", state, number))).isEqualTo(sign);
  }

  private static Failures of(String database) {
    Database kind =
        switch (database) {
          case "H2" -> H2Database.all().get(0);
          case "PostgreSQL" -> new PostgresDatabase();
          case "MariaDB" -> MysqlDatabase.all().get(0);
          case "SQLite" -> new SqliteDatabase();
          default -> new SqlServerDatabase();
        };
    return kind.tables().failures();
  }
}
