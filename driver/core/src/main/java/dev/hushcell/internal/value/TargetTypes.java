package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
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

  /** Tells whether a value is a number of a class that drivers know; others are of applications. */
  static boolean isNumber(Object value) {
    return isWhole(value)
        || value instanceof Float
        || value instanceof Double
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  /** Tells whether a value is one of the whole numbers of Java of fixed width. */
  static boolean isWhole(Object value) {
    return value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long;
  }

  /** Returns what is known of a driver of which nothing else is known. */
  static TargetTypes natural() {
    return NaturalTargets.INSTANCE;
  }
}
