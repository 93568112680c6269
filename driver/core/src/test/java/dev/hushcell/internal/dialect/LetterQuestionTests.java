package dev.hushcell.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LetterQuestionTests {
  @Test
  void questionHasTheDigitsOfSqlWhereOthersAreUsual() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(LetterQuestion.ranges("(%d, %d)", ", ")).matches("[0-9(), ]+");
    } finally {
      Locale.setDefault(before);
    }
  }
}
