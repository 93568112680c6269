package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;

/** Which types can have equality search, and what has to be accepted besides. */
public final class Searchable {
  private static final int FEW_BITS = 8;

  private Searchable() {}

  /** Returns what to do with a column that is compared without search, behind a message. */
  public static String advice(LogicalType type) {
    if (Documents.isDocument(type) || type.family() == Family.APPROXIMATE) {
      return ", and its type has no equality that cells can keep; leave it out";
    }
    if (LargeValues.isObject(type)) {
      return ", and a large object has no search; make it VARCHAR(n) or VARBINARY(n), declare search:"
          + " equality, or leave it out";
    }
    String besides =
        hasFewValues(type)
            ? ", accept: few-values"
            : losesZone(type) ? ", accept: utc" : type.ignoresCase() ? ", compare: exact" : "";
    return "; declare search: equality" + besides + " or leave it out";
  }

  /** Tells whether equal cells would nearly reveal the values. */
  public static boolean hasFewValues(LogicalType type) {
    boolean text = type.family() == Family.TEXT || type.family() == Family.CHAR;
    return type.family() == Family.BOOLEAN
        || type.jdbcType() == Types.TINYINT
        || (text && type.precision() <= 1)
        || (type.family() == Family.BYTES && type.precision() * FEW_BITS <= FEW_BITS);
  }

  /** Tells whether only the instant could be kept; some call their instants timestamps. */
  public static boolean losesZone(LogicalType type) {
    return type.family() == Family.ZONED_TIMESTAMP && type.jdbcType() != Types.TIMESTAMP;
  }
}
