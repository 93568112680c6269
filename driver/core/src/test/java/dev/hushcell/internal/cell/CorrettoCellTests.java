package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.testing.CorrettoModule;

/** The same with another module for cells, byte for byte. */
class CorrettoCellTests extends ModuleCellTests {
  @Override
  FipsModule module() {
    return CorrettoModule.shared();
  }
}
