package dev.hushcell.internal.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.value.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Fractions of seconds that the driver rounds to seven digits, and the column to its own. */
class SqlServerFractionProperties {
  private static final int SECOND = 1_000_000_000;
  private static final LocalDateTime WHOLE = LocalDateTime.of(2024, 2, 29, 22, 15, 30);

  @Property(tries = 300)
  void isRoundedToSevenDigitsByTheDriverThenToThoseOfTheColumn(
      @ForAll @IntRange(max = SECOND - 1) int nanos, @ForAll @IntRange(max = 7) int digits) {
    LocalDateTime bound = WHOLE.withNano(nanos);
    BigDecimal sent = new BigDecimal(nanos).movePointLeft(9).setScale(7, RoundingMode.HALF_UP);
    BigDecimal kept = sent.setScale(digits, RoundingMode.HALF_UP);
    Conversion column = SqlServerTemporalTests.column("datetime2(" + digits + ")");
    assertThat(column.assigned(bound)).isEqualTo(plus(kept));
    assertThat(column.compared(bound)).isEqualTo(kept.compareTo(sent) == 0 ? plus(kept) : null);
  }

  private static LocalDateTime plus(BigDecimal fraction) {
    return WHOLE.plusNanos(fraction.movePointRight(9).longValueExact());
  }
}
