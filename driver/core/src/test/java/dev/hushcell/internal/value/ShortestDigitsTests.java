package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDigitsTests {
  @ParameterizedTest
  @ValueSource(
      strings = {"5E-324", "2E-323", "0.1", "1.7976931348623157E+308", "2E+23", "-1.5", "1E+22"})
  void ofDoubles(String digits) {
    assertThat(ShortestDigits.of(Double.valueOf(digits)))
        .isEqualByComparingTo(new BigDecimal(digits))
        .matches(found -> found.precision() == new BigDecimal(digits).precision());
  }

  /** Below a power of two numbers are nearer to each other than above. */
  @Test
  void atAPowerOfTwo() {
    assertThat(ShortestDigits.of(0x1p-77)).isEqualTo(new BigDecimal("6.617444900424222E-24"));
    assertThat(ShortestDigits.of(0x1p122)).isEqualByComparingTo("5.316911983139664E36");
  }

  @Test
  void halfwayToANeighbour() {
    assertThat(ShortestDigits.of(-8.0093376E7f)).isEqualByComparingTo("-80093380");
    assertThat(ShortestDigits.within(-8.0093376E7f)).isEqualByComparingTo("-80093376");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E-45", "0.1", "3.4028235E+38", "-2.5", "16777216"})
  void ofFloats(String digits) {
    assertThat(ShortestDigits.of(Float.valueOf(digits)))
        .isEqualByComparingTo(new BigDecimal(digits));
  }
}
