package dev.hushcell.internal.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteTypesTests {
  private static final ColumnName NAME = new ColumnName(new TableName("main", "contact"), "e\"m");

  private final SqliteTypes types = new SqliteTypes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | TEXT | TEXT",
        "varchar(100) | TEXT | VARCHAR(100)",
        "nvarchar(20) | TEXT | NVARCHAR(20)",
        "character varying(20) | TEXT | CHARACTER VARYING(20)",
        "char(5) | TEXT | CHAR(5)",
        "clob | TEXT | CLOB",
        "blob | BYTES | BLOB",
        "varbinary(16) | BYTES | VARBINARY(16)",
        "int | EXACT | INT",
        "INTEGER | EXACT | INTEGER",
        "unsigned big int | EXACT | UNSIGNED BIG INT",
        "boolean | EXACT | BOOLEAN",
        "decimal(20, 4) | EXACT | DECIMAL(20, 4)",
        "numeric(5) | EXACT | NUMERIC(5, 0)",
        "real | APPROXIMATE | REAL",
        "double precision | APPROXIMATE | DOUBLE PRECISION",
        "date | DATE | DATE",
        "time | TIME | TIME",
        "datetime | TIMESTAMP | DATETIME"
      })
  void declaredTypeSaysWhatTheColumnKeeps(String declared, String family, String written) {
    LogicalType type = types.logicalType(declared);
    assertThat(type.family().name()).isEqualTo(family);
    assertThat(type.declared()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "string | use TEXT",
        "uuid | use TEXT or BLOB",
        "json | use TEXT",
        "any | use TEXT or BLOB",
        "numeric | write NUMERIC(p, s)",
        "decimal | write DECIMAL(p, s)",
        "money | use TEXT, VARCHAR(n)",
        "none | give the column a type"
      })
  void othersAreRefusedWithWhatToUse(String declared, String advice) {
    assertThatThrownBy(() -> types.logicalType(declared))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-2201")
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "varchar(10), true",
    "text, true",
    "clob, true",
    "blob, true",
    "'', true",
    "int, false",
    "charint, false",
    "varbinary(4), false",
    "real, false",
    "string, false",
    "decimal(3), false",
    "boolean, false"
  })
  void affinityTellsWhetherTextStaysText(String declared, boolean keeps) {
    assertThat(SqliteTables.keepsText(declared)).isEqualTo(keeps);
  }

  @Test
  void checkOfBytesIsReadAgainAfterARename() {
    String clause = types.checkClause(column(Storage.BINARY));
    assertThat(clause)
        .isEqualTo(
            "CONSTRAINT \"hushcell_contact.e\"\"m\" CHECK (length(\"e\"\"m\") >= "
                + CellSize.SHORTEST
                + " AND substr(\"e\"\"m\", 1, 1) >= X'F8')");
    String renamed = condition(Storage.BINARY).replace("\"e\"\"m\"", "[E-mail]");
    assertThat(CellCheckText.storage(renamed)).contains(SqliteTypes.BYTES);
    assertThat(CellCheckText.storage(condition(Storage.TEXT))).contains(SqliteTypes.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "",
        "length(a) >= 0",
        "length(a) >= 50 AND substr(b, 1, 1) >= X'F8'",
        "length(a) >= 50 OR substr(a, 1, 1) >= X'F8'",
        "(length(a) >= 50 AND substr(a, 1, 1) >= X'F8')",
        "length(a) >= 50 AND substr(a, 1, 1) >= X'F7'",
        "length(a) >= 50 AND substr(a, 1, 1) >= 'F8'",
        "'"
      })
  void otherConditionsAreNotTakenForIt(String condition) {
    assertThat(types.isCellCheck(condition)).isFalse();
  }

  @Test
  void droppedCheckHoldsForEveryRow() {
    String dropped = types.droppedCheck(List.of(NAME));
    assertThat(dropped).isEqualTo("length(\"e\"\"m\") >= 0");
    assertThat(types.isDroppedCheck(dropped)).isTrue();
    assertThat(types.isDroppedCheck("length(a) >= 0 AND length(b) >= 0")).isTrue();
    assertThat(types.isDroppedCheck("length(a) >= 1")).isFalse();
    assertThat(types.isDroppedCheck("1")).isFalse();
  }

  @Test
  void truthValueOfWhichThereAreTwoIsNotComparedWithoutConsent() {
    assertThatThrownBy(() -> types.derive(rule(Storage.BINARY), NAME, "boolean", ""))
        .hasMessageContaining("few-values");
    assertThat(types.derive(rule(Storage.BINARY), NAME, "bigint", "").storage())
        .isEqualTo(Storage.BINARY);
  }

  private String condition(Storage storage) {
    String clause = types.checkClause(column(storage));
    return clause.substring(clause.indexOf("CHECK (") + 7, clause.length() - 1);
  }

  private ProtectedColumn column(Storage storage) {
    return types.derive(rule(storage), NAME, "text", "");
  }

  private static ColumnRule rule(Storage storage) {
    return new ColumnRule(
        Optional.empty(),
        "t",
        "c",
        Search.EQUALITY,
        Compare.EXACT,
        "k",
        Optional.empty(),
        0,
        storage,
        Set.of());
  }
}
