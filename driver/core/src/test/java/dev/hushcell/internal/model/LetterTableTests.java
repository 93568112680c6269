package dev.hushcell.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTableTests {
  /** A and its small letter, as Turkish has the i, sharp s, and a sigma that depends on others. */
  private static final String ANSWER =
      "65 61  ,97  41 ,73 c4b1  ,105  c4b0 ,223  5353 ,931 cf83  l,963  cea3 ";

  private final LetterTable table = LetterTable.of(List.of(ANSWER), 7);

  @Test
  void saysWhatTheDatabaseSaid() {
    assertThat(table.inCase("AIa", false)).hasValue("a\u0131a");
    assertThat(table.inCase("ai\u00df", true)).hasValue("A\u0130SS");
    assertThat(table.inCase("B\u00e9\u4e00 9", false)).hasValue("B\u00e9\u4e00 9");
    assertThat(table.inCase("", true)).hasValue("");
  }

  @Test
  void doesNotSayWhatDependsOnOtherLetters() {
    assertThat(table.inCase("a\u03a3", false)).isEmpty();
    assertThat(table.inCase("a\u03a3\u03c3", true)).hasValue("A\u03a3\u03a3");
  }

  @Test
  void saysOfASigmaWhatItsPlaceMakesOfIt() {
    String answer = ANSWER.replace("65 61  ", "65 61  w").replace("cf83  l", "cf83  lw");
    LetterTable greek = LetterTable.of(List.of(answer, "32   e,37   e"), 9);
    assertThat(greek.inCase("A\u03a3", false)).hasValue("a\u03c2");
    assertThat(greek.inCase("\u03a3A A\u03a3 \u03a3", false)).hasValue("\u03c3a a\u03c2 \u03c3");
    assertThat(greek.inCase("%A\u03a3%", false)).hasValue("%a\u03c2%");
    assertThat(greek.inCase("A\u03a3\u03a3A\u03a3", false)).hasValue("a\u03c3\u03c3a\u03c2");
    assertThat(greek.inCase("A\u03a3.", false)).isEmpty();
    assertThat(greek.inCase(".\u03a3", false)).isEmpty();
    assertThat(greek.inCase("\u03a3\ud801\udc00", false)).hasValue("\u03c3\ud801\udc00");
    assertThat(greek.inCase("A\u03a3\ud801\udc00", false)).isEmpty();
    assertThat(greek.unknown(false)).startsWith("U+03A3 beside a sign or ");
  }

  @Test
  void doesNotSayWhatWasNotAsked() {
    assertThat(table.inCase("\ud835\udc00", false)).isEmpty(); // a mathematical A
    assertThat(table.inCase("\udbff\udffd", false)).hasValue("\udbff\udffd"); // for private use
    assertThat(table.inCase("\u0378", false)).hasValue("\u0378"); // none yet, but asked for
    assertThat(table.inCase("\ud83b\udeff", false)).isEmpty(); // none yet
  }

  @Test
  void saysNothingOfMarksWhereOneDependsOnOthers() {
    LetterTable lithuanian = LetterTable.of(List.of("65 61  ", "769   l,775   l"), 3);
    assertThat(lithuanian.inCase("A\u0307", false)).isEmpty();
    assertThat(lithuanian.inCase("A\u0323", false)).isEmpty();
    assertThat(lithuanian.inCase("A\u0591", false)).isEmpty();
    assertThat(lithuanian.inCase("A\u0591", true)).hasValue("A\u0591");
    assertThat(table.inCase("A\u0591", false)).hasValue("a\u0591");
    LetterTable turkish = LetterTable.of(List.of("65 61  ", "775   l"), 2);
    assertThat(turkish.inCase("A\u0307", false)).isEmpty();
    assertThat(turkish.inCase("A\u0301", false)).hasValue("a\u0301");
  }

  @Test
  void saysWhatItDoesNotSay() {
    assertThat(table.unknown(false)).isEqualTo("U+03A3 or a letter newer than this Java");
    assertThat(table.unknown(true)).isEqualTo("a letter newer than this Java");
  }

  @Test
  void refusesAnAnswerThatIsCut() {
    assertThatThrownBy(() -> LetterTable.of(List.of(ANSWER), 8))
        .isInstanceOf(IllegalArgumentException.class);
    String cut = ANSWER.substring(0, ANSWER.length() - 2);
    assertThatThrownBy(() -> LetterTable.of(List.of(cut), 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LetterTable.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAsAnotherOfTheSameAnswer() {
    assertThat(table).isEqualTo(LetterTable.of(List.of(ANSWER.split(",")), 7));
    assertThat(table).hasSameHashCodeAs(LetterTable.of(List.of(ANSWER), 7));
    assertThat(table).isNotEqualTo(LetterTable.of(List.of("65 61  "), 1));
  }
}
