package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;

/** What sort of result sets the application asked a statement for. */
enum ResultSetKind {
  /** Read forwards, and not changed. */
  FORWARDS,
  /** Read in any direction, as they were when they were fetched, and not changed. */
  SCROLLED,
  /** Any other sort. */
  OTHER;

  /** Returns the one of these two numbers of {@link ResultSet}. */
  static ResultSetKind of(int type, int concurrency) {
    if (concurrency != ResultSet.CONCUR_READ_ONLY) {
      return OTHER;
    }
    return switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> FORWARDS;
      case ResultSet.TYPE_SCROLL_INSENSITIVE -> SCROLLED;
      default -> OTHER;
    };
  }
}
