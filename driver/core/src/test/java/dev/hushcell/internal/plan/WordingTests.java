package dev.hushcell.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {
  private static final Wording FORMAT =
      new Routines(java.util.Map.of(), java.util.Map.of())
          .formatting("TO_CHAR", 1, Routine.FORMAT, "YYYY", "MM", "DD", "HH24", "MI", "SS")
          .worded()
          .get("TO_CHAR");

  private static final Wording UNIT =
      new Routines(java.util.Map.of(), java.util.Map.of())
          .truncating("DATE_TRUNC", "year", "month")
          .worded()
          .get("DATE_TRUNC");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "YYYY-MM, uuuu'-'MM",
        "DD.MM.YYYY, dd'.'MM'.'uuuu",
        "YYYYMM, uuuuMM",
        "\"YYYY-MM-DD HH24:MI:SS\", uuuu'-'MM'-'dd' 'HH':'mm':'ss"
      })
  void saysWhatAFormatMeans(String written, String meant) {
    assertThat(FORMAT.of(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Month", "YYY", "YYYY-MM-DDx", "yyyy", "HH", "FMMM", "YYYY'MM"})
  void knowsNoOtherFormat(String written) {
    assertThat(FORMAT.of(written)).isEmpty();
  }

  @Test
  void aUnitIsOneWord() {
    assertThat(UNIT.of("month")).contains("month");
    assertThat(UNIT.of("MONTH")).contains("month");
    for (String other : new String[] {"", "week", "monthyear", "-month", "Month"}) {
      assertThat(UNIT.of(other)).as(other).isEmpty();
    }
  }
}
