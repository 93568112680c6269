package dev.hushcell.internal.dialect;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;

/** Makes logical types out of what a database calls its types. */
public final class LogicalTypes {
  private LogicalTypes() {}

  public static LogicalType named(Family family, String name, int jdbcType, long precision) {
    return of(family, name, jdbcType, name, precision);
  }

  /** A type that is declared with the length of its longest value. */
  public static LogicalType sized(Family family, String name, int jdbcType, long length) {
    return sized(family, name, jdbcType, name, length);
  }

  /** The same of a type that is reported by another name. */
  public static LogicalType sized(
      Family family, String name, int jdbcType, String typeName, long length) {
    return of(family, name + "(" + length + ")", jdbcType, typeName, length);
  }

  /** A type without digits behind a point. */
  public static LogicalType of(
      Family family, String declared, int jdbcType, String typeName, long precision) {
    return new LogicalType(family, declared, jdbcType, typeName, precision, 0, false);
  }

  /** Text that is compared without case. */
  public static LogicalType caseless(
      String declared, int jdbcType, String typeName, long precision) {
    return new LogicalType(Family.TEXT, declared, jdbcType, typeName, precision, 0, true);
  }

  /**
   * An exact number with digits behind its point.
   *
   * @param comma between precision and scale, as the database writes it
   */
  public static LogicalType decimal(
      String name, int jdbcType, long digits, long scale, String comma) {
    String declared = name + "(" + digits + comma + scale + ")";
    return new LogicalType(
        Family.EXACT, declared, jdbcType, name, digits, Math.toIntExact(scale), false);
  }

  /**
   * A time with fractions of a second.
   *
   * @param width of a value without them, as the database shows it
   */
  public static LogicalType fractional(
      Family family, String declared, int jdbcType, String typeName, int width, long scale) {
    long size = scale == 0 ? width : width + 1 + scale;
    return new LogicalType(
        family, declared, jdbcType, typeName, size, Math.toIntExact(scale), false);
  }
}
