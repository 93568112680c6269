package dev.hushcell.policy;

/**
 * The type a protected column has for the application, whatever type stores its cells.
 *
 * @param family how values are encoded and compared
 * @param declared the type as it would be declared, such as {@code VARCHAR(100)}
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param typeName the name the plain driver reports, such as {@code CHARACTER VARYING}
 * @param precision characters, bytes or digits; for times the column size the driver reports
 * @param scale digits after the point, of exact numbers or of fractional seconds; else 0
 * @param ignoresCase whether the plain column compares without case (VARCHAR_IGNORECASE)
 */
public record LogicalType(
    Family family,
    String declared,
    int jdbcType,
    String typeName,
    long precision,
    int scale,
    boolean ignoresCase) {
  /** Tells whether it is one of text, of whichever length. */
  public boolean isText() {
    return family == Family.TEXT || family == Family.CHAR;
  }
}
