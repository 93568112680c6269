package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server makes of numbers on their way into a column of another type. */
class SqlServerNumberTests {
  private static Object stored(String type, Object value) {
    return SqlServerTemporalTests.column(type).assigned(value);
  }

  @ParameterizedTest
  @CsvSource({
    "smallint, 2.9, 2",
    "int, 2.9, 2",
    "int, -2.5, -2",
    "int, -0.9, 0",
    "int, 2147483647.9, 2147483647",
    "bigint, 4294967296.5, 4294967296"
  })
  void wholeNumbersCutFractionsOff(String type, BigDecimal value, BigDecimal kept) {
    assertThat(stored(type, value)).isEqualTo(kept);
    assertThatThrownBy(() -> stored(type, value.doubleValue()))
        .as("a binary fraction is not certain to be that number")
        .isInstanceOf(Fault.class);
    assertThat(SqlServerTemporalTests.column(type).compared(value)).isNull();
  }

  @Test
  void decimalsRoundThem() {
    assertThat(stored("decimal(5, 1)", new BigDecimal("2.95"))).isEqualTo(new BigDecimal("3.0"));
    assertThat(stored("decimal(5, 1)", new BigDecimal("-2.94"))).isEqualTo(new BigDecimal("-2.9"));
  }

  @ParameterizedTest
  @CsvSource({"smallint", "int", "bigint"})
  void aByteHasNoSign(String type) {
    assertThat(stored(type, (byte) -5)).isEqualTo(new BigDecimal(251));
    assertThat(stored(type, (byte) 5)).isEqualTo(new BigDecimal(5));
    assertThat(SqlServerTemporalTests.column(type).compared((byte) -5))
        .isEqualTo(new BigDecimal(251));
    assertThat(stored(type, (short) -5)).isEqualTo(new BigDecimal(-5));
  }
}
