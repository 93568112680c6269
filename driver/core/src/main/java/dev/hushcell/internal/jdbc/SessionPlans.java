package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Several statements as they were planned. */
record SessionPlans(List<SessionPlan> all) implements Fence.Plans {
  static SessionPlans of(List<Planned> planned, Session session) {
    return new SessionPlans(planned.stream().map(each -> new SessionPlan(session, each)).toList());
  }

  @Override
  public boolean areOf(long epoch) {
    return all.stream().allMatch(each -> each.areOf(epoch));
  }

  @Override
  public boolean areStillRight() throws SQLException {
    for (SessionPlan each : all) {
      if (!each.areStillRight()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean writeStars() {
    return all.stream().anyMatch(SessionPlan::writeStars);
  }
}
