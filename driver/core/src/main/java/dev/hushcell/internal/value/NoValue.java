package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import org.jspecify.annotations.Nullable;

/** A value that was given as a NULL and is one for its driver. */
public enum NoValue implements UnresolvedValue {
  NULL;

  @Override
  public @Nullable Object by(RealDriver driver, LogicalType column) {
    return null;
  }
}
