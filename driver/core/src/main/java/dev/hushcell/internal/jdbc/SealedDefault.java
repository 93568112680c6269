package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a DEFAULT that is a cell, as a database tells of it, and writes it as its value. */
final class SealedDefault {
  private static final Pattern BYTES =
      Pattern.compile("[Xx]?'(?:\\\\x)?([0-9A-Fa-f]+)'.*|0x([0-9A-Fa-f]+)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("'([A-Za-z0-9_=-]+)'.*", Pattern.DOTALL);

  /** As a database tells of it that tells of a text without its quotes. */
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
    boolean bare = BARE.matcher(told).matches();
    Object stored = stored(cell, told, bare);
    return stored == null ? null : opened(cell, stored, bare);
  }

  private static @Nullable Object stored(ColumnCell cell, String told, boolean bare) {
    return switch (cell.column().storage()) {
      case BINARY -> {
        Matcher bytes = BYTES.matcher(told);
        if (!bytes.matches()) {
          yield null;
        }
        String digits = bytes.group(1) == null ? bytes.group(2) : bytes.group(1);
        yield digits.length() % 2 == 0 ? HexFormat.of().parseHex(digits) : null;
      }
      case TEXT -> {
        Matcher text = TEXT.matcher(told);
        yield bare ? told : text.matches() ? text.group(1) : null;
      }
    };
  }

  /** A database may tell of no more than the bytes up to a zero. */
  private static @Nullable String opened(ColumnCell cell, Object stored, boolean bare) {
    try {
      Object value = cell.open(stored);
      return bare ? bare(value) : written(value);
    } catch (Fault fault) {
      if (fault.code().kind() == FaultKind.BAD_CELL) {
        return null;
      }
      throw fault;
    }
  }

  private static @Nullable String bare(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
    }
    return value instanceof Number || value == null ? written(value) : value.toString();
  }

  private static @Nullable String written(@Nullable Object value) {
    if (value == null) {
      return null;
    }
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
