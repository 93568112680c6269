package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.Family;

/** A value of {@code java.sql} of which it depends on the driver and the column what it means. */
public sealed interface Dated permits Historic, Stamp {
  /** Returns what it means in a column of some family. */
  Object by(RealDriver driver, Family family);
}
