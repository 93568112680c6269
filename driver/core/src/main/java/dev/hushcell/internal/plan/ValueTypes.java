package dev.hushcell.internal.plan;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;

/** Types of values that stand beside no column of their own family. */
public final class ValueTypes {
  /** The type of a number of rows, and of other numbers. */
  public static final LogicalType NUMBER =
      new LogicalType(Family.EXACT, "BIGINT", Types.BIGINT, "BIGINT", 64, 0, false);

  /** The type of a text. */
  public static final LogicalType TEXT =
      new LogicalType(
          Family.TEXT, "VARCHAR", Types.VARCHAR, "VARCHAR", Integer.MAX_VALUE, 0, false);

  private static final LogicalType DATE =
      new LogicalType(Family.DATE, "DATE", Types.DATE, "DATE", 10, 0, false);
  private static final LogicalType TIME =
      new LogicalType(Family.TIME, "TIME(6)", Types.TIME, "TIME", 15, 6, false);
  private static final LogicalType TIMESTAMP =
      new LogicalType(Family.TIMESTAMP, "TIMESTAMP(6)", Types.TIMESTAMP, "TIMESTAMP", 26, 6, false);

  private ValueTypes() {}

  /** Returns the type of a number, a date or a time. */
  public static LogicalType of(Family family) {
    return switch (family) {
      case EXACT -> NUMBER;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP -> TIMESTAMP;
      case TEXT, CHAR, BOOLEAN, ZONED_TIMESTAMP, UUID, BYTES, APPROXIMATE ->
          throw new IllegalArgumentException(family + " stands beside a column");
    };
  }
}
