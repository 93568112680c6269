package dev.hushcell.internal.dialect.mysql;

import java.math.BigDecimal;
import java.util.List;

/**
 * How each of the two databases changes a table while others use it.
 *
 * @param changing under which clauses columns are added and dropped; another one counts where a
 *     table does not allow the one before
 * @param exchanging under which clause columns get other names, which changes no row
 * @param limit the setting of a session that limits for how long it waits for a table, in seconds
 * @param shortest the least of it, in milliseconds
 * @param expired the number of the failure of whoever waited for longer
 * @param checks whether a new column can have a CHECK at once; else each has the table copied
 */
record OnlineDdl(
    List<String> changing,
    String exchanging,
    String limit,
    long shortest,
    int expired,
    boolean checks) {
  private static final OnlineDdl MARIADB =
      new OnlineDdl(
          List.of("ALGORITHM=NOCOPY"), "ALGORITHM=NOCOPY", "max_statement_time", 1, 1969, true);

  /** A table that is compressed, or was changed at once too often, is built again meanwhile. */
  private static final OnlineDdl MYSQL =
      new OnlineDdl(
          List.of("ALGORITHM=INSTANT", "ALGORITHM=INPLACE, LOCK=NONE"),
          "ALGORITHM=INPLACE",
          "lock_wait_timeout",
          1000,
          1205,
          false);

  OnlineDdl {
    changing = List.copyOf(changing);
  }

  static OnlineDdl of(Flavour flavour) {
    return flavour == Flavour.MARIADB ? MARIADB : MYSQL;
  }

  /** Returns what has a session wait for a table for so many milliseconds, or a little longer. */
  String patient(long milliseconds) {
    BigDecimal seconds = BigDecimal.valueOf(Math.max(shortest, milliseconds)).movePointLeft(3);
    return "SET SESSION " + limit + " = " + seconds.stripTrailingZeros().toPlainString();
  }

  /** Returns what has a session wait as long as others. */
  String asOthers() {
    return "SET SESSION " + limit + " = DEFAULT";
  }
}
