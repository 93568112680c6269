package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.Plaintext;

/** A column in which no cell equals another: what would be compared with one is not sealed. */
abstract class Incomparable implements ColumnCell {
  @Override
  public StoredCell sealComparand(Plaintext value) {
    throw notCompared();
  }

  @Override
  public StoredCell sealCast(Plaintext value, boolean cut) {
    throw notCompared();
  }

  @Override
  public StoredCell sealComparandAsWritten(Plaintext value) {
    throw notCompared();
  }

  @Override
  public StoredCell sealComparandInLowerCase(Plaintext value) {
    throw notCompared();
  }

  @Override
  public StoredCell sealPattern(Plaintext value) {
    throw notCompared();
  }

  @Override
  public StoredCell sealBeginning(Plaintext value) {
    throw notCompared();
  }

  private Fault notCompared() {
    return CellFault.NO_SEARCH.fault(
        name() + " has cells that belong to their rows and cannot be compared; drop the predicate");
  }
}
