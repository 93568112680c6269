package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Storage;
import dev.hushcell.testing.TestModule;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same with the FIPS module: its cells are those of the JDK, byte for byte. */
class ModuleCellTests {
  private final MapKeyring keyring = new MapKeyring();

  FipsModule module() {
    return TestModule.shared();
  }

  static List<FrozenVector> vectors() {
    return FrozenVector.all().stream().filter(vector -> vector.items().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opensAndSealsTheVectors(FrozenVector vector) {
    keyring.add(FrozenVector.key());
    RawColumn column = new RawColumns(module(), keyring, ValueRules.standard()).of(vector.column());
    Object stored = vector.storage() == Storage.TEXT ? vector.stored() : vector.cell();
    Object sealed = column.seal(vector.object());

    assertThat(FrozenVector.text(column.open(stored)).stripTrailing()).isEqualTo(vector.read());
    assertThat(FrozenVector.text(column.open(sealed)).stripTrailing()).isEqualTo(vector.read());
    String text = sealed instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + sealed;
    assertThat(text.equals(vector.stored())).isEqualTo(vector.column().hasEqualCells());
  }
}
