package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Narrow;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Randomized cells that show into which of a few groups their value falls. */
class GroupedCellTests {
  private static final int OF_GROUP = 7;

  private final MapKeyring keyring = new MapKeyring();
  private final RawColumns cells = new RawColumns(new JdkModule(), keyring, ValueRules.standard());
  private final Columns name = Columns.varchar("name", 40);
  private final Columns first = name.narrowed(new Narrow(3, 256));
  private final RawColumn whole = cells.of(name.narrowed(Narrow.whole(64)).build());
  private final RawColumn column = cells.of(first.build());
  private final RawColumn padded = cells.of(first.padded(32).build());
  private final RawColumn text =
      cells.of(name.narrowed(Narrow.whole(Narrow.MOST_GROUPS)).asText().build());

  private static byte[] group(RawColumn of, String value) {
    return Arrays.copyOf((byte[]) of.seal(value), OF_GROUP);
  }

  @Test
  void opensWithItsCapitals() {
    for (String value : new String[] {"", "Ada", "ADA", "ΟΔΟΣ\uD83D\uDE00ß", "x".repeat(40)}) {
      for (RawColumn each : new RawColumn[] {whole, column, padded, text}) {
        assertThat(each.open(each.seal(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void isFoundByItsGroup() {
    for (String value : new String[] {"", "Ada", "ADA", "ΟΔΟΣ\uD83D\uDE00ß", "x".repeat(40)}) {
      assertThat(whole.group(value, true)).isEqualTo(group(whole, value));
      assertThat(column.group(value, true)).isEqualTo(group(column, value));
      assertThat(padded.group(value, true)).isEqualTo(group(padded, value));
      assertThat((String) text.seal(value)).startsWith((String) text.group(value, true));
    }
    assertThat((String) text.group("Ada", true)).hasSize(9);
    assertThat((byte[]) column.seal("Ada")).isNotEqualTo(column.seal("Ada")).startsWith(0xFB);
  }

  @Test
  void isFoundByTheFirstLettersOnly() {
    assertThat(column.group("Smith", false)).isEqualTo(group(column, "SMIrnova"));
    assertThat(column.group("\u00DFm", false)).isEqualTo(group(column, "SSmith"));
    assertThat(column.group("Sm", false)).isNull();
    assertThat(column.group("\u0307S\u0307m\u0307", false)).isNull();
    assertThat(column.group("\uD83D\uDE00\uD83D\uDE00", false)).isNull();
    assertThat(whole.group("Smith", false)).isNull();
    assertThat(whole.group("SMITH", true)).isEqualTo(group(whole, "smith"));
  }

  @Test
  void hasAsManyGroupsAsWereAskedFor() {
    Set<Integer> groups = new HashSet<>();
    IntStream.range(0, 2_000)
        .mapToObj(i -> group(whole, "value " + i))
        .forEach(each -> groups.add(((each[5] & 0xFF) << 8) | (each[6] & 0xFF)));

    assertThat(groups).hasSize(64).allMatch(each -> each % (0x10000 / 64) == 0);
  }

  @Test
  void isAsLongAsItsColumnExpects() {
    byte[] longest = (byte[]) column.seal("\uFFFD".repeat(40));

    assertThat(longest).hasSize((int) CellSize.storedLength(first.build()));
    assertThat(CellSize.mayBeCell(longest)).isTrue();
    assertThat((byte[]) column.seal("")).hasSize(55);
    assertThat(CellSize.mayBeCell(Arrays.copyOf(longest, longest.length - 2))).isFalse();
  }

  /** One name never gets a second key; if it had one, what is sealed under it would be missed. */
  @Test
  void isNotLookedForUnderOneOfSeveralKeys() {
    keyring.haveSeveral();

    assertThat(column.group("Smith", true)).isNull();
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
    System.arraycopy(cell, 0, mixed, 0, OF_GROUP);
    assertThat(mixed).isNotEqualTo(other);
    assertThatThrownBy(() -> column.open(mixed)).hasMessageContaining("HC-3001");
    assertThatThrownBy(() -> column.open(Arrays.copyOf(cell, 53))).hasMessageContaining("HC-3001");
  }

  /** Else a catalogue that says something else would miss rows. */
  @Test
  void refusesCellsOfOtherGroupsOrOfNone() {
    Columns same = name.under(first.key());
    for (Narrow other :
        new Narrow[] {Narrow.NONE, Narrow.whole(256), new Narrow(3, 128), new Narrow(4, 256)}) {
      RawColumn made = cells.of(same.narrowed(other).build());
      assertThatThrownBy(() -> column.open(made.seal("Ada"))).hasMessageContaining("HC-3001");
      assertThatThrownBy(() -> made.open(column.seal("Ada"))).hasMessageContaining("HC-3001");
    }
  }
}
