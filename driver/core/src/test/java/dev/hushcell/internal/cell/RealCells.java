package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.ValueRules;

/** Real cells for tests of other rooms: keys in memory, the ciphers of the JDK. */
public final class RealCells {
  private RealCells() {}

  /** Returns cells under keys of their own. */
  public static ColumnCells create() {
    return new SealedColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());
  }
}
