package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.SoftAssertions;

/** The lexer and the tokenizer of the real H2 read every text alike. */
class LexerAgainstH2Properties {
  private static final H2Comparison H2 =
      new H2Comparison(new H2Oracle(), new Lexer(new H2Language()));

  @Property(tries = 20_000)
  void readsAnyMixtureOfFragmentsLikeH2(@ForAll("fragments") String text) {
    Assume.that(!H2.isRefusedOnPurpose(text));
    assertThat(H2.ours(text)).as(escaped(text)).isEqualTo(H2.theirs(text));
  }

  @Property(tries = 20_000)
  void readsNumbersLikeH2(@ForAll("numbers") String text) {
    assertThat(H2.ours(text)).as(escaped(text)).isEqualTo(H2.theirs(text));
  }

  @Example
  void readsEveryPairOfPrintableCharactersLikeH2() {
    SoftAssertions all = new SoftAssertions();
    for (char first = ' '; first < 0x7f; first++) {
      for (char second = ' '; second < 0x7f; second++) {
        for (String text : List.of("" + first + second, "a" + first + second + "1")) {
          if (!H2.isRefusedOnPurpose(text)) {
            all.assertThat(H2.ours(text)).as(text).isEqualTo(H2.theirs(text));
          }
        }
      }
    }
    all.assertAll();
  }

  @Provide
  Arbitrary<String> fragments() {
    return H2Comparison.fragments()
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings()
        .withChars("0123456789__..eE+-xXoObBaAfFlLgG ")
        .ofMinLength(1)
        .ofMaxLength(9);
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> escaped.append(c < ' ' || c > '~' ? "\\u" + Integer.toHexString(c) : (char) c));
    return escaped.toString();
  }
}
