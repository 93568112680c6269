package dev.hushcell.samples.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamePatternsTests {
  @Test
  void findsANameByItsBeginningHoweverItIsWritten() {
    assertThat(NamePatterns.beginning("Müller"))
        .isEqualTo(new NamePatterns("muller%", "muller%", "muller%"));
    assertThat(NamePatterns.beginning("Müller, An"))
        .isEqualTo(new NamePatterns("muller, an%", "muller, an%", "muller, an%"));
    assertThat(NamePatterns.beginning("Anna Müller"))
        .isEqualTo(new NamePatterns("anna muller%", "anna, muller%", "muller, anna%"));
    assertThat(NamePatterns.beginning("van der Berg"))
        .isEqualTo(new NamePatterns("van der berg%", "van, der berg%", "berg, van der%"));
  }

  @Test
  void findsAWholeLastName() {
    assertThat(NamePatterns.lastName("Groß"))
        .isEqualTo(new NamePatterns("gross, %", "gross,", "gross,"));
  }

  @Test
  void takesSignsOfPatternsForThemselves() {
    assertThat(NamePatterns.beginning("100%_").first()).isEqualTo("100\\%\\_%");
    assertThat(NamePatterns.containing("100%").third()).isEqualTo("%100\\%%");
  }

  @Test
  void countsLettersOfTheKey() {
    assertThat(NamePatterns.isTooShort(" eß ")).isFalse();
    assertThat(NamePatterns.isTooShort("éh")).isTrue();
    assertThat(NamePatterns.isTooShort("")).isTrue();
  }
}
