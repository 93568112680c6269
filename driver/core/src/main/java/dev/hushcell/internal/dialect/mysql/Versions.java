package dev.hushcell.internal.dialect.mysql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From which version on a database is protected. */
final class Versions {
  /** For messages. */
  static final String OLDEST = "MySQL 8.0.19 and MariaDB 10.6";

  // MariaDB calls itself 5.5.5-10.6.1-MariaDB to clients of old.
  private static final Pattern MARIADB =
      Pattern.compile(".*?(\\d+)\\.(\\d+)\\.(\\d+)(?:-\\d+)?-MariaDB.*");
  private static final Pattern MYSQL = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");
  private static final int[] OLDEST_MARIADB = {10, 6, 0};
  private static final int[] OLDEST_MYSQL = {8, 0, 19};

  /** On which version of MySQL the contract was run. */
  private static final String PROVEN = "9.7.";

  private Versions() {}

  /** Tells whether the contract was run on a version of MySQL. */
  static boolean isProven(String version) {
    return version.startsWith(PROVEN);
  }

  static boolean isSupported(Flavour flavour, String version) {
    boolean maria = flavour == Flavour.MARIADB;
    Matcher matcher = (maria ? MARIADB : MYSQL).matcher(version);
    int[] oldest = maria ? OLDEST_MARIADB : OLDEST_MYSQL;
    if (!matcher.matches()) {
      return false;
    }
    for (int i = 0; i < oldest.length; i++) {
      int part = Integer.parseInt(matcher.group(i + 1));
      if (part != oldest[i]) {
        return part > oldest[i];
      }
    }
    return true;
  }
}
