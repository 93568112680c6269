package dev.hushcell.internal.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Compare;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells that keep capitals, of which the beginnings are equal where values are but for case. */
class IgnoredCaseCellTests {
  private static final int BEGINNING = 21;

  private final RawColumns cells =
      new RawColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());
  private final Columns name =
      Columns.varchar("name", 40).equality().comparing(Compare.IGNORE_CASE);
  private final RawColumn column = cells.of(name.build());
  private final RawColumn padded = cells.of(name.padded(32).build());
  private final RawColumn text = cells.of(name.asText().build());

  private byte[] beginning(String value) {
    return Arrays.copyOf((byte[]) column.seal(value), BEGINNING);
  }

  @Test
  void opensWithItsCapitals() {
    for (String value : new String[] {"", "Ada", "ADA", "ΟΔΟΣ\uD83D\uDE00ß", "x".repeat(40)}) {
      assertThat(column.open(column.seal(value))).isEqualTo(value);
      assertThat(padded.open(padded.seal(value))).isEqualTo(value);
      assertThat(text.open(text.seal(value))).isEqualTo(value);
    }
  }

  @Test
  void beginsAlikeWhereValuesAreEqualButForCase() {
    byte[] one = (byte[]) column.seal("Ada");
    byte[] same = (byte[]) column.seal("Ada");

    assertThat(one).isNotEqualTo(same).hasSize(69).startsWith(0xFC);
    assertThat(beginning("aDA")).isEqualTo(beginning("Ada")).isNotEqualTo(beginning("Adam"));
    assertThat(Arrays.copyOfRange(one, BEGINNING, 37))
        .isNotEqualTo(Arrays.copyOfRange(same, BEGINNING, 37));
    assertThat(column.sealComparand("ADA")).isEqualTo(beginning("ada"));
    assertThat(column.sealComparand("ADA".getBytes(UTF_8))).isEqualTo(beginning("ada"));
    assertThat(padded.sealComparand("ADA")).isEqualTo(beginning("ada"));
    assertThat((String) text.seal("Ada")).startsWith((String) text.sealComparand("aDA"));
    assertThat((String) text.sealComparand("aDA")).hasSize(28);
  }

  @Test
  void isAsLongAsItsColumnExpects() {
    byte[] longest = (byte[]) column.seal("\uFFFD".repeat(40));

    assertThat(longest).hasSize((int) CellSize.storedLength(name.build()));
    assertThat(longest.length % 16).isEqualTo(CellSize.SHORTEST % 16);
    assertThat(CellSize.mayBeCell(longest)).isTrue();
  }

  @Test
  void comparesWhatNoValueIsWithNothing() {
    Object first = column.sealComparand("x".repeat(41));

    assertThat((byte[]) first).hasSize(BEGINNING).startsWith(0xFC);
    assertThat(first).isNotEqualTo(column.sealComparand("x".repeat(41)));
    assertThat(column.sealComparand(null)).isNull();
    assertThatThrownBy(() -> column.open(first)).hasMessageContaining("HC-3001");
  }

  @Test
  void comparesCastsPatternsAndLowerCase() {
    assertThat(column.sealCast("aDa", false)).isEqualTo(beginning("ada"));
    assertThat(column.sealCast("X".repeat(41), true)).isEqualTo(beginning("x".repeat(40)));
    assertThat(column.sealPattern("aDa")).isEqualTo(beginning("ada"));
    assertThatThrownBy(() -> column.sealPattern("a%")).hasMessageContaining("HC-3011");
    assertThat(column.sealComparandInLowerCase("ada")).isEqualTo(beginning("ada"));
    assertThat(column.sealComparandAsWritten("ada")).isEqualTo(beginning("ada"));
    for (String upper : List.of("Ada", "ς", "\u0131")) {
      assertThatThrownBy(() -> column.sealComparandInLowerCase(upper))
          .hasMessageContaining("HC-3010");
      assertThatThrownBy(() -> column.sealComparandAsWritten(upper))
          .hasMessageContaining("HC-3010");
    }
  }

  @Test
  void refusesWhatWasAlteredAnywhere() {
    byte[] cell = (byte[]) column.seal("Ada");
    byte[] other = (byte[]) column.seal("Grace");

    for (int i = 0; i < cell.length; i++) {
      byte[] altered = cell.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> column.open(altered)).hasMessageContaining("HC-300");
    }
    byte[] mixed = other.clone();
    System.arraycopy(cell, 0, mixed, 0, BEGINNING);
    assertThatThrownBy(() -> column.open(mixed)).hasMessageContaining("HC-3001");
    assertThatThrownBy(() -> column.open(Arrays.copyOf(cell, 53))).hasMessageContaining("HC-3001");
    RawColumn exact = cells.of(Columns.varchar("name", 40).equality().build());
    assertThatThrownBy(() -> exact.open(cell)).hasMessageContaining("HC-3001");
    assertThatThrownBy(() -> column.open(exact.seal("Ada"))).hasMessageContaining("HC-3001");
  }
}
