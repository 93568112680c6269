package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Mode;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** The lexer reads every text like the tokenizer of the real H2, in each mode that is known. */
class LexerInModesProperties {
  private static final Map<H2Mode, List<H2Comparison>> MODES = new EnumMap<>(H2Mode.class);

  static {
    for (H2Mode mode : H2Mode.values()) {
      List<H2Comparison> all = new ArrayList<>();
      all.add(comparison(mode, "UPPER", null));
      all.add(comparison(mode, "LOWER", SessionFlag.NAMES_LOWERED));
      all.add(comparison(mode, "KEPT", SessionFlag.NAMES_KEPT));
      MODES.put(mode, all);
    }
  }

  private static H2Comparison comparison(H2Mode mode, String names, @Nullable SessionFlag flag) {
    Set<SessionFlag> flags = EnumSet.noneOf(SessionFlag.class);
    flags.addAll(mode.flags());
    if (flag != null) {
      flags.add(flag);
    }
    return new H2Comparison(new H2Oracle(mode.name(), names), new Lexer(new H2Language(), flags));
  }

  @Property(tries = 40_000)
  void readsAnyMixtureOfFragmentsLikeH2(
      @ForAll("fragments") String text, @ForAll H2Mode mode, @ForAll @IntRange(max = 2) int names) {
    H2Comparison h2 = MODES.get(mode).get(names);
    Assume.that(!h2.isRefusedOnPurpose(text));
    assertThat(h2.ours(text)).as(mode + ": " + text).isEqualTo(h2.theirs(text));
  }

  @Property(tries = 20_000)
  void readsNumbersLikeH2(@ForAll("numbers") String text, @ForAll H2Mode mode) {
    H2Comparison h2 = MODES.get(mode).get(0);
    assertThat(h2.ours(text)).as(mode + ": " + text).isEqualTo(h2.theirs(text));
  }

  @Example
  void readsEveryPairOfPrintableCharactersLikeH2() {
    SoftAssertions all = new SoftAssertions();
    for (H2Mode mode : H2Mode.values()) {
      H2Comparison each = MODES.get(mode).get(0);
      for (char first = ' '; first < 0x7f; first++) {
        for (char second = ' '; second < 0x7f; second++) {
          for (String text : List.of("" + first + second, "a" + first + second + "1")) {
            if (!each.isRefusedOnPurpose(text)) {
              all.assertThat(each.ours(text)).as(mode + ": " + text).isEqualTo(each.theirs(text));
            }
          }
        }
      }
    }
    all.assertAll();
  }

  @Example
  void theModesReadNamesAndLiteralsInTheirOwnWays() {
    H2Comparison regular = MODES.get(H2Mode.REGULAR).get(0);
    H2Comparison mysql = MODES.get(H2Mode.MYSQL).get(0);
    H2Comparison sqlServer = MODES.get(H2Mode.MSSQLSERVER).get(0);
    assertThat(regular.ours("[a b]")).isNotEqualTo(sqlServer.ours("[a b]"));
    assertThat(regular.ours("0x41")).isNotEqualTo(mysql.ours("0x41"));
    assertThat(regular.ours("a#b")).isEmpty();
    assertThat(sqlServer.ours("a#b")).isPresent();
    assertThat(mysql.ours("`Ab`").orElseThrow()).containsExactly("0 QUOTED AB");
    assertThat(MODES.get(H2Mode.MYSQL).get(1).ours("`Ab`").orElseThrow())
        .containsExactly("0 QUOTED ab");
    assertThat(MODES.get(H2Mode.MYSQL).get(2).ours("`Ab`").orElseThrow())
        .containsExactly("0 QUOTED Ab");
  }

  @Provide
  Arbitrary<String> fragments() {
    Arbitrary<String> more =
        Arbitraries.of(
            "[", "]", "[a]", "[]", "[a b]", "#", "#t", "a#", "`Ab`", "0x41", "0X4", "limit",
            "minus");
    return Arbitraries.oneOf(H2Comparison.fragments(), more)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings()
        .withChars("0123456789__..eE+-xxxXoObBaAfFlLgG# ")
        .ofMinLength(1)
        .ofMaxLength(9);
  }
}
