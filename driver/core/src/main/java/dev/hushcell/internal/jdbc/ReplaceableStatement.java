package dev.hushcell.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The statement of the real driver behind a prepared one, which another may replace. The replaced
 * one stays open until the next takes its place, since its rows may still be read.
 */
final class ReplaceableStatement {
  private volatile PreparedStatement current; // another thread may cancel it
  private @Nullable PreparedStatement replaced;

  ReplaceableStatement(PreparedStatement first) {
    this.current = first;
  }

  PreparedStatement current() {
    return current;
  }

  void replaceBy(PreparedStatement next) throws SQLException {
    closeReplaced();
    replaced = current;
    current = next;
  }

  void closeReplaced() throws SQLException {
    if (replaced != null) {
      replaced.close();
      replaced = null;
    }
  }
}
