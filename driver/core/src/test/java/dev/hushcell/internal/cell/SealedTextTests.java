package dev.hushcell.internal.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedTextTests {
  private final RawColumns cells =
      new RawColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());
  private final RawColumn randomized = cells.of(Columns.varchar("email", 40).build());
  private final RawColumn equality = cells.of(Columns.varchar("name", 40).equality().build());

  @Test
  void opensWhatItSealed() {
    for (String text : new String[] {"", "a", "ada@example.org", "Ω\uD83D\uDE00ß", "\uFFFD"}) {
      assertThat(randomized.open(randomized.seal(text))).isEqualTo(text);
      assertThat(equality.open(equality.seal(text))).isEqualTo(text);
    }
  }

  @Test
  void keepsNullNull() {
    assertThat(randomized.seal(null)).isNull();
    assertThat(randomized.open(null)).isNull();
    assertThat(equality.sealComparand(null)).isNull();
  }

  @Test
  void sealsEqualValuesAlikeOnlyWithEquality() {
    assertThat(equality.seal("Ada")).isEqualTo(equality.seal("Ada"));
    assertThat(equality.seal("Ada")).isEqualTo(equality.sealComparand("Ada"));
    assertThat(equality.seal("Ada")).isNotEqualTo(equality.seal("ada"));
    assertThat(randomized.seal("Ada")).isNotEqualTo(randomized.seal("Ada"));
  }

  @Test
  void lowersWhatIsStoredAndWhatIsCompared() {
    RawColumn lower =
        cells.of(Columns.varchar("mail", 40).equality().comparing(Compare.LOWER).build());

    assertThat(lower.open(lower.seal("Ada@Example.ORG"))).isEqualTo("ada@example.org");
    assertThat(lower.seal("Ada@Example.ORG")).isEqualTo(lower.sealComparand("aDA@eXAMPLE.oRG"));
  }

  @Test
  void comparesWithLowerOfAColumnWhatIsLowerCaseItself() {
    RawColumn lower =
        cells.of(Columns.varchar("mail", 4).equality().comparing(Compare.LOWER).build());
    Object stored = lower.seal("Ada");

    assertThat(lower.sealComparandAsWritten("ada")).isEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("ada".getBytes(UTF_8))).isEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("Ada")).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("Ada".getBytes(UTF_8))).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("ada the first")).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten(null)).isNull();
    assertThat(lower.sealComparandInLowerCase("ada")).isEqualTo(stored);
    assertThat(lower.sealComparandInLowerCase("ada".getBytes(UTF_8))).isEqualTo(stored);
    assertThat(lower.sealComparandInLowerCase("ada the first")).isNotEqualTo(stored);
    assertThat(lower.sealComparandInLowerCase(null)).isNull();
    assertThatThrownBy(() -> lower.sealComparandInLowerCase("Ada"))
        .hasMessageContaining("HC-3010")
        .hasMessageNotContaining("Ada");
  }

  @Test
  void refusesPatternsWithWildcards() {
    assertThat(equality.sealPattern("Ada")).isEqualTo(equality.seal("Ada"));
    assertThat(equality.sealPattern(null)).isNull();
    for (Object wild : List.of("A%", "_da", "A\\da", '%', "A%".getBytes(UTF_8))) {
      assertThatThrownBy(() -> equality.sealPattern(wild))
          .hasMessageContaining("HC-3011")
          .hasMessageContaining("contact.name")
          .hasMessageNotContaining("A");
    }
  }

  @Test
  void comparesWhatCastsLeave() {
    RawColumn lower =
        cells.of(Columns.varchar("mail", 40).equality().comparing(Compare.LOWER).build());
    Object stored = equality.seal("Ada");

    assertThat(equality.sealCast("Ada", false)).isEqualTo(stored);
    assertThat(equality.sealCast("Ada" + "x".repeat(38), false)).isNotEqualTo(stored);
    assertThat(equality.sealCast(null, true)).isNull();
    Object longest = equality.seal("x".repeat(40));
    assertThat(equality.sealCast("x".repeat(41), true)).isEqualTo(longest);
    assertThat(equality.sealCast("x".repeat(41), false)).isNotEqualTo(longest);
    assertThat(equality.sealCast(12, true)).isEqualTo(equality.seal("12"));
    assertThatThrownBy(() -> equality.sealCast("x".repeat(39) + "\ud83d\ude00", true))
        .hasMessageContaining("HC-3006");
    assertThatThrownBy(() -> lower.sealCast("\u0130".repeat(40), true))
        .hasMessageContaining("HC-3010")
        .hasMessageNotContaining("\u0130");
    assertThatThrownBy(() -> randomized.sealCast("Ada", true)).hasMessageContaining("HC-3008");
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertThatThrownBy(() -> randomized.seal("x".repeat(41)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-3004")
        .hasMessageContaining("contact.email")
        .hasMessageNotContaining("xx");
  }

  @Test
  void comparesTextThatIsTooLongAsEqualToNothing() {
    Object first = equality.sealComparand("x".repeat(41));

    assertThat(first).isInstanceOf(byte[].class).isNotEqualTo(equality.seal("x".repeat(40)));
    assertThat(first).isNotEqualTo(equality.sealComparand("x".repeat(41)));
    assertThatThrownBy(() -> equality.open(first)).hasMessageContaining("HC-3001");
  }

  @Test
  void refusesToCompareWithoutSearch() {
    assertThatThrownBy(() -> randomized.sealComparand("Ada"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-3008");
  }

  @Test
  void keepsCellsAsText() {
    RawColumn text = cells.of(Columns.varchar("note", 40).asText().build());

    assertThat(text.seal("Ada")).asString().hasSize(71).matches("[A-Za-z0-9_-]*");
    assertThat(text.open(text.seal("Ada"))).isEqualTo("Ada");
  }
}
