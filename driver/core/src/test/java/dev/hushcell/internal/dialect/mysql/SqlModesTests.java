package dev.hushcell.internal.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlModesTests {
  @Test
  void keepsWhatDecidesHowATextIsRead() {
    SqlModes modes = SqlModes.of("STRICT_TRANS_TABLES,PIPES_AS_CONCAT,ANSI_QUOTES", "utf8mb4");
    assertThat(modes.mode()).isEqualTo("ANSI_QUOTES,PIPES_AS_CONCAT");
    assertThat(modes.obstacle()).isEmpty();
  }

  /** What is met here is refused as HC-4094 when a protected table is touched. */
  @ParameterizedTest
  @CsvSource({
    "'STRICT_TRANS_TABLES,HIGH_NOT_PRECEDENCE',utf8mb4",
    "'STRICT_TRANS_TABLES,ORACLE',utf8mb4",
    "'STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL',utf8mb4",
    "'STRICT_ALL_TABLES,PAD_CHAR_TO_FULL_LENGTH',utf8mb4",
    "'STRICT_ALL_TABLES,TIME_ROUND_FRACTIONAL',utf8mb4",
    "NO_ENGINE_SUBSTITUTION,utf8mb4",
    "'',utf8mb4",
    "STRICT_TRANS_TABLES,gbk",
    "STRICT_TRANS_TABLES,sjis"
  })
  void knowsWhatChangesTheMeaningOfStatements(String mode, String characterSet) {
    assertThat(SqlModes.of(mode, characterSet).obstacle()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MARIADB,5.5.5-10.6.1-MariaDB,true",
    "MARIADB,11.4.5-MariaDB-log,true",
    "MARIADB,10.5.9-MariaDB,false",
    "MARIADB,10.11.6-2-MariaDB-enterprise,true",
    "MYSQL,8.0.19,true",
    "MYSQL,8.0.18,false",
    "MYSQL,9.7.0-commercial,true",
    "MYSQL,unknown,false"
  })
  void knowsWhichVersionsKeepChecks(Flavour flavour, String version, boolean supported) {
    assertThat(flavour.isSupported(version)).isEqualTo(supported);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mariadb://db/crm,db:3306",
    "jdbc:mysql://user:secret@db:3307/crm?a=b,db:3307",
    "'jdbc:mariadb://a,b:3307/crm','a:3306,b:3307'",
    "jdbc:mysql://[::1]/crm,[::1]:3306"
  })
  void takesTheAddressAndNothingElseFromAUrl(String url, String address) {
    assertThat(MysqlDatabase.address(url)).isEqualTo(address);
  }

  @Test
  void recognisesItsChecksAsBothDatabasesShowThem() {
    MysqlTypes types = new MysqlTypes(Flavour.MARIADB, MysqlDriver.MARIADB);
    assertThat(types.isCellCheck("octet_length(`v`) >= 53 and substr(`v`,1,1) >= X'f8'")).isTrue();
    assertThat(types.isCellCheck("((length(`v`) >= 53) and (substr(`v`,1,1) >= 0xf8))")).isTrue();
    assertThat(types.isCellCheck("octet_length(`v`) >= 53 and substr(`w`,1,1) >= X'f8'")).isFalse();
    assertThat(types.isCellCheck("octet_length(`v`) >= 5")).isFalse();
  }
}
