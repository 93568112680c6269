package dev.hushcell.internal.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

  @ParameterizedTest
  @ValueSource(strings = {"1E-45", "0.1", "3.4028235E+38", "-2.5", "16777216"})
  void ofFloats(String digits) {
    assertThat(ShortestDigits.of(Float.valueOf(digits)))
        .isEqualByComparingTo(new BigDecimal(digits));
  }
}
