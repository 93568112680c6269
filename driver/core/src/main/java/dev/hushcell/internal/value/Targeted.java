package dev.hushcell.internal.value;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.value.UnresolvedValue.NoValue;
import dev.hushcell.policy.LogicalType;
import java.math.BigInteger;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that {@code setObject} was given together with a type, or one of a class that drivers
 * take in different ways. What the plain driver makes of it before the database sees it is its own;
 * what is not known of it is refused.
 *
 * @param value as the application gave it, not null
 * @param type one of {@code java.sql.Types}, or {@link #NO_TYPE}
 * @param scale digits behind the point; {@link #NO_SCALE} where none were given
 */
public record Targeted(Object value, int type, int scale) implements UnresolvedValue {
  public static final int NO_TYPE = Integer.MIN_VALUE;

  public static final int NO_SCALE = -1;

  @Override
  public @Nullable Object by(RealDriver driver, LogicalType column) throws SQLException {
    Object sent = sent(driver, column);
    return sent instanceof UnresolvedValue given ? given.by(driver, column) : sent;
  }

  /** Returns what the driver sends of it: a value as the setter of its class would take it. */
  public Object sent(RealDriver driver, LogicalType column) throws SQLException {
    if (type == Types.NULL && driver.targets().makesNulls()) {
      return NoValue.NULL;
    }
    Object sent = Argument.known(sent(driver.targets(), column));
    if (sent == null) {
      throw unknown();
    }
    return sent;
  }

  private @Nullable Object sent(TargetTypes targets, LogicalType column) throws SQLException {
    try {
      return targets.sent(this, column);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return null; // no cause: parsers quote what they parse
    }
  }

  /** Returns the value if no driver makes another one of it for the type; else null. */
  public @Nullable Object unchanged() {
    boolean same =
        switch (type) {
          case Types.TINYINT -> isWhole(Byte.SIZE - 1);
          case Types.SMALLINT -> isWhole(Short.SIZE - 1);
          case Types.INTEGER -> isWhole(Integer.SIZE - 1);
          case Types.BIGINT -> isWhole(Long.SIZE - 1);
          case Types.NUMERIC, Types.DECIMAL -> isWhole(2 * Long.SIZE - 1);
          case Types.CHAR,
              Types.VARCHAR,
              Types.LONGVARCHAR,
              Types.NCHAR,
              Types.NVARCHAR,
              Types.LONGNVARCHAR,
              Types.OTHER ->
              value instanceof String || value instanceof UUID || isWhole(2 * Long.SIZE - 1);
          default -> false;
        };
    return same ? value : null;
  }

  private boolean isWhole(int bits) {
    try {
      return (value instanceof String || value instanceof Number)
          && new BigInteger(value.toString()).bitLength() <= bits;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private SQLException unknown() {
    return SqlErrors.of(
        JdbcFault.NOT_CONVERTIBLE,
        "a value of class "
            + value.getClass().getSimpleName()
            + name()
            + " does not become a value of a protected column; bind it with the setter of its class"
            + " or as the type of the column");
  }

  private String name() {
    if (type == NO_TYPE) {
      return "";
    }
    try {
      return " bound as " + JDBCType.valueOf(type).getName();
    } catch (IllegalArgumentException e) {
      return " bound as a type of its driver";
    }
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "Targeted[" + value.getClass().getSimpleName() + ", " + type + "]";
  }
}
