package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Statements as they were planned, to be compared with how a session would plan them now. */
record SessionPlans(Session session, List<Planned> all) implements Fence.Plans {
  @Override
  public boolean areOf(long epoch) {
    return all.stream().allMatch(each -> each.epoch() == epoch);
  }

  @Override
  public boolean areStillRight() throws SQLException {
    for (Planned each : all) {
      if (!session.plan(each.sql(), each.escapes()).plan().equals(each.plan())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean writeStars() {
    return all.stream().anyMatch(Planned::writesStar);
  }
}
