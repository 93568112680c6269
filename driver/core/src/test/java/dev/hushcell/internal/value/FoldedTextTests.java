package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FoldedTextTests {

  @Test
  void lowersInTheRootLocaleWhateverTheDefault() throws SQLException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(conversion("VARCHAR(9)", Compare.LOWER).assigned("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesTextThatIsTooLongOnceItIsLowered() throws SQLException {
    Conversion conversion = conversion("VARCHAR(2)", Compare.LOWER);

    assertThatThrownBy(() -> conversion.assigned("\u0130\u0130")).hasMessageContaining("HC-3004");
    assertThat(conversion.compared("\u0130\u0130")).isNull();
  }

  @Test
  void keepsCaseWhereCodePointsAreCompared() throws SQLException {
    Conversion conversion = conversion("VARCHAR_IGNORECASE(9)", Compare.EXACT);

    assertThat(conversion.assigned("Ada")).isEqualTo("Ada");
    assertThat(conversion.compared("Ada")).isEqualTo("Ada");
  }

  @Test
  void trimsFixedTextAndPadsItAgain() throws SQLException {
    Conversion conversion = conversion("CHAR(5)", Compare.LOWER);

    assertThat(conversion.assigned("AB   ")).isEqualTo("ab");
    assertThat(conversion.compared("aB         ")).isEqualTo("ab");
    assertThat(conversion.shown("ab")).isEqualTo("ab   ");
  }

  private static Conversion conversion(String declared, Compare compare) throws SQLException {
    try (PlainDatabase database = new PlainDatabase(declared, "UTC")) {
      return ValueForm.of(database.column(Search.EQUALITY, compare), ValueRules.standard())
          .conversion();
    }
  }
}
