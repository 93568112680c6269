package dev.hushcell.internal.cell.value;

import dev.hushcell.policy.ProtectedColumn;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** A conversion whose dates may leave the years that java.time has: out of range, equal to none. */
record RangedConversion(ProtectedColumn column, Conversion inner) implements Conversion {
  @Override
  public Object assigned(Object value) {
    try {
      return inner.assigned(value);
    } catch (DateTimeException e) {
      throw new ColumnFaults(column).outOfRange();
    }
  }

  @Override
  public @Nullable Object compared(Object value) {
    try {
      return inner.compared(value);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public Object shown(Object canonical) {
    return inner.shown(canonical);
  }
}
