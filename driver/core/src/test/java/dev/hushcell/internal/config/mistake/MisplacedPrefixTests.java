package dev.hushcell.internal.config.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisplacedPrefixTests {
  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:hushcell:file:./crm, jdbc:h2:hushcell:, jdbc:hushcell:h2:…",
    "jdbc:h2:mem:hushcell:crm, jdbc:h2:mem:hushcell:, jdbc:hushcell:h2:mem:…",
    "jdbc:postgresql:hushcell://db/crm, jdbc:postgresql:hushcell:, jdbc:hushcell:postgresql:…",
    "hushcell:h2:file:./crm, hushcell:, jdbc:hushcell:…",
    "hushcell:jdbc:h2:file:./crm, hushcell:, jdbc:hushcell:…",
    "jdbc:Hushcell:h2:./crm, jdbc:Hushcell:, jdbc:hushcell:…"
  })
  void saysWhereThePrefixBelongs(String url, String begin, String right) {
    MisplacedPrefix found = MisplacedPrefix.of(url).orElseThrow();
    assertThat(found.begin()).isEqualTo(begin);
    assertThat(found.warning())
        .contains("begins with " + begin + " and", "write " + right)
        .doesNotContain("crm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:hushcell:h2:./crm",
        "jdbc:h2:./crm",
        "jdbc:h2:./hushcell:crm",
        "jdbc:postgresql://hushcell:5432/crm",
        "jdbc:postgresql://db/crm?password=hushcell:x",
        "jdbc:oracle:thin:scott/hushcell:x@db",
        "jdbc:hushcell",
        ""
      })
  void urlsWithoutItOrWithItElsewhereAreLeftAlone(String url) {
    assertThat(MisplacedPrefix.of(url)).isEmpty();
  }

  @Test
  void noUrlIsNoMistake() {
    assertThat(MisplacedPrefix.of(null)).isEmpty();
  }
}
