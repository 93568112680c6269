package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.policy.Storage;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a DEFAULT that is a cell, as a database tells of it, and writes it as its value. */
final class SealedDefault {
  /** The default, in a database that reports a text without its quotes. */
  private static final Pattern BARE = Pattern.compile("0x[0-9A-Fa-f]+|[A-Za-z0-9_=-]+");

  private SealedDefault() {}

  /**
   * Returns the literal that the application wrote, or one of the same value; null where the form
   * is none that is known.
   */
  static @Nullable String literal(ColumnCell cell, String told) {
    if (told.equalsIgnoreCase("NULL")) {
      return told; // so a database may say that there is none
    }
    Storage storage = cell.column().storage();
    boolean bare = BARE.matcher(told).matches();
    return StoredCell.in(bare && storage == Storage.TEXT ? "'" + told + "'" : told, storage)
        .map(stored -> opened(cell, stored, bare))
        .orElse(null);
  }

  /** A database may tell of no more than the bytes up to a zero. */
  private static @Nullable String opened(ColumnCell cell, StoredCell stored, boolean bare) {
    try {
      Object value = cell.open(stored);
      return value == null ? null : bare ? bare(value) : written(value);
    } catch (Fault fault) {
      if (fault.code().kind() == FaultKind.BAD_CELL) {
        return null;
      }
      throw fault;
    }
  }

  private static String bare(Object value) {
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
    }
    return value instanceof Number ? written(value) : value.toString();
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
