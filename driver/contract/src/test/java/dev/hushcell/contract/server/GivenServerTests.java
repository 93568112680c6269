package dev.hushcell.contract.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class GivenServerTests {
  @ParameterizedTest
  @CsvSource({
    "jdbc:sqlserver://db, jdbc:sqlserver://db;databaseName=x",
    "jdbc:sqlserver://db;databaseName=crm;encrypt=true,"
        + " jdbc:sqlserver://db;encrypt=true;databaseName=x",
    "jdbc:sqlserver://db;database={a b};, jdbc:sqlserver://db;databaseName=x"
  })
  void urlOfSqlServerGetsAnotherDatabase(String url, String other) {
    assertThat(SqlServerServer.url(url, "x")).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db:3306, jdbc:mysql://db:3306/x",
    "jdbc:mysql://db/crm, jdbc:mysql://db/x",
    "jdbc:mysql://db/crm?useSSL=false, jdbc:mysql://db/x?useSSL=false"
  })
  void urlOfMysqlGetsAnotherDatabase(String url, String other) {
    assertThat(MysqlServer.url(url, "x")).isEqualTo(other);
  }

  @Test
  void serverThatIsNotThereSkipsWithAHint() {
    Server absent = new AbsentServer(Words.standard("x"), GivenServer.hint("sqlserver"));
    assertThatThrownBy(absent::fresh)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("-Dhushcell.it.sqlserver.url=");
  }
}
