package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;

/** Marks values instead of sealing them. */
record MarkedCell(ProtectedColumn column) implements ColumnCell {
  @Override
  public Object seal(Object value) {
    return value == null
        ? null
        : ("\u00f8".repeat(60) + value).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Object sealComparand(Object value) {
    return seal(value);
  }

  @Override
  public Object sealCast(Object value, boolean cut) {
    return seal(value);
  }

  @Override
  public Object sealPattern(Object value) {
    return seal(value);
  }

  @Override
  public Object sealComparandAsWritten(Object value) {
    return seal(value);
  }

  @Override
  public Object sealComparandInLowerCase(Object value) {
    return seal(value);
  }

  @Override
  public Object open(Object stored) {
    return stored == null
        ? null
        : new String((byte[]) stored, StandardCharsets.ISO_8859_1).substring(60);
  }
}
