package dev.hushcell.architecture.broken.internal.sql;

import dev.hushcell.architecture.broken.internal.plan.KnowsSql;

/** Breaks: a room that may use nothing uses another, in a cycle. */
public final class KnowsPlans {
  private final KnowsSql plan;

  KnowsPlans(KnowsSql plan) {
    this.plan = plan;
  }

  KnowsSql plan() {
    return plan;
  }
}
