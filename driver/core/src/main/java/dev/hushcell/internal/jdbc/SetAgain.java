package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that were set since a statement was prepared by another plan: what had been set
 * before went to another statement of the database.
 */
final class SetAgain {
  private @Nullable BitSet missing; // null until there is another plan

  /** Has all of so many parameters, from 1, set again. */
  void require(int count) {
    missing = new BitSet();
    missing.set(1, count + 1);
  }

  void add(int parameter) {
    if (missing != null) {
      missing.clear(Math.max(0, parameter));
    }
  }

  void requireAll(Session session) throws SQLException {
    if (missing != null && !missing.isEmpty()) {
      throw session.changedMeanwhile("set its parameters again");
    }
  }
}
