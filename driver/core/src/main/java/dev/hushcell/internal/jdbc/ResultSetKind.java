package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What sort of result sets the application asked a statement for. */
enum ResultSetKind {
  /** Read forwards, and not changed. */
  FORWARDS,
  /** Read in any direction, as they were when they were fetched, and not changed. */
  SCROLLED,
  /** The same, and changed row by row. */
  CHANGED,
  /** Any other sort. */
  OTHER;

  /** Tells whether rows are read in any direction. */
  boolean scrolls() {
    return this == SCROLLED || this == CHANGED;
  }

  /** Tells whether the driver below changes rows of a result set that was asked for as this one. */
  boolean isChangedBy(ResultSet inner) throws SQLException {
    return this == CHANGED && inner.getConcurrency() == ResultSet.CONCUR_UPDATABLE;
  }

  /** Returns the one of these two numbers of {@link ResultSet}. */
  static ResultSetKind of(int type, int concurrency) {
    boolean reads = concurrency == ResultSet.CONCUR_READ_ONLY;
    return switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> reads ? FORWARDS : OTHER;
      case ResultSet.TYPE_SCROLL_INSENSITIVE -> reads ? SCROLLED : CHANGED;
      default -> OTHER;
    };
  }
}
