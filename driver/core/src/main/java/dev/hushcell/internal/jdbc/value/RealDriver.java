package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the driver of one kind of database does with values, so that ours does the same. Stateless
 * and thread-safe.
 */
public interface RealDriver {
  /** Returns what metadata says of a type. */
  TypeFacts facts(LogicalType type);

  /** Returns what {@code getString} makes of a value in the canonical Java type of its family. */
  String text(LogicalType type, Object value);

  /** Returns what it makes of a value that comes with a type. */
  default TargetTypes targets() {
    return TargetTypes.natural();
  }

  /** Returns how a number with a fraction becomes one of the whole numbers of Java. */
  default RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  /** Tells whether dates of {@code java.sql} are taken by their names rather than instants. */
  default boolean takesDatesByName() {
    return false;
  }

  /**
   * Tells whether a {@code Timestamp} is sent with its offset, so that a column with a time zone
   * keeps its instant whatever calendar comes with it.
   */
  default boolean sendsInstants() {
    return false;
  }

  /** Tells whether a time in the hour that clocks go through twice is read as the later one. */
  default boolean takesLaterInstant() {
    return false;
  }

  /** Tells whether a number is read as true. */
  default boolean isTrue(double number) {
    return number != 0;
  }

  /** Returns the day of a time of day that is read as a timestamp. */
  default LocalDate dayOfTimes() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  /**
   * Tells whether values longer than {@code Statement.setMaxFieldSize} says come without the rest.
   */
  default boolean cutsFields() {
    return false;
  }

  /** Returns a driver that does what the SQL standard says of CAST. */
  static RealDriver standard() {
    return StandardDriver.INSTANCE;
  }
}
