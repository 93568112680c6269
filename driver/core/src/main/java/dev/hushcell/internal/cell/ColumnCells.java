package dev.hushcell.internal.cell;

import dev.hushcell.policy.ProtectedColumn;

/** Finds the cell sealer of a column; one per column and graph, made at first use. Thread-safe. */
public interface ColumnCells {
  ColumnCell of(ProtectedColumn column);

  default TemporarySeal temporary() {
    throw new UnsupportedOperationException("nothing is put into files here");
  }
}
