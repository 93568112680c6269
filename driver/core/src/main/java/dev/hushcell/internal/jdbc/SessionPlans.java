package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Several statements as they were planned. */
record SessionPlans(List<One> all) implements Fence.Plans {
  /** A statement as it was planned, to be compared with how its session would plan it now. */
  record One(Session session, Planned planned) implements Fence.Plans {
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

  static SessionPlans of(List<Planned> planned, Session session) {
    return new SessionPlans(planned.stream().map(each -> new One(session, each)).toList());
  }

  @Override
  public boolean areOf(long epoch) {
    return all.stream().allMatch(each -> each.areOf(epoch));
  }

  @Override
  public boolean areStillRight() throws SQLException {
    for (One each : all) {
      if (!each.areStillRight()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean writeStars() {
    return all.stream().anyMatch(One::writeStars);
  }
}
