package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.StoredCell;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads a DEFAULT that is a cell, as a database tells of it, and writes it as its value. */
final class SealedDefault {
  private SealedDefault() {}

  /**
   * Returns the literal that the application wrote, or one of the same value; null where the form
   * is none that is known.
   */
  static @Nullable String literal(ColumnCell cell, String told) {
    if (told.equalsIgnoreCase("NULL")) {
      return told; // so a database may say that there is none
    }
    return StoredCell.in(told, cell.column().storage())
        .map(cell::open)
        .map(SealedDefault::written)
        .orElse(null);
  }

  private static String written(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString().toUpperCase(java.util.Locale.ROOT);
    }
    return value instanceof byte[] bytes
        ? "X'" + HexFormat.of().formatHex(bytes) + "'"
        : "'" + value.toString().replace("'", "''") + "'";
  }
}
