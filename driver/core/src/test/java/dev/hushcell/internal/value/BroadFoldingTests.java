package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frozen tables take for the same what any mapping of case makes the same. */
class BroadFoldingTests {
  private static final List<Locale> LOCALES =
      List.of(
          Locale.ROOT,
          Locale.forLanguageTag("tr"),
          Locale.forLanguageTag("az"),
          Locale.forLanguageTag("lt"));

  @Test
  void isClosedUnderAllMappingsOfThisJdk() {
    List<String> apart = new ArrayList<>();
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = Character.toString(code);
      String folded = BroadFolding.fold(text);
      for (Locale locale : LOCALES) {
        if (!folded.equals(BroadFolding.fold(text.toUpperCase(locale)))
            || !folded.equals(BroadFolding.fold(text.toLowerCase(locale)))
            || !folded.equals(BroadFolding.fold(CaseFolding.fold(text)))
            || !folded.equals(BroadFolding.fold(folded))) {
          apart.add(Integer.toHexString(code) + " " + locale);
        }
      }
    }
    assertThat(apart).isEmpty();
    assertThat(BroadFolding.LETTERS.coversThisJava()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Straße, strasse",
    "STRAẞE, strasse",
    "ΟΔΟΣ ς, οδοσ σ",
    "\u0130\u0131iI, iiii",
    "i\u0307I\u0307, ii",
    "\u00CC, i\u0300",
    "\uFB03x, ffix",
    "\u1FBC, \u03B1\u03B9",
    "\uD801\uDC00, \uD801\uDC28",
    "\u03F2\u03F9, σσ",
    "e\u0301É, e\u0301é",
    "漢字 1_%, 漢字 1_%",
  })
  void givesWhatStandsForTheClass(String text, String folded) {
    assertThat(BroadFolding.fold(text)).isEqualTo(folded);
  }

  /** Texts in which the case of a letter depends on those around it. */
  @ParameterizedTest
  @CsvSource({"ΟΔΟΣ", "ΟΔΟΣΑΚΙ", "Σ", "aΣ\u0301", "I\u0307\u0301", "J\u0307\u0300", "\u012E\u0303"})
  void isTheSameForEachCaseOfTheText(String text) {
    for (Locale locale : LOCALES) {
      assertThat(BroadFolding.fold(text.toLowerCase(locale))).isEqualTo(BroadFolding.fold(text));
      assertThat(BroadFolding.fold(text.toUpperCase(locale))).isEqualTo(BroadFolding.fold(text));
    }
  }

  /** Who changes a table misses the cells of today. */
  @Test
  void isFrozen() {
    long digest = 0;
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      digest = digest * 31 + BroadFolding.fold(Character.toString(code)).hashCode();
    }
    assertThat(digest).isEqualTo(3714982152383923745L);
  }
}
