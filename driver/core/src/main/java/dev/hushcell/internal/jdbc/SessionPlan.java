package dev.hushcell.internal.jdbc;

import java.sql.SQLException;

/** A statement as it was planned, to be compared with how its session would plan it now. */
record SessionPlan(Session session, Planned planned) implements Fence.Plans {
  @Override
  public boolean areOf(long epoch) {
    return planned.epoch() == epoch;
  }

  @Override
  public boolean areStillRight() throws SQLException {
    return session.plan(planned.sql(), planned.escapes()).plan().equals(planned.plan());
  }

  @Override
  public boolean writeStars() {
    return planned.writesStar();
  }
}
