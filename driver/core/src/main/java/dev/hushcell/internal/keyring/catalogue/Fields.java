package dev.hushcell.internal.keyring.catalogue;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The fields of one row as texts, numbers in decimal; those of a database or of an export. */
@FunctionalInterface
interface Fields {
  /** Returns a field, which may be null. */
  @Nullable String get(int column) throws SQLException;

  /**
   * Returns a field.
   *
   * @throws IllegalArgumentException when it is null, as Hushcell never writes it
   */
  default String text(int column) throws SQLException {
    String text = get(column);
    if (text == null) {
      throw new IllegalArgumentException("null");
    }
    return text;
  }

  default int number(int column) throws SQLException {
    return Integer.parseInt(text(column));
  }

  default long large(int column) throws SQLException {
    return Long.parseLong(text(column));
  }
}
