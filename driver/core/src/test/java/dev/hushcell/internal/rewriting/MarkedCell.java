package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;

/** Marks values instead of sealing them. */
record MarkedCell(ProtectedColumn column) implements ColumnCell {
  @Override
  public StoredCell seal(Plaintext value) {
    String marked = "\u00f8".repeat(60) + value.value();
    return RawColumn.cell(value.isNull() ? null : marked.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public StoredCell sealCompared(Plaintext value, Compared as) {
    return seal(value);
  }

  @Override
  public Object open(StoredCell stored) {
    return stored.isNull()
        ? null
        : new String((byte[]) RawColumn.raw(stored), StandardCharsets.ISO_8859_1).substring(60);
  }
}
