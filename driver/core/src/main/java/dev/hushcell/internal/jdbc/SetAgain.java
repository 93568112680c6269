package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.util.BitSet;

/**
 * The parameters that were set since a statement was prepared by another plan: what had been set
 * before went to another statement of the database.
 */
final class SetAgain {
  private final int count;
  private final BitSet parameters = new BitSet();

  SetAgain(int count) {
    this.count = count;
  }

  void add(int parameter) {
    parameters.set(Math.max(0, parameter));
  }

  void requireAll(Session session) throws SQLException {
    if (parameters.nextClearBit(1) <= count) {
      throw session.changedMeanwhile("set its parameters again");
    }
  }
}
