package dev.hushcell.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTests {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/crm,           PrefixedPostgres,  PostgresDialect,    \"a\"",
    "jdbc:mysql://db/crm,                PrefixedMysql,     MySQLDialect,       `a`",
    "jdbc:mariadb://db/crm,              PrefixedMysql,     NoopDialect$,       `a`",
    "jdbc:h2:mem:crm,                    PrefixedH2,        H2Dialect,          \"a\"",
    "jdbc:sqlserver://db;database=crm,   PrefixedSqlServer, MsSqlServerDialect, \"a\"",
    "jdbc:sqlite:crm.db,                 PrefixedSqlite,    NoopDialect$,       \"a\""
  })
  void sparkFindsOneForThePrefixAndKeepsItsOwn(
      String url, String ours, String sparks, String quoted) {
    JdbcDialect dialect = JdbcDialects.get(url.replaceFirst("jdbc:", "jdbc:hushcell:"));
    assertThat(dialect.getClass().getSimpleName()).isEqualTo(ours);
    assertThat(dialect.quoteIdentifier("a")).isEqualTo(quoted);
    assertThat(dialect.supportsJoin()).isFalse();
    assertThat(JdbcDialects.get(url).getClass().getSimpleName()).isEqualTo(sparks);
  }
}
