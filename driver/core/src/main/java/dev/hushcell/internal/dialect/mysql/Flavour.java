package dev.hushcell.internal.dialect.mysql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the two databases it is, and from which version on it is protected. */
enum Flavour {
  /** MySQL of Oracle, and what behaves as it does. */
  MYSQL("MySQL", "(\\d+)\\.(\\d+)\\.(\\d+).*"),
  /** MariaDB, which calls itself 5.5.5-10.6.1-MariaDB to clients of old. */
  MARIADB("MariaDB", ".*?(\\d+)\\.(\\d+)\\.(\\d+)(?:-\\d+)?-MariaDB.*");

  /** For messages. */
  static final String OLDEST = "MySQL 8.0.19 and MariaDB 10.6";

  private static final int[] OLDEST_MYSQL = {8, 0, 19};
  private static final int[] OLDEST_MARIADB = {10, 6, 0};

  /** On which version of MySQL the contract was run. */
  private static final String PROVEN = "9.7.";

  private final String product;
  private final Pattern version;

  Flavour(String product, String version) {
    this.product = product;
    this.version = Pattern.compile(version);
  }

  /** Returns the name for messages. */
  String product() {
    return product;
  }

  /** Returns what a server is, by its version: drivers name the product as they like. */
  static Flavour ofVersion(String version) {
    return version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
  }

  /** Tells whether the contract was run on a version of MySQL. */
  static boolean isProven(String version) {
    return version.startsWith(PROVEN);
  }

  boolean isSupported(String version) {
    Matcher matcher = this.version.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    int[] oldest = this == MARIADB ? OLDEST_MARIADB : OLDEST_MYSQL;
    for (int i = 0; i < oldest.length; i++) {
      int part = Integer.parseInt(matcher.group(i + 1));
      if (part != oldest[i]) {
        return part > oldest[i];
      }
    }
    return true;
  }
}
