package dev.hushcell.internal.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import org.junit.jupiter.api.Test;

class SealedTextTests {
  private final SealedColumns cells =
      new SealedColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());
  private final ColumnCell randomized = cells.of(Columns.varchar("email", 40).build());
  private final ColumnCell equality = cells.of(Columns.varchar("name", 40).equality().build());

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
    ColumnCell lower =
        cells.of(Columns.varchar("mail", 40).equality().comparing(Compare.LOWER).build());

    assertThat(lower.open(lower.seal("Ada@Example.ORG"))).isEqualTo("ada@example.org");
    assertThat(lower.seal("Ada@Example.ORG")).isEqualTo(lower.sealComparand("aDA@eXAMPLE.oRG"));
  }

  @Test
  void comparesWithLowerOfAColumnWhatIsLowerCaseItself() {
    ColumnCell lower =
        cells.of(Columns.varchar("mail", 4).equality().comparing(Compare.LOWER).build());
    Object stored = lower.seal("Ada");

    assertThat(lower.sealComparandAsWritten("ada")).isEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("ada".getBytes(UTF_8))).isEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("Ada")).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("Ada".getBytes(UTF_8))).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten("ada the first")).isNotEqualTo(stored);
    assertThat(lower.sealComparandAsWritten(null)).isNull();
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
    ColumnCell text = cells.of(Columns.varchar("note", 40).asText().build());

    assertThat(text.seal("Ada")).asString().hasSize(71).matches("[A-Za-z0-9_-]*");
    assertThat(text.open(text.seal("Ada"))).isEqualTo("Ada");
  }
}
