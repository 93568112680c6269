package dev.hushcell.internal.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.postgresql.PostgresTypes.Encoding;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresGuardsTests {
  private static final String LENGTH = "octet_length(\"c\") >= 53 AND ";

  private final PostgresTypes types = new PostgresTypes();

  private static String clause(Encoding encoding, String declared, Storage storage) {
    return clause(encoding, declared, Search.NONE, storage);
  }

  private static String clause(Encoding encoding, String declared, Search search, Storage storage) {
    PostgresTypes types = new PostgresTypes(encoding);
    ColumnName name = new ColumnName(new TableName("public", "t"), "c");
    return types.checkClause(
        new ProtectedColumn(
            name, types.logicalType(declared), search, Compare.EXACT, "k", 0, storage));
  }

  @ParameterizedTest
  @CsvSource({
    "text, true, false",
    "varchar(20), true, false",
    "citext, true, false",
    "char(5), true, false",
    "boolean, true, true",
    "time, true, true",
    "integer, false, false",
    "'numeric(10, 2)', false, false",
    "date, false, false",
    "timestamp, false, false",
    "timestamptz, false, false",
    "uuid, false, false",
    "bytea, false, false",
    "double precision, false, false"
  })
  void theLengthIsLeftOutWhereNoValueBeginsAsCellsDo(
      String declared, boolean inUtf8, boolean inOthers) {
    assertThat(clause(Encoding.UTF8, declared, Storage.BINARY).contains(LENGTH))
        .isNotEqualTo(inUtf8);
    assertThat(clause(Encoding.OTHER, declared, Storage.BINARY).contains(LENGTH))
        .isNotEqualTo(inOthers);
  }

  /** The database would read all of a value that is stored beside its row. */
  @ParameterizedTest
  @CsvSource({
    "text, NONE, 'substring(\"c\" FROM 1 FOR 1)'",
    "varchar, NONE, 'substring(\"c\" FROM 1 FOR 1)'",
    "bytea, NONE, 'octet_length(\"c\") >= 53 AND substring(\"c\" FROM 1 FOR 1)'",
    "text, EQUALITY, '\"c\"'",
    "varchar(100), NONE, '\"c\"'",
    "date, NONE, 'octet_length(\"c\") >= 53 AND \"c\"'"
  })
  void onlyTheBeginningOfLargeValuesIsRead(String declared, Search search, String first) {
    assertThat(clause(Encoding.UTF8, declared, search, Storage.BINARY))
        .endsWith(" CHECK (" + first + " >= '\\xf8'::bytea)");
  }

  /** A minus or an underscore begins many a text. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "time", "bytea"})
  void cellsThatAreKeptAsTextHaveTheirLength(String declared) {
    String clause = clause(Encoding.UTF8, declared, Storage.TEXT);
    assertThat(clause).contains("char_length(\"c\") >= 71 AND ");
    assertThat(clause(Encoding.OTHER, declared, Storage.TEXT)).isEqualTo(clause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(c >= '\\xf8'::bytea)",
        "(\"C \"\"x\" >= '\\xf8'::bytea)",
        "(c >= '\\370'::bytea)",
        "(\"substring\"(c, 1, 1) >= '\\xf8'::bytea)",
        "(SUBSTRING(c FROM 1 FOR 1) >= '\\xf8'::bytea)",
        "((octet_length(c) >= 53) AND (c >= '\\xf8'::bytea))",
        "((octet_length(c) >= 53) AND (\"substring\"(c, 1, 1) >= '\\xf8'::bytea))",
        "((octet_length(c) >= 53) AND (SUBSTRING(c FROM 1 FOR 1) >= '\\370'::bytea))",
        "((char_length(c) >= 71) AND (\"left\"(c, 1) = ANY (ARRAY['-'::text, '_'::text])))"
      })
  void allThatWereEverWrittenAreRecognised(String shown) {
    assertThat(types.isCellCheck(shown)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(c >= '\\xf7'::bytea)",
        "(c > '\\xf8'::bytea)",
        "(c <= '\\xf8'::bytea)",
        "(c >= '\\xf8'::text)",
        "((c >= '\\xf8'::bytea) OR true)",
        "((octet_length(c) >= 5) AND (c >= '\\xf8'::bytea))",
        "((octet_length(c) >= 53) AND (d >= '\\xf8'::bytea))",
        "((octet_length(c) >= 53) OR (c >= '\\xf8'::bytea))",
        "(octet_length(c) >= 53)"
      })
  void othersAreNot(String shown) {
    assertThat(types.isCellCheck(shown)).isFalse();
  }
}
