package dev.hushcell.internal.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.dialect.postgresql.PostgresTypes;
import dev.hushcell.internal.dialect.sqlserver.SqlServerTypes;
import dev.hushcell.internal.model.TypeKnowledge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of types that cannot be protected, in the words of each database. */
class UnsupportedTypesTests {
  private static TypeKnowledge types(String database) {
    return switch (database) {
      case "h2" -> new H2Types();
      case "postgresql" -> new PostgresTypes();
      case "sqlserver" -> new SqlServerTypes();
      case "mariadb" -> new MysqlTypes(Flavour.MARIADB, MysqlDriver.MARIADB);
      default -> new MysqlTypes(Flavour.MYSQL, MysqlDriver.MYSQL);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h2 | JSON | use CLOB: a value of JSON means text or a document, as it was bound",
        "h2 | jsonb | use CLOB: a value of JSON means text or a document, as it was bound",
        "h2 | numeric | write NUMERIC(p, s)",
        "h2 | TIME(3) WITH TIME ZONE | use VARCHAR(n), CHAR(n), an integer type, DECIMAL(p, s)",
        "h2 | GEOMETRY | use VARCHAR(n), CHAR(n), an integer type, DECIMAL(p, s)",
        "postgresql | numeric | write numeric(p, s) with at most 1000 digits",
        "postgresql | jsonb[] | use text, varchar(n), char(n), an integer type, numeric(p, s)",
        "postgresql | money | use numeric(p, s)",
        "postgresql | bpchar | write char(n)",
        "postgresql | bigserial | use bigint, and make its values in the application",
        "postgresql | text[] | use text, varchar(n), char(n), an integer type, numeric(p, s)",
        "postgresql | point | use text, varchar(n), char(n), an integer type, numeric(p, s)",
        "mariadb | FLOAT | use DOUBLE or DECIMAL(p, s)",
        "mariadb | timestamp(3) | use DATETIME",
        "mariadb | INT(10) UNSIGNED | use VARCHAR(n), CHAR(n), TEXT, an integer type with a sign",
        "mariadb | int unsigned | use a longer type with a sign, such as BIGINT",
        "mariadb | TEXT(100) | leave the length out",
        "mariadb | BIT(8) | use BIT(1), or VARBINARY(n) for more bits",
        "mariadb | DOUBLE(9,2) | write DOUBLE without digits, or use DECIMAL(p, s)",
        "mysql | UUID | use BINARY(16) or CHAR(36)",
        "mysql | JSON(10) | use VARCHAR(n), CHAR(n), TEXT, an integer type with a sign",
        "mysql | YEAR | use SMALLINT",
        "sqlserver | text | use varchar(max)",
        "sqlserver | [ntext] | use nvarchar(max)",
        "sqlserver | datetime | use datetime2(3)",
        "sqlserver | money | use decimal(19, 4)",
        "sqlserver | tinyint | use smallint",
        "sqlserver | timestamp | use datetime2: timestamp is a number of the row here",
        "sqlserver | sql_variant | use nvarchar(n), varchar(n), nchar(n), char(n), smallint"
      })
  void refusalSaysWhatToUse(String database, String type, String what) {
    assertThat(catchThrowable(() -> types(database).logicalType(type)))
        .hasMessageStartingWith("[HC-2201] columns of type ")
        .hasMessageContaining("cannot be protected; " + what)
        .hasMessageNotContaining("ENUM, ARRAY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb", "mysql", "sqlserver"})
  void valuesOfAnEnumerationAreNotTold(String database) {
    assertThat(catchThrowable(() -> types(database).logicalType("ENUM('m4rked', 'x')")))
        .hasMessageStartingWith("[HC-2201] columns of type ENUM cannot be protected; use ")
        .hasMessageNotContaining("m4rked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb", "mysql", "sqlserver"})
  void listsNameEachTypeOnce(String database) {
    String message = types(database).unsupported("STRANGE").getMessage();
    String list = message.substring(message.indexOf("; use ") + "; use ".length());
    String[] names = list.split("(?<!p), | or ");
    assertThat(names).hasSizeGreaterThan(9).doesNotHaveDuplicates();
  }
}
