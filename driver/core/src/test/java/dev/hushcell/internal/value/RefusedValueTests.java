package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.internal.model.ValueRules.Sending;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of each refusal, and that no refusal tells the value. */
class RefusedValueTests {

  @Test
  void refusesWhatDoesNotConvert() throws SQLException {
    assertThat(assigning("DATE", 7)).isEqualTo("HC-3003");
    assertThat(assigning("DATE", "yesterday")).isEqualTo("HC-3003");
    assertThat(assigning("INTEGER", LocalDate.EPOCH)).isEqualTo("HC-3003");
    assertThat(assigning("VARCHAR(9)", new Object())).isEqualTo("HC-3003");
  }

  @Test
  void refusesWhatIsTooLong() throws SQLException {
    assertThat(assigning("VARCHAR(3)", "abcd")).isEqualTo("HC-3004");
    assertThat(assigning("CHAR(3)", "abcd")).isEqualTo("HC-3004");
    assertThat(assigning("VARBINARY(2)", new byte[3])).isEqualTo("HC-3004");
    assertThat(assigning("VARCHAR(9)", new BigDecimal("1E+90000"))).isEqualTo("HC-3004");
  }

  @Test
  void refusesWhatIsOutOfRange() throws SQLException {
    assertThat(assigning("TINYINT", 128)).isEqualTo("HC-3005");
    assertThat(assigning("DECIMAL(3,1)", new BigDecimal("99.95"))).isEqualTo("HC-3005");
    assertThat(assigning("BIGINT", 1e30)).isEqualTo("HC-3005");
    assertThat(assigning("DATE", java.time.OffsetDateTime.MAX)).isEqualTo("HC-3005");
  }

  @Test
  void refusesHalvesOfSurrogatePairs() throws SQLException {
    for (String text : new String[] {"\uD800", "a\uDC00b", "\uDC00\uD800", "\uD83D\uD83D\uDE00"}) {
      assertThat(assigning("VARCHAR(9)", text)).isEqualTo("HC-3006");
      assertThat(comparing("VARCHAR(9)", text)).isEqualTo("HC-3006");
    }
  }

  @Test
  void refusesToCompareTextWithOtherKinds() throws SQLException {
    assertThat(comparing("VARCHAR(9)", 12)).isEqualTo("HC-3007");
    assertThat(comparing("VARCHAR(9)", true)).isEqualTo("HC-3007");
    assertThat(comparing("VARBINARY(9)", 12)).isEqualTo("HC-3007");
    assertThat(comparing("DOUBLE PRECISION", 1.5)).isEqualTo("HC-3007");
  }

  /** The database refuses it too, rather than find nothing. */
  @Test
  void refusesToCompareWhatIsBoundAsAfterTheLastYear() throws SQLException {
    ValueRules rules =
        new ValueRules(
            ValueRules.TextLength.CODE_POINTS,
            false,
            Sending.MICROSECONDS,
            Rounding.EARLY,
            Set.of());
    try (PlainDatabase database = new PlainDatabase("TIMESTAMP(6)", "UTC")) {
      Conversion conversion =
          ValueForm.of(database.column(Search.EQUALITY, Compare.EXACT), rules).conversion();
      LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
      assertThat(conversion.compared(last)).isEqualTo(last);
      Throwable thrown = catchThrowable(() -> conversion.compared(last.plusNanos(999)));
      assertThat(((Fault) thrown).code().id()).isEqualTo("HC-3005");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(2)",
        "CHAR(2)",
        "TINYINT",
        "INTEGER",
        "BIGINT",
        "DECIMAL(3,1)",
        "BOOLEAN",
        "DATE",
        "TIME(3)",
        "TIMESTAMP(3)",
        "TIMESTAMP(3) WITH TIME ZONE",
        "UUID",
        "VARBINARY(1)",
        "REAL"
      })
  void tellsNothingOfTheValue(String declared) throws SQLException {
    try (PlainDatabase database = new PlainDatabase(declared, "UTC")) {
      Conversion conversion =
          ValueForm.of(database.column(Search.EQUALITY, Compare.EXACT), ValueRules.standard())
              .conversion();
      int refused = 0;
      for (Map.Entry<String, Object> each : BoundObjects.all().entrySet()) {
        Throwable thrown = catchThrowable(() -> conversion.assigned(each.getValue()));
        if (thrown != null) {
          refused++;
          assertThat(thrown).isInstanceOf(Fault.class).hasNoCause();
          assertThat(thrown.getMessage()).contains("T.C").contains(declared);
          String told = thrown.getMessage().replace(declared, "").replaceAll("HC-\\d+", "");
          assertThat(told).doesNotContainPattern("[0-9]|Europe|abcdefgh|Infinity|NaN|0aff");
        }
      }
      assertThat(refused).isGreaterThan(5);
    }
  }

  private static String assigning(String declared, Object value) throws SQLException {
    return code(declared, conversion -> conversion.assigned(value));
  }

  private static String comparing(String declared, Object value) throws SQLException {
    return code(declared, conversion -> conversion.compared(value));
  }

  private static String code(String declared, java.util.function.Consumer<Conversion> call)
      throws SQLException {
    try (PlainDatabase database = new PlainDatabase(declared, "UTC")) {
      Conversion conversion =
          ValueForm.of(database.column(Search.EQUALITY, Compare.EXACT), ValueRules.standard())
              .conversion();
      Throwable thrown = catchThrowable(() -> call.accept(conversion));
      assertThat(thrown).isInstanceOf(Fault.class);
      return ((Fault) thrown).code().id();
    }
  }
}
