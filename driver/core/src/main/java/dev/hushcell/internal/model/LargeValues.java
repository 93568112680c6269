package dev.hushcell.internal.model;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;

/** Which columns may have values that are sealed in chunks; see {@code driver/docs/format.md}. */
public final class LargeValues {
  /** Types of which no length is declared have at least this one; it differs by database. */
  private static final long UNBOUNDED = 1_000_000_000;

  private LargeValues() {}

  /** Tells whether a column has no search and a type whose values have no bound that matters. */
  public static boolean mayBeIn(ProtectedColumn column) {
    return !column.search().isDeterministic() && isLarge(column.type());
  }

  /** Tells whether a type is one of large objects, or of text or bytes without a length. */
  public static boolean isLarge(LogicalType type) {
    boolean content = type.family() == Family.TEXT || type.family() == Family.BYTES;
    return content && (isObject(type) || type.precision() >= UNBOUNDED);
  }

  public static boolean isObject(LogicalType type) {
    return switch (type.jdbcType()) {
      case Types.CLOB, Types.NCLOB, Types.BLOB -> true;
      default -> false;
    };
  }
}
