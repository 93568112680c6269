package dev.hushcell.samples.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTests {
  @Test
  void looksForTwoWordsInTheFirstAndTheLastName() {
    SearchText two = new SearchText("oor quay of");
    assertThat(two.any()).isEqualTo("%oor quay of%");
    assertThat(two.first()).isEqualTo("%oor");
    assertThat(two.last()).isEqualTo("quay of%");
    assertThat(new SearchText("quay").last()).isEqualTo("%quay%");
  }

  @Test
  void putsACapitalInFrontOfEachWord() {
    assertThat(new SearchText("élise müller").capitalised().text()).isEqualTo("Élise Müller");
    assertThat(new SearchText("50\\% a").capitalised().text()).isEqualTo("50\\% A");
  }
}
