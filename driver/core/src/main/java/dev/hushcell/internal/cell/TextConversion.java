package dev.hushcell.internal.cell;

import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Variable-length text. */
final class TextConversion implements Conversion {
  private final ProtectedColumn column;

  TextConversion(ProtectedColumn column) {
    this.column = column;
  }

  @Override
  public Object assigned(Object value) {
    String text = folded(text(value));
    if (text.length() > column.type().precision()) {
      throw CellFault.TOO_LONG.fault(
          "The value for "
              + column.name().shortForm()
              + " is longer than "
              + column.type().declared()
              + " allows; shorten it or widen the column");
    }
    return text;
  }

  @Override
  public @Nullable Object compared(Object value) {
    String text = folded(text(value));
    return text.length() > column.type().precision() ? null : text;
  }

  private String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw CellFault.BAD_VALUE.fault(
        "A "
            + value.getClass().getSimpleName()
            + " cannot be converted to "
            + column.type().declared()
            + " for "
            + column.name().shortForm());
  }

  private String folded(String text) {
    return column.compare() == Compare.LOWER ? text.toLowerCase(Locale.ROOT) : text;
  }
}
