package dev.hushcell.internal.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those that SQLite 3.54 gives. */
class RealTextTests {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, 0.0",
    "1, 1.0",
    "0.1, 0.1",
    "-1.5, -1.5",
    "49.47, 49.47",
    "1e15, 1000000000000000.0",
    "1e16, 10000000000000000.0",
    "1.2345678901234568E17, 1.2345678901234568e+17",
    "0.3333333333333333, 0.33333333333333332",
    "123456789.12345679, 123456789.12345679",
    "9007199254740992, 9007199254740992.0",
    "4486158.557270161, 4486158.5572701609",
    "64428821.526542, 64428821.526542001",
    "-5.549097204408215E-24, -5.5490972044082148e-24",
    "4.9E-324, 4.9406564584124654e-324",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "1e-5, 1.0e-05",
    "0.0001, 0.0001",
    "Infinity, Inf",
    "-Infinity, -Inf"
  })
  void textOfANumber(double number, String text) {
    assertThat(RealText.of(number)).isEqualTo(text);
  }

  @Test
  void textHasTheDigitsOfTheDatabaseWhereOthersAreUsual() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(RealText.of(1.5e20)).isEqualTo("1.5e+20");
    } finally {
      Locale.setDefault(before);
    }
  }
}
