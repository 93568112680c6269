package dev.hushcell.internal.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.Database;
import org.junit.jupiter.api.Test;

/** What differs between the two where columns that have values are rewritten. */
class OnlineDdlTests {
  @Test
  void bothHaveNames() {
    assertThat(MysqlDatabase.all()).extracting(Database::name).contains("MySQL", "MariaDB");
  }

  @Test
  void oneWaitsForWholeSecondsOnly() {
    OnlineDdl mysql = OnlineDdl.of(Flavour.MYSQL);
    assertThat(mysql.patient(400)).isEqualTo("SET SESSION lock_wait_timeout = 1");
    assertThat(OnlineDdl.of(Flavour.MARIADB).patient(400))
        .isEqualTo("SET SESSION max_statement_time = 0.4");
  }
}
