package dev.hushcell.samples.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.text.SearchKey;
import org.junit.jupiter.api.Test;

class SearchTextTests {
  @Test
  void looksForEachWordAnywhere() {
    SearchText text = SearchText.of("  Weiß  100%_ de la Cruz");
    assertThat(text.words()).containsExactly("Weiß", "100%_", "de la Cruz");
    assertThat(text.key(1)).isEqualTo("%weiss%");
    assertThat(text.plain(1)).isEqualTo("%Weiß%");
    assertThat(text.plain(2)).isEqualTo("%100\\%\\_%");
  }

  @Test
  void matchesEverythingByAWordThatIsNotThere() {
    SearchText text = SearchText.of("Hopper");
    assertThat(text.key(2)).isEqualTo("%");
    assertThat(text.plain(3)).isEqualTo("%");
  }

  @Test
  void makesKeysWithoutCapitalsMarksAndSharpS() {
    assertThat(SearchKey.of("Große, Jürgen")).isEqualTo("grosse, jurgen");
    assertThat(SearchKey.of("GROẞE")).isEqualTo("grosse");
    assertThat(SearchKey.of("GROSSE,  JÜRGEN ")).isEqualTo("grosse, jurgen");
    assertThat(SearchKey.of("Éva Łukasz Sørensen")).isEqualTo("eva lukasz sorensen");
    assertThat(SearchKey.of("Işıl İnci")).isEqualTo("isil inci");
    assertThat(SearchKey.of("ΠΑΠΑΔΟΠΟΥΛΟΣ")).isEqualTo(SearchKey.of("Παπαδόπουλος"));
  }

  @Test
  void cutsALongKey() {
    assertThat(SearchKey.of("ß".repeat(100), 150)).hasSize(150);
  }
}
