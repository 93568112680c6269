package dev.hushcell.internal.jdbc.schema;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** What a database makes of the case of a name. */
public enum NameCase {
  /** Unquoted names become upper case. */
  UPPER,
  /** Unquoted names become lower case. */
  LOWER,
  /** The letters A to Z of unquoted names become lower case. */
  LOWER_ASCII,
  /** Names stay as they are written, and their case counts. */
  KEPT;

  /** Returns what a driver says of its database. */
  public static NameCase of(DatabaseMetaData metaData) throws SQLException {
    if (metaData.storesUpperCaseIdentifiers()) {
      return UPPER;
    }
    return metaData.storesLowerCaseIdentifiers() ? LOWER : KEPT;
  }

  /** Returns the name that is looked for. */
  String resolve(String name, boolean quoted) {
    if (quoted) {
      return name;
    }
    return switch (this) {
      case UPPER -> name.toUpperCase(Locale.ENGLISH);
      case LOWER -> name.toLowerCase(Locale.ENGLISH);
      case LOWER_ASCII -> lowerAscii(name);
      case KEPT -> name;
    };
  }

  private static String lowerAscii(String name) {
    StringBuilder lower = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return lower.toString();
  }
}
