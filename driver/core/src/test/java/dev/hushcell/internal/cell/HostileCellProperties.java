package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ValueRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Bytes and texts that are no cells, or cells no more, end in one of two faults. */
class HostileCellProperties {
  private final RawColumns cells =
      new RawColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());
  private final List<RawColumn> columns = new ArrayList<>();

  HostileCellProperties() {
    for (String type : List.of("VARCHAR(400)", "DECIMAL(20,3)", "TIMESTAMP(6)", "VARBINARY(90)")) {
      columns.add(cells.of(Columns.of("c" + columns.size(), LogicalTypes.of(type)).build()));
      columns.add(
          cells.of(Columns.of("c" + columns.size(), LogicalTypes.of(type)).equality().build()));
    }
  }

  @Property(tries = 5000)
  @Label("no bytes open that were not sealed")
  void opensNoBytes(@ForAll byte[] bytes, @ForAll("beginnings") int first) {
    byte[] cell = bytes.clone();
    if (cell.length > 0) {
      cell[0] = (byte) first;
    }
    columns.forEach(column -> assertRefused(column, cell));
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(cell);
    columns.forEach(column -> assertRefused(column, text));
  }

  @Property(tries = 5000)
  @Label("no cell opens that was changed in several places")
  void opensNoTornCell(@ForAll("torn") byte[] cell) {
    columns.forEach(column -> assertRefused(column, cell));
  }

  @Provide
  Arbitrary<Integer> beginnings() {
    return Arbitraries.integers().between(0xF0, 0xFF);
  }

  @Provide
  Arbitrary<byte[]> torn() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.strings().ofMaxLength(200),
            Arbitraries.longs())
        .as(
            (column, text, seed) ->
                torn((byte[]) columns.get(column).seal(text), new Random(seed)));
  }

  /** Always another cell: at least one byte behind the key id differs, or the length. */
  private static byte[] torn(byte[] cell, Random random) {
    byte[] torn = Arrays.copyOf(cell, cell.length + random.nextInt(3) * 16);
    for (int i = random.nextInt(4); i > 0; i--) {
      torn[random.nextInt(torn.length)] = (byte) random.nextInt(256);
    }
    torn[5 + random.nextInt(cell.length - 5)] ^= (byte) (1 + random.nextInt(255));
    return Arrays.equals(torn, cell) ? new byte[0] : torn;
  }

  private static void assertRefused(RawColumn column, Object cell) {
    assertThat(catchThrowable(() -> column.open(cell)))
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code().id())
        .isIn("HC-3001", "HC-3002");
  }
}
