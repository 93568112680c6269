package dev.hushcell.internal.jdbc.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UnitsTests {
  /** Texts of any units, which begin alike as often as not. */
  @Property(tries = 3000)
  void theBeginningOfAGreaterTextIsNeverLower(
      @ForAll String same, @ForAll String one, @ForAll String other, @ForAll TextOrder order) {
    String begin = same.substring(0, Math.min(same.length(), 3));
    for (String prefix : new String[] {"", "ab", begin}) {
      int compared = Units.compare(prefix + one, prefix + other, order);
      int beginnings =
          Long.compare(
              Units.beginning(prefix + one, order), Units.beginning(prefix + other, order));
      assertThat(beginnings == 0 || Integer.signum(beginnings) == Integer.signum(compared))
          .isTrue();
    }
  }
}
