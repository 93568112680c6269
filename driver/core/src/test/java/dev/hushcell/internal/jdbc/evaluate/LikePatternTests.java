package dev.hushcell.internal.jdbc.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LikePatternTests {
  private static boolean matches(String text, String pattern, Character escape, TextOrder order) {
    return LikePattern.of(pattern, escape, order).orElseThrow().matches(text);
  }

  @Property(tries = 2000)
  void matchesWhatTheRegularExpressionDoes(
      @ForAll @CharRange(from = 'a', to = 'b') @Chars('\n') @StringLength(max = 8) String text,
      @ForAll @CharRange(from = 'a', to = 'b') @Chars({'%', '_', '%'}) @StringLength(max = 8)
          String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char each = pattern.charAt(i);
      expression.append(each == '%' ? ".*" : each == '_' ? "." : String.valueOf(each));
    }
    boolean expected =
        Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
    assertThat(matches(text, pattern, '\\', TextOrder.UTF_16)).isEqualTo(expected);
  }

  @Test
  void countsInTheUnitOfTheOrder() {
    String smile = "\ud83d\ude00";
    assertThat(matches(smile, "_", null, TextOrder.CODE_POINT)).isTrue();
    assertThat(matches(smile, "__", null, TextOrder.CODE_POINT)).isFalse();
    assertThat(matches(smile, "__", null, TextOrder.UTF_16)).isTrue();
    assertThat(Units.compare(smile, "\uff21", TextOrder.CODE_POINT)).isPositive();
    assertThat(Units.compare(smile, "\uff21", TextOrder.UTF_16)).isNegative();
    assertThat(Units.compare("a", "ab", TextOrder.CODE_POINT)).isNegative();
  }

  @Test
  void refusesAnEscapeOfWhichDatabasesMakeDifferentThings() {
    assertThat(LikePattern.of("a\\b", '\\', TextOrder.UTF_16)).isEmpty();
    assertThat(LikePattern.of("a\\", '\\', TextOrder.UTF_16)).isEmpty();
    assertThat(matches("a\\b", "a\\b", null, TextOrder.UTF_16)).isTrue();
    assertThat(matches("a%\\_", "a!%\\!_", '!', TextOrder.UTF_16)).isTrue();
    assertThat(matches("ax\\_", "a!%\\!_", '!', TextOrder.UTF_16)).isFalse();
  }

  @Test
  void takesNoLongerThanBothLengthsTogether() {
    String text = "a".repeat(20_000);
    assertThat(matches(text, "%a".repeat(40) + "b", null, TextOrder.UTF_16)).isFalse();
  }

  @Test
  void wholeTextsHaveNoHalfCharactersAndNoNul() {
    assertThat(Units.areWhole("a\ud83d\ude00")).isTrue();
    assertThat(Units.areWhole("\ud83d")).isFalse();
    assertThat(Units.areWhole("\ude00\ud83d")).isFalse();
    assertThat(Units.areWhole("a\0")).isFalse();
  }
}
