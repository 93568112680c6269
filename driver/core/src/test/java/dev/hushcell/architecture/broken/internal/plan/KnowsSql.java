package dev.hushcell.architecture.broken.internal.plan;

import dev.hushcell.architecture.broken.internal.sql.KnowsPlans;

/** The right half of a cycle. */
public final class KnowsSql {
  private final KnowsPlans sql;

  KnowsSql(KnowsPlans sql) {
    this.sql = sql;
  }

  KnowsPlans sql() {
    return sql;
  }
}
