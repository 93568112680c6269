package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What one kind of driver makes of a value and the type beside it in {@code setObject}. */
public interface TargetTypes {
  /**
   * Returns the value as the setter of its class would take it, or null where the driver refuses it
   * or where what it does is not known. May throw what parsers throw, for the same.
   *
   * @param bound what the application gave
   * @param column the type of the column for which it is
   */
  @Nullable Object sent(Targeted bound, LogicalType column) throws SQLException;

  /** Tells whether every value that is given as a NULL is one. */
  default boolean makesNulls() {
    return false;
  }

  /** Returns what is known of a driver of which nothing else is known. */
  static TargetTypes natural() {
    return NaturalTargets.INSTANCE;
  }
}
