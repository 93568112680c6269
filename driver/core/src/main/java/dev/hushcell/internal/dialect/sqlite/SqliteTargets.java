package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.policy.LogicalType;

/** The Xerial driver passes over the type beside a value. */
final class SqliteTargets implements TargetTypes {
  @Override
  public Object sent(Targeted bound, LogicalType column) {
    return bound.value();
  }
}
