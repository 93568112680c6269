package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frozen table takes for equal what any mapping of case leads to. */
class CaseFoldingTests {
  @Test
  void isClosedUnderTheMappingsOfThisJdk() {
    List<IntUnaryOperator> mappings =
        List.of(
            Character::toUpperCase,
            Character::toLowerCase,
            Character::toTitleCase,
            CaseFolding::fold);
    List<String> apart = new ArrayList<>();
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      for (IntUnaryOperator mapping : mappings) {
        int mapped = mapping.applyAsInt(code);
        if (CaseFolding.fold(mapped) != CaseFolding.fold(code)) {
          apart.add(Integer.toHexString(code) + " " + Integer.toHexString(mapped));
        }
      }
    }
    assertThat(apart).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, ada",
    "ΟΔΟΣ, οδοσ",
    "οδος, οδοσ",
    "STRAẞE, straße",
    "STRASSE, strasse",
    "\u0130\u0131iI, iiii",
    "\u212A\u017F, ks",
    "\uFB06\u1FD3, \uFB05\u0390",
    "\uD801\uDC00, \uD801\uDC28",
    "\u00B5, \u03BC",
    "e\u0301É, e\u0301é",
    "漢字 1_%, 漢字 1_%",
  })
  void givesOneOfTheClass(String text, String folded) {
    assertThat(CaseFolding.fold(text)).isEqualTo(folded);
    assertThat(CaseFolding.fold(folded)).isEqualTo(folded);
  }

  /** Who changes the table loses the cells of today. */
  @Test
  void isFrozen() {
    long digest = 0;
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      digest = digest * 31 + CaseFolding.fold(code);
    }
    assertThat(digest).isEqualTo(-2324967590537334930L);
  }
}
