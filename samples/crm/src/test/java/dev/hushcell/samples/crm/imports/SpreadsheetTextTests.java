package dev.hushcell.samples.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadsheetTextTests {
  @Test
  void makesATextOfWhatLooksLikeAFormula() {
    for (String each : List.of("=1+1", "+49 551", "-1", "@SUM(A1)", "\t=1", "＝1+1")) {
      assertThat(SpreadsheetText.written(each)).isEqualTo("'" + each);
      assertThat(SpreadsheetText.read("'" + each)).isEqualTo(each);
    }
  }

  @Test
  void leavesOtherTextsAlone() {
    for (String each : List.of("", "Ada", "'t Hooft", "a=b", "1-2")) {
      assertThat(SpreadsheetText.written(each)).isEqualTo(each);
      assertThat(SpreadsheetText.read(each)).isEqualTo(each);
    }
  }
}
