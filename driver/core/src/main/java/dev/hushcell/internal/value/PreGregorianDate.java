package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;

/**
 * A date of {@code java.sql} before the reform of the calendar in 1582, which drivers take for one
 * of two: the day of its instant, or the day that it is called.
 *
 * @param proleptic by its instant
 * @param hybrid by its name
 */
public record PreGregorianDate(Object proleptic, Object hybrid) implements UnresolvedValue {
  @Override
  public Object by(RealDriver driver, LogicalType column) {
    return by(driver);
  }

  Object by(RealDriver driver) {
    return driver.takesDatesByName() ? hybrid : proleptic;
  }
}
