package dev.hushcell.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {
  private static final List<String> VALID = List.of("search", "compare", "key", "few-values");

  @ParameterizedTest
  @CsvSource({
    "serch, search",
    "saerch, search",
    "SEARCH, search",
    "searchable, ''",
    "compares, compare",
    "kye, key",
    "keys, key",
    "few_values, few-values",
    "hunter2, ''",
    "'', ''",
  })
  void proposesWhatIsNear(String written, String nearest) {
    String hint = nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?";
    assertThat(Nearest.hint(written, VALID)).isEqualTo(hint);
  }

  @Test
  void proposesTheNearestOfSeveral() {
    assertThat(Nearest.hint("contacts", List.of("contract", "contact"))).contains("'contact'");
  }

  @Test
  void countsMistakes() {
    assertThat(Nearest.mistakes("", "abc")).isEqualTo(3);
    assertThat(Nearest.mistakes("abcd", "acbd")).isEqualTo(1);
    assertThat(Nearest.mistakes("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.mistakes("same", "same")).isZero();
  }
}
